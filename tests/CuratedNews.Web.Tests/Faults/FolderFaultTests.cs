using System.Net;
using CuratedNews.Web.Tests.Commands;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>What happens to the content folder under a site: it keeps what it has, says so once, and follows the folder again.</summary>
public sealed class FolderFaultTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public FolderFaultTests()
    {
        for (var i = 0; i < 30; i++)
        {
            _content.WriteItem($"item-{i}", $"Item {i}");
        }
    }

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_is_away_or_empty_leaves_the_site_as_it_is_and_is_told_once(bool isEmpty)
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        await using var reader = new SteadyReader(site.Address, ["/", "/news/item-0", "/news/item-29"]);

        Directory.Move(_content.Root, _content.Beside("elsewhere"));
        if (isEmpty)
        {
            Directory.CreateDirectory(_content.Root);
        }

        await ServedSite.UntilAsync(() => Task.FromResult(Told(site, "could not be imported") == 1), "the log says so");
        await Task.Delay(TimeSpan.FromSeconds(6)); // Over the next try.
        Assert.Equal(1, Told(site, "could not be imported"));
        Assert.Contains("30 items by", (await site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);

        if (isEmpty)
        {
            Directory.Delete(_content.Root);
        }

        Directory.Move(_content.Beside("elsewhere"), _content.Root);
        _content.WriteItem("item-0", "After its return");
        await ServedSite.UntilAsync(async () => (await site.PageAsync("/news/item-0")).QuerySelector("h1")!.TextContent == "After its return", "an edit is seen");
        Assert.Equal(1, Told(site, "could be imported again"));
        await reader.AssertUndisturbedAsync();
    }

    [Fact]
    public async Task Another_folder_in_its_place_is_the_content_from_then_on()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        Directory.Move(_content.Root, _content.Beside("old"));
        _content.WriteItem("item-0", "Of another folder");

        await ServedSite.UntilAsync(async () => (await site.PageAsync("/news/item-0")).QuerySelector("h1")!.TextContent == "Of another folder", "the other folder is read");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/news/item-29"));
        _content.WriteItem("item-0", "Edited there");
        await ServedSite.UntilAsync(async () => (await site.PageAsync("/news/item-0")).QuerySelector("h1")!.TextContent == "Edited there", "the other folder is watched");
    }

    [Fact]
    public async Task Without_its_folder_a_site_starts_from_the_catalog_and_without_both_it_does_not()
    {
        string[] import = ["import", "--content", "content", "--data", "catalog.db"];
        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), import)).ExitCode);
        Directory.Move(_content.Root, _content.Beside("elsewhere"));

        using (var site = await ServedSite.StartAsync(_content))
        {
            Assert.Contains("Item 7", await site.TextAsync("/news/item-7"), StringComparison.Ordinal);
            Directory.Move(_content.Beside("elsewhere"), _content.Root);
            _content.WriteItem("item-7", "Back again");
            await ServedSite.UntilAsync(async () => (await site.TextAsync("/news/item-7")).Contains("Back again", StringComparison.Ordinal), "the folder is followed");
        }

        Directory.Move(_content.Root, _content.Beside("elsewhere"));
        var run = await CommandRun.OfAsync(_content.Beside(""), "serve", "--content", "content", "--data", "other.db");
        Assert.Equal((2, false), (run.ExitCode, File.Exists(_content.Beside("other.db"))));
        Assert.Contains("The content folder must exist", run.Error, StringComparison.Ordinal);
        Directory.Move(_content.Beside("elsewhere"), _content.Root);
    }

    private static int Told(RunningSite site, string what) => site.Log.Lines.Count(line => line.Contains(what, StringComparison.Ordinal));
}
