using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Commands;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>What an export does to a folder that has something in it already.</summary>
public sealed class ExportFolderTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    private string Out => _content.Beside("public");

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Only_files_whose_bytes_changed_are_written_and_what_is_gone_is_removed()
    {
        for (var i = 0; i < 30; i++)
        {
            _content.WriteItem($"item-{i}", $"Headline {i}", "categories: ['KLAS: Telehealth']\nauthor: [Ada]\n");
        }

        _content.WriteItem("other", "Elsewhere", "author: [Bo]\naliases: [/old/other]\n");
        var first = await ExportAsync();
        var times = Times();
        var same = await ExportAsync();
        Assert.Equal((first.Files.Count, 0, 0), (same.Summary.Unchanged, same.Summary.Written, same.Summary.Removed));
        Assert.Equal(times, Times());

        _content.WriteItem("item-29", "Headline 29", "categories: ['KLAS: Telehealth']\nauthor: [Ada]\n", body: "Another sentence.");
        var edited = await ExportAsync();
        var after = Times();
        Assert.Contains("news/item-29.html", Changed(times, after), StringComparer.Ordinal);
        Assert.Contains("feed.xml", Changed(times, after), StringComparer.Ordinal);
        Assert.DoesNotContain("news/item-3.html", Changed(times, after), StringComparer.Ordinal);
        Assert.DoesNotContain("author/bo.html", Changed(times, after), StringComparer.Ordinal);
        Assert.Equal((Changed(times, after).Count, 0), (edited.Summary.Written, edited.Summary.Removed));

        File.Delete(_content.FullPath("news/other.md"));
        var without = await ExportAsync();
        string[] gone = ["author/bo.html", "author/bo/atom.xml", "author/bo/feed.json", "author/bo/feed.xml", "news/other.html", "old/other.html"];
        Assert.Equal(gone, first.Files.Except(without.Files, StringComparer.Ordinal).ToArray());
        Assert.Equal(gone.Length, without.Summary.Removed);
        Assert.False(Directory.Exists(Path.Combine(Out, "author/bo")) || Directory.Exists(Path.Combine(Out, "old")));
        Assert.Empty(without.Ledger);
    }

    [Fact]
    public async Task A_site_without_items_is_a_site_and_takes_the_place_of_one_with_some()
    {
        _content.WriteItem("a", more: "author: [Ada]\n");
        await ExportAsync();
        File.Delete(_content.FullPath("news/a.md"));

        var exported = await ExportAsync();

        Assert.Empty(exported.Summary.Problems);
        Assert.True(exported.Summary.Removed > 4, $"{exported.Summary.Removed} removed");
        Assert.Equal(["404.html", "following.html", "index.html", "offering/index.html", "topic/index.html"], exported.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToArray());
        Assert.Contains("feed.xml", exported.Files, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_file_that_somebody_changed_or_deleted_is_put_right()
    {
        _content.WriteItem("a", "On the site");
        await ExportAsync();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Out, "news/a.html"));
        var changed = bytes.ToArray();
        changed[100] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(Out, "news/a.html"), changed);
        File.Delete(Path.Combine(Out, "news/index.html"));

        var again = await ExportAsync();

        Assert.Equal((2, 0), (again.Summary.Written, again.Summary.Removed));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(Out, "news/a.html")));
        Assert.Contains("news/index.html", again.Files, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Files_of_others_stay_and_one_in_the_way_is_told()
    {
        _content.WriteItem("a").WriteItem("b");
        await ExportAsync();
        await File.WriteAllTextAsync(Path.Combine(Out, "news/notes.txt"), "mine");
        await File.WriteAllTextAsync(Path.Combine(Out, "news/c.html"), "mine");
        Directory.CreateDirectory(Path.Combine(Out, "news/d.html"));
        _content.WriteItem("c").WriteItem("d");
        File.Delete(_content.FullPath("news/a.md"));
        File.Delete(_content.FullPath("news/b.md"));

        var exported = await ExportAsync();

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Out, "news/notes.txt")));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Out, "news/c.html")));
        Assert.Equal((2, 0, 2), (exported.Summary.Failed, exported.Summary.Nameless, exported.Summary.Removed));
        Assert.Contains(exported.Summary.Problems, problem => problem.Contains("'/news/c'", StringComparison.Ordinal) && problem.Contains("did not write", StringComparison.Ordinal));
        Assert.Contains(exported.Summary.Problems, problem => problem.Contains("'/news/d'", StringComparison.Ordinal));

        File.Delete(Path.Combine(Out, "news/c.html"));
        Directory.Delete(Path.Combine(Out, "news/d.html"));
        var freed = await ExportAsync();
        Assert.Equal((0, 2), (freed.Summary.Failed, freed.Summary.Written));
    }

    [Fact]
    public async Task A_link_below_the_folder_leads_no_file_out_of_it()
    {
        _content.WriteItem("a");
        await ExportAsync();
        var elsewhere = Directory.CreateDirectory(_content.Beside("elsewhere")).FullName;
        Directory.Delete(Path.Combine(Out, "news"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Out, "news"), elsewhere);
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "gone.html"), "mine");
        _content.WriteItem("b");

        var exported = await ExportAsync();

        Assert.Equal("gone.html", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(elsewhere))));
        Assert.True(exported.Summary.Failed > 0);
        Assert.All(exported.Summary.Problems, problem => Assert.StartsWith("'/news/", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manifest_that_names_files_elsewhere_or_is_in_no_order_harms_nothing()
    {
        _content.WriteItem("a").WriteItem("b");
        var first = await ExportAsync();
        var outside = _content.Beside("precious.txt");
        await File.WriteAllTextAsync(outside, "mine");
        await File.WriteAllTextAsync(Path.Combine(Out, "mine.txt"), "mine");
        var manifest = Path.Combine(Out, ExportedSite.Own, "manifest");
        var lines = await File.ReadAllLinesAsync(manifest);
        await File.WriteAllLinesAsync(manifest, [$"{new string('a', 64)}  ../precious.txt", $"{new string('a', 64)}  /etc/hostname", "not a line", .. lines.Reverse(), lines[0][..70]]);
        File.Delete(_content.FullPath("news/b.md"));

        var exported = await ExportAsync();

        Assert.True(File.Exists(outside) && File.Exists(Path.Combine(Out, "mine.txt")));
        Assert.Equal(["news/b.html"], first.Files.Except(exported.Files, StringComparer.Ordinal).ToArray());
        Assert.Empty(exported.Summary.Problems);
        Assert.Equal(lines.Length - 1, (await File.ReadAllLinesAsync(manifest)).Length);
    }

    [Fact]
    public async Task What_an_export_that_was_killed_wrote_is_known_to_the_next_one()
    {
        _content.WriteItem("a").WriteItem("b", body: "One.");
        await ExportAsync();
        var own = Path.Combine(Out, ExportedSite.Own);
        var manifest = await File.ReadAllLinesAsync(Path.Combine(own, "manifest"));

        // As if the first export had been killed before its end: files without a manifest, what it was about to write in its journal, a file half made.
        File.Delete(Path.Combine(own, "manifest"));
        await File.WriteAllLinesAsync(Path.Combine(own, "journal"), manifest.Reverse().Append($"{new string('b', 64)}  news/never-written.html").Append("cut o"));
        Directory.CreateDirectory(Path.Combine(own, "tmp"));
        await File.WriteAllTextAsync(Path.Combine(own, "tmp/17"), "<!DOCT");
        File.Delete(_content.FullPath("news/a.md"));
        _content.WriteItem("b", body: "Two.");
        var exported = await ExportAsync();

        Assert.Empty(exported.Summary.Problems);
        Assert.DoesNotContain("news/a.html", exported.Files, StringComparer.Ordinal);
        Assert.Contains("Two.", await File.ReadAllTextAsync(Path.Combine(Out, "news/b.html")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(own, "journal")) || Directory.Exists(Path.Combine(own, "tmp")));
    }

    [Fact]
    public async Task A_folder_with_other_files_and_one_in_or_around_the_content_is_refused()
    {
        _content.WriteItem("a");
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "thesis.txt"), "mine");
        Directory.CreateSymbolicLink(_content.Beside("link"), _content.Root);
        Directory.CreateDirectory(_content.Beside("linked"));
        Directory.CreateSymbolicLink(_content.Beside("linked/.curatednews"), Directory.CreateDirectory(_content.Beside("away")).FullName);
        await File.WriteAllTextAsync(_content.Beside("file"), "mine");

        Refused(Out, "must be empty");
        Refused(_content.Root, "apart from the content");
        Refused(_content.FullPath("news/public"), "apart from the content");
        Refused(_content.Beside(""), "apart from the content");
        Refused(_content.Beside("link/public"), "apart from the content");
        Refused(_content.Beside("linked"), "link");
        Refused(_content.Beside("file"), "file");
        Assert.Equal(["thesis.txt"], ExportedSite.FilesOf(Out));
        Assert.False(Directory.Exists(Path.Combine(Out, ExportedSite.Own)) || Directory.Exists(_content.FullPath("news/public")));

        // What has a longer name than the content folder is beside it.
        using (Web.Exporting.OutputFolder.Open(_content.Root + "-public", _content.Root))
        {
            Assert.Throws<IOException>(() => Web.Exporting.OutputFolder.Open(_content.Root + "-public", _content.Root));
        }
    }

    [Fact]
    public async Task What_cannot_be_made_keeps_the_file_that_it_had()
    {
        _content.WriteItem("a", more: "featuredImage: {href: shown.png, alt: Shown}\n");
        File.Copy(Path.Combine(SampleSite.ContentRoot, "media/blister-grid.png"), _content.FullPath("shown.png"));
        var first = await ExportAsync();

        // Another picture comes under its name, and goes before it is read.
        File.Copy(Path.Combine(SampleSite.ContentRoot, "media/stacked-letters.png"), _content.FullPath("shown.png"), overwrite: true);
        var second = await ExportedSite.OfAsync(_content.Root, Out, onImported: () => File.Delete(_content.FullPath("shown.png")), onMade: _ => { });

        Assert.Equal(("'/media/shown.png' has no file: it answered 404.", 1), (Assert.Single(second.Summary.Problems), second.Summary.Failed));
        Assert.Equal([.. first.Files], second.Files.ToArray());
        Assert.DoesNotContain("media/shown.png", (await ExportAsync()).Files, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_import_by_another_process_meanwhile_is_noticed()
    {
        _content.WriteItem("a");
        var isImported = false;

        var torn = await ExportedSite.OfAsync(_content.Root, Out, onImported: () => { }, onMade: _ =>
        {
            if (!isImported)
            {
                isImported = true;
                _content.WriteItem("b");
                using var other = new Importer(new CatalogFile(Out + ".db"), new ContentFolder(_content.Root), new ItemParser(ContentLimits.Default), TimeProvider.System, NullLogger<Importer>.Instance);
                other.ImportAsync(progress: null, CancellationToken.None).GetAwaiter().GetResult();
            }
        });

        Assert.True(torn.Summary.IsTorn);
        Assert.False((await ExportAsync()).Summary.IsTorn);
    }

    private void Refused(string path, string because) =>
        Assert.Contains(because, Assert.Throws<UsageException>(() => Web.Exporting.OutputFolder.Open(path, _content.Root)).Message, StringComparison.Ordinal);

    private Task<ExportedSite> ExportAsync() => ExportedSite.OfAsync(_content.Root, Out);

    private Dictionary<string, (DateTime, long)> Times() =>
        ExportedSite.FilesOf(Out).ToDictionary(file => file, file => (File.GetLastWriteTimeUtc(Path.Combine(Out, file)), new FileInfo(Path.Combine(Out, file)).Length), StringComparer.Ordinal);

    private static List<string> Changed(Dictionary<string, (DateTime, long)> before, Dictionary<string, (DateTime, long)> after) =>
        [.. after.Where(file => !before.TryGetValue(file.Key, out var known) || known != file.Value).Select(file => file.Key)];
}
