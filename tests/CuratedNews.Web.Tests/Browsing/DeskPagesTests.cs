using CuratedNews.Web.Tests.Preview;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>The desk and its lists in a browser, with something in each.</summary>
[Collection(nameof(Browser))]
public sealed class DeskPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task No_list_of_the_desk_breaks_a_rule_of_accessibility_or_the_width(int width)
    {
        using var content = new TemporaryContent();
        var endless = new string('w', 200);
        content.WriteItem("draft", $"A title that goes on and on {endless}", "status: draft\nunknown: field\n")
            .WriteItem("out", "It is out", "categories: [Topic without a vocabulary]\n")
            .Write("news/scheduled.md", "---\ntitle: It is scheduled\nslug: scheduled\nbasePath: /news/\ndate: 2026-12-01\n---\nText.\n")
            .Write($"captures/{endless}.txt", "Harbours count their boats again\n\nShare this article\n\nThe count was taken up again after a pause of two years, and it found more boats than before.\n")
            .Write("news/broken.md", "---\ntitle: [\n---\n");
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        await using var window = await chromium.OpenAsync(site, "/preview/sign-in", width);
        await window.Page.GetByLabel("Name").FillAsync(EditorSession.Name);
        await window.Page.GetByLabel("Secret").FillAsync(EditorSession.Secret);
        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await window.Page.ArriveAsync("/preview/");
        foreach (var url in (string[])["/preview/", "/preview/?state=draft", "/preview/?q=i", "/preview/?state=removed", "/preview/problems", "/preview/problems?rule=CN1020", "/preview/problems?file=news/broken.md", "/preview/problems?by=file", $"/preview/file/captures/{endless}.txt"])
        {
            await window.Page.GotoAsync(url);
            await window.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                Assert.Empty((await window.Page.ViolationsAsync(scheme)).Select(violation => $"{url} {violation}"));
                Assert.Empty(await window.OverflowAsync());
            }
        }

        Assert.Empty(window.Complaints);
    }
}
