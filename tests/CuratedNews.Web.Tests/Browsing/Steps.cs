using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>What a reader does on a page, each step done when the next page is there.</summary>
internal static class Steps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Clicks on a link.</summary>
    public static async Task FollowAsync(this IPage page, ILocator link)
    {
        var url = await link.EvaluateAsync<string>("link => link.href");
        await link.ClickAsync();
        await page.ArriveAsync(at => at == url, url);
    }

    /// <summary>Types into a field in place of what stands there, and presses Enter.</summary>
    /// <param name="path">The beginning of the URL that the form leads to, without the origin.</param>
    public static async Task SubmitAsync(this IPage page, string field, string text, string path)
    {
        await page.FillAsync(field, text);
        await page.PressAsync(field, "Enter");
        await page.ArriveAsync(at => new Uri(at).PathAndQuery.StartsWith(path, StringComparison.Ordinal), path);
    }

    /// <summary>Waits until a page is there with all that it loads.</summary>
    /// <param name="end">What its URL ends with.</param>
    public static Task ArriveAsync(this IPage page, string end) => page.ArriveAsync(at => at.EndsWith(end, StringComparison.Ordinal), $"one that ends with {end}");

    /// <summary>Waits until a page is there with all that it loads.</summary>
    /// <remarks>Asks the page itself: the driver's own waiting misses a page that arrives between its look at the URL and the moment from which it listens.</remarks>
    /// <param name="isThere">Whether this is its URL.</param>
    /// <param name="expected">The URL in words.</param>
    /// <exception cref="TimeoutException">Another page is there after half a minute.</exception>
    public static async Task ArriveAsync(this IPage page, Func<string, bool> isThere, string expected)
    {
        string[] found = [page.Url, "asked for"];
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(10))
        {
            try
            {
                found = await page.EvaluateAsync<string[]>("() => [location.href, document.readyState]");
            }
            catch (PlaywrightException problem) when (problem.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // The next page took this one's place while it was asked.
                continue;
            }

            if (isThere(found[0]) && found[1] == "complete")
            {
                return;
            }
        }

        throw new TimeoutException($"Expected the page's URL to be {expected}, and the page to be complete; found {found[0]}, {found[1]}.");
    }

    /// <summary>The number that an element's text begins with, such as 1204 of "1,204 items".</summary>
    public static async Task<int> NumberAsync(this ILocator element)
    {
        var text = await element.InnerTextAsync();
        var digits = string.Concat(text.TakeWhile(c => char.IsAsciiDigit(c) || c == ',').Where(char.IsAsciiDigit));
        return digits.Length > 0
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : throw new FormatException($"The text must begin with a number, such as 1,204 items; found '{text}'.");
    }

    public static string PathAndQuery(this IPage page) => new Uri(page.Url).PathAndQuery;
}
