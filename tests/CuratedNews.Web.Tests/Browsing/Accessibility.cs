using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>The rules of accessibility that a program can look for, as axe knows them.</summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What breaks a rule: all of them in the light; in the dark, where nothing but colours is another, those of colours.</summary>
    /// <remarks>axe is asked in the page itself, which has no frames; a package for Playwright opens a second page for each answer, which takes twice the time.</remarks>
    /// <param name="scheme">In which the page is then shown.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var found = await page.EvaluateAsync<string[]>(
            """
            async isDark => {
              const only = isDark ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {};
              const { passes, violations } = await axe.run(document, { resultTypes: ['violations'], ...only });
              return [String(passes.length), ...violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))];
            }
            """,
            scheme == ColorScheme.Dark);
        Assert.True(found[0] != "0", "No rule was looked at.");
        return [.. found.Skip(1).Select(violation => $"{scheme} {violation}")];
    }
}
