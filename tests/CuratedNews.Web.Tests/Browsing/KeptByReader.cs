using System.Text.Json;
using Microsoft.Playwright;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>What a reader's browser keeps of the site, and a window that has it from the start.</summary>
internal static class KeptByReader
{
    public const string Key = "reader.1";

    /// <summary>What the browser's clock says in these windows, which stands still.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A window on a page of the site, in a browser that was here before.</summary>
    /// <param name="kept">As it is stored, whatever it is; null for a first visit.</param>
    public static async Task<BrowserWindow> OpenWithAsync(this Chromium chromium, RunningSite site, string? kept, string url, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        // A file of the site, in which no script runs.
        var window = await chromium.OpenAsync(site, "/robots.txt", width, scheme);
        await window.Page.Clock.SetFixedTimeAsync(Now.UtcDateTime);
        if (kept is not null)
        {
            await window.Page.EvaluateAsync("([key, kept]) => localStorage.setItem(key, kept)", new[] { Key, kept });
        }

        await window.Page.GotoAsync(url);
        return window;
    }

    public static string Of(DateTimeOffset? seen = null, IEnumerable<(string Slug, string Label)>? topics = null, IEnumerable<(string Url, string Title)>? later = null) =>
        JsonSerializer.Serialize(new
        {
            topics = (topics ?? []).Select(topic => new { slug = topic.Slug, label = topic.Label }),
            later = (later ?? []).Select(item => new { url = item.Url, title = item.Title, note = "1 Nov 2026" }),
            seen = seen?.ToUnixTimeMilliseconds() ?? 0,
            before = 0,
        });

    /// <summary>The slugs of the topics that are followed, then the URLs of what is kept to read later, as they are stored.</summary>
    public static Task<string[]> StoredAsync(IPage page) =>
        page.EvaluateAsync<string[]>("key => { const { topics, later } = JSON.parse(localStorage.getItem(key)); return [...topics.map(topic => topic.slug), ...later.map(item => item.url)]; }", Key);
}
