using System.Diagnostics;
using System.Net;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Tests that measure: no others run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What an editor saves is on the site within a second.</summary>
[Collection(nameof(Alone))]
public sealed class WatcherTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Long enough for a machine that is busy with other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_saved_file_is_on_the_site_within_a_second()
    {
        using var content = new TemporaryContent();
        content.WriteItem("first", "Version 0");
        await using var site = await RunningSite.StartAsync(content.Root);

        // The machine may be busy for a moment: the best of five counts.
        var fastest = TimeSpan.MaxValue;
        for (var version = 1; version <= 5; version++)
        {
            var title = $"Version {version}";
            content.WriteItem("first", title);
            var elapsed = await UntilAsync(async () => await HeadlineAsync(site, "/news/first") == title);
            fastest = elapsed < fastest ? elapsed : fastest;
        }

        Assert.True(fastest < Second, $"it took {fastest.TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task A_new_file_a_renamed_and_a_deleted_one_are_seen()
    {
        using var content = new TemporaryContent();
        content.WriteItem("stays", "It stays");
        await using var site = await RunningSite.StartAsync(content.Root);

        content.WriteItem("new", "It is new", "author: [Ada]\n");
        await UntilAsync(async () => await site.StatusAsync("/news/new") == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/author/ada"));

        // An editor's save: the text goes to another name first and is renamed into place.
        File.WriteAllText(content.FullPath("news/.new.md.swp"), (await File.ReadAllTextAsync(content.FullPath("news/new.md"))).Replace("It is new", "It is changed", StringComparison.Ordinal));
        File.Move(content.FullPath("news/.new.md.swp"), content.FullPath("news/new.md"), overwrite: true);
        await UntilAsync(async () => await HeadlineAsync(site, "/news/new") == "It is changed");

        File.Move(content.FullPath("news/new.md"), content.FullPath("news/other-name.md"));
        await Task.Delay(Second);
        Assert.Equal("It is changed", await HeadlineAsync(site, "/news/new"));

        File.Move(content.FullPath("news/other-name.md"), content.FullPath("news/other-name.md.off"));
        await UntilAsync(async () => await site.StatusAsync("/news/new") == HttpStatusCode.NotFound);

        File.Move(content.FullPath("news/other-name.md.off"), content.FullPath("news/other-name.md"));
        await UntilAsync(async () => await site.StatusAsync("/news/new") == HttpStatusCode.OK);

        File.Delete(content.FullPath("news/other-name.md"));
        await UntilAsync(async () => await site.StatusAsync("/news/new") == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/author/ada"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/stays"));
    }

    [Fact]
    public async Task A_broken_file_keeps_its_last_page_and_a_mended_one_changes_it()
    {
        using var content = new TemporaryContent();
        content.WriteItem("item", "The good one");
        await using var site = await RunningSite.StartAsync(content.Root);

        content.Write("news/item.md", "---\ntitle: [The broken one\nslug: item\n---\nText\n");
        await UntilAsync(() => Task.FromResult(site.Log.Lines.Any(line => line.Contains("news/item.md", StringComparison.Ordinal))));
        Assert.Equal("The good one", await HeadlineAsync(site, "/news/item"));

        content.WriteItem("item", "The mended one");
        await UntilAsync(async () => await HeadlineAsync(site, "/news/item") == "The mended one");
    }

    [Fact]
    public async Task A_folder_of_items_that_goes_away_and_comes_back_is_followed()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a").WriteItem("b").Write("keep.md", "---\ntitle: Kept\nslug: kept\nbasePath: /other/\ndate: 2026-05-01\n---\nText\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        Directory.Move(content.FullPath("news"), content.Beside("news-elsewhere"));
        await UntilAsync(async () => await site.StatusAsync("/news/a") == HttpStatusCode.NotFound && await site.StatusAsync("/news/b") == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/other/kept"));

        Directory.Move(content.Beside("news-elsewhere"), content.FullPath("news"));
        await UntilAsync(async () => await site.StatusAsync("/news/a") == HttpStatusCode.OK && await site.StatusAsync("/news/b") == HttpStatusCode.OK);

        content.WriteItem("a", "Changed after its return");
        await UntilAsync(async () => await HeadlineAsync(site, "/news/a") == "Changed after its return");
    }

    [Fact]
    public async Task While_the_whole_folder_is_away_the_site_stays_and_it_is_followed_again_after()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", "Before");
        await using var site = await RunningSite.StartAsync(content.Root);

        Directory.Move(content.Root, content.Beside("elsewhere"));
        await Task.Delay(Second);
        Assert.Equal("Before", await HeadlineAsync(site, "/news/a"));

        Directory.Move(content.Beside("elsewhere"), content.Root);
        content.WriteItem("a", "After");
        await UntilAsync(async () => await HeadlineAsync(site, "/news/a") == "After");

        content.WriteItem("a", "Once more");
        await UntilAsync(async () => await HeadlineAsync(site, "/news/a") == "Once more");
    }

    [Fact]
    public async Task A_hundred_files_saved_at_once_are_all_there()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root);

        for (var i = 0; i < 100; i++)
        {
            content.WriteItem($"item-{i}", $"Item {i}");
        }

        await UntilAsync(async () => await site.StatusAsync("/") == HttpStatusCode.OK && (await site.PageAsync("/")).Body!.TextContent.Contains("100 items by", StringComparison.Ordinal));
        Assert.Equal("Item 99", await HeadlineAsync(site, "/news/item-99"));
    }

    private static async Task<string?> HeadlineAsync(RunningSite site, string url) => (await site.PageAsync(url)).QuerySelector("h1")?.TextContent;

    /// <summary>Asks again and again until it is so.</summary>
    /// <returns>How long it took.</returns>
    private static async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            Assert.True(elapsed < Patience, $"it is not so after {elapsed.TotalSeconds:0} s");
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
