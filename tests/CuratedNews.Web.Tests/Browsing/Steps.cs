using System.Globalization;
using Microsoft.Playwright;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>What a reader does on a page, each step done when the next page is there.</summary>
internal static class Steps
{
    /// <summary>Clicks on a link.</summary>
    public static async Task FollowAsync(this IPage page, ILocator link)
    {
        var url = await link.EvaluateAsync<string>("link => link.href");
        await link.ClickAsync();
        await page.ArriveAsync(at => at == url);
    }

    /// <summary>Types into a field in place of what stands there, and presses Enter.</summary>
    /// <param name="path">The beginning of the URL that the form leads to, without the origin.</param>
    public static async Task SubmitAsync(this IPage page, string field, string text, string path)
    {
        await page.FillAsync(field, text);
        await page.PressAsync(field, "Enter");
        await page.ArriveAsync(at => new Uri(at).PathAndQuery.StartsWith(path, StringComparison.Ordinal));
    }

    /// <summary>Waits until a page is there as far as its footer. Its load event may be over before it can be waited for.</summary>
    private static async Task ArriveAsync(this IPage page, Func<string, bool> isThere)
    {
        await page.WaitForURLAsync(isThere, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("body > footer", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
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
