using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>A clock that jumps: what readers see is right for what it says now, and what a wrong one did is undone.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_clock_that_jumps_on_and_back_leaves_every_item_as_it_was()
    {
        _content.WriteItem("now").WriteItem("ends", more: "expiryDate: 2026-12-24\n");
        foreach (var slug in (string[])["later", "later-too"])
        {
            _content.Write($"news/{slug}.md", $"---\ntitle: Later\nslug: {slug}\nbasePath: /news/\ndate: '2026-12-24'\n---\nText.\n");
        }

        await using var site = await RunningSite.StartAsync(_content.Root);
        await using var reader = new SteadyReader(site.Address, ["/", "/news/now", "/feed.xml"]);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), await SeenAsync(site));

        site.Clock.Now = RunningSite.Today.AddYears(3);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), await SeenAsync(site));
        await ServedSite.UntilAsync(() => CountsAsync(site, "3 items by"), "the sums follow the clock on");

        site.Clock.Now = RunningSite.Today.AddDays(-1);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/news/later"));
        await ServedSite.UntilAsync(async () => await site.StatusAsync("/news/ends") == HttpStatusCode.OK && await CountsAsync(site, "2 items by"), "what the wrong clock ended is back");
        _content.WriteItem("more");
        await ServedSite.UntilAsync(() => CountsAsync(site, "3 items by"), "edits are followed");
        await reader.AssertUndisturbedAsync();
    }

    private static async Task<(HttpStatusCode Ends, HttpStatusCode Later)> SeenAsync(RunningSite site) => (await site.StatusAsync("/news/ends"), await site.StatusAsync("/news/later"));

    private static async Task<bool> CountsAsync(RunningSite site, string text) => (await site.PageAsync("/")).Body!.TextContent.Contains(text, StringComparison.Ordinal);
}
