using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>An export again asks only for what imports changed since the last one, and leaves the rest as it is.</summary>
public sealed class AgainTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    private string Out => _content.Beside("public");

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_any_edits_it_is_what_an_export_into_an_empty_folder_is(int seed)
    {
        var random = new RandomContent(_content, seed);
        random.Fill(50);
        var made = 0;
        await ExportAsync(_ => made++);
        var all = made;
        var fewest = int.MaxValue;
        for (var round = 0; round < 8; round++)
        {
            random.Edit();
            made = 0;
            var again = await ExportAsync(_ => made++);
            fewest = Math.Min(fewest, made);

            var fresh = await ExportedSite.OfAsync(_content.Root, _content.Beside($"fresh-{round}"));
            Assert.Equal(fresh.Files, again.Files);
            Assert.Equal(fresh.Ledger, again.Ledger);
            Assert.All(fresh.Files, file => Assert.Equal(Read(fresh, file), Read(again, file)));
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(fresh.Folder, ExportedSite.Own, "manifest")), await File.ReadAllTextAsync(Path.Combine(again.Folder, ExportedSite.Own, "manifest")));
        }

        Assert.True(fewest < all * 3 / 4, $"{fewest} of {all} URLs were asked for again at the least");
    }

    [Fact]
    public async Task What_shows_an_item_is_asked_for_and_nothing_else()
    {
        for (var i = 0; i < 50; i++)
        {
            _content.WriteItem($"item-{i}", $"Headline {i}", $"categories: ['KLAS: {(i < 5 ? "Rare" : "Common")}']\nauthor: [{(i < 5 ? "Ada" : "Bo")}]\naliases: [/old/item-{i}]\n");
        }

        await ExportAsync(_ => { });
        _content.WriteItem("item-3", "Headline 3", "categories: ['KLAS: Rare']\nauthor: [Ada]\naliases: [/old/item-3]\n", body: "It is another one now.");

        var asked = new HashSet<string>(StringComparer.Ordinal);
        await ExportAsync(url =>
        {
            lock (asked)
            {
                asked.Add(url);
            }
        });

        Assert.Superset(new HashSet<string>(["/news/item-3", "/topic/klas-rare", "/topic/klas-rare/feed.xml", "/author/ada"], StringComparer.Ordinal), asked);
        Assert.DoesNotContain("/news/item-10", asked);
        Assert.DoesNotContain("/topic/klas-common", asked);
        Assert.DoesNotContain("/author/bo/feed.json", asked);
        Assert.DoesNotContain("/old/item-10", asked);
        Assert.DoesNotContain("/old/item-3", asked);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("longer")]
    [InlineData("of the same length")]
    [InlineData("a link to a copy")]
    public async Task A_file_that_somebody_changed_is_made_again(string how)
    {
        _content.WriteItem("a", "One").WriteItem("b", "Two");
        var file = (await ExportAsync(_ => { })).FullPath("news/a.html");
        var text = await File.ReadAllTextAsync(file);
        switch (how)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "longer":
                await File.AppendAllTextAsync(file, "more");
                break;
            case "a link to a copy":
                var (copy, written) = (_content.Beside("copy.html"), File.GetLastWriteTimeUtc(file));
                File.Move(file, copy);
                File.CreateSymbolicLink(file, copy);
                File.SetLastWriteTimeUtc(file, written);
                break;
            default:
                await File.WriteAllTextAsync(file, text.Replace("One", "Une", StringComparison.Ordinal));
                break;
        }

        var again = await ExportAsync(_ => { });

        Assert.Equal(text, await File.ReadAllTextAsync(file));
        Assert.Equal(1, again.Summary.Written);
        Assert.Null(new FileInfo(file).LinkTarget);
    }

    [Fact]
    public async Task What_few_edits_changed_is_written_behind_the_memory_and_into_the_manifest_in_its_place()
    {
        _content.WriteItem("a", "One").WriteItem("b", "Two");
        await ExportAsync(_ => { });
        var (memory, manifest) = (Path.Combine(Out, ExportedSite.Own, "memory"), Path.Combine(Out, ExportedSite.Own, "manifest"));
        var (first, lines) = (await File.ReadAllBytesAsync(memory), await File.ReadAllLinesAsync(manifest));

        _content.WriteItem("a", "One", body: "Other words.");
        await ExportAsync(_ => { });
        var second = await File.ReadAllBytesAsync(memory);

        // Behind its beginning, which tells the generation and the end, it is what it was, with a little more.
        Assert.InRange(second.Length, first.Length + 1, first.Length * 2);
        Assert.Equal(first[100..], second[100..first.Length]);
        var news = await File.ReadAllLinesAsync(manifest);
        Assert.Equal([.. lines.Select(line => line[64..])], (string[])[.. news.Select(line => line[64..])]);
        Assert.DoesNotContain(lines.Single(line => line.EndsWith("  news/a.html", StringComparison.Ordinal)), news, StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_export_began_to_add_to_the_memory_does_not_count()
    {
        _content.WriteItem("a", "One").WriteItem("b", "Two");
        await ExportAsync(_ => { });
        _content.WriteItem("a", "One", body: "Other words.");
        await ExportAsync(_ => { });
        await File.AppendAllTextAsync(Path.Combine(Out, ExportedSite.Own, "memory"), "An entry that was not fi");

        _content.WriteItem("a", "One", body: "Words of another day.");
        var again = await ExportAsync(_ => { });
        var made = 0;
        await ExportAsync(_ => made++);

        Assert.Contains("Words of another day.", Read(again, "news/a.html"), StringComparison.Ordinal);
        var fresh = await ExportedSite.OfAsync(_content.Root, _content.Beside("fresh"));
        Assert.All(fresh.Files, file => Assert.Equal(Read(fresh, file), Read(again, file)));
        Assert.InRange(made, 0, fresh.Files.Count / 2);
    }

    [Theory]
    [InlineData("Site:Name", "Other")]
    [InlineData("Feeds:Authority", "other.example,2026-09-01")]
    public async Task With_another_configuration_all_is_made_again(string key, string value)
    {
        _content.WriteItem("a", "One");
        var made = 0;
        await ExportAsync(_ => made++);
        var all = made;
        made = 0;

        await ExportedSite.OfAsync(_content.Root, Out, onImported: () => { }, onMade: _ => made++, (key, value));

        Assert.Equal(all, made);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(200)]
    [InlineData(-1)]
    public async Task A_memory_that_is_cut_off_is_no_memory(int length)
    {
        _content.WriteItem("a", "One").WriteItem("b", "Two");
        var first = await ExportAsync(_ => { });
        var memory = Path.Combine(Out, ExportedSite.Own, "memory");
        await using (var file = File.OpenWrite(memory))
        {
            file.SetLength(length < 0 ? file.Length + length : length);
        }

        _content.WriteItem("a", "Other");
        var again = await ExportAsync(_ => { });

        Assert.Equal(first.Files, again.Files);
        Assert.Contains("Other", Read(again, "news/a.html"), StringComparison.Ordinal);
    }

    private static string Read(ExportedSite site, string file) => File.ReadAllText(site.FullPath(file), System.Text.Encoding.Latin1);

    private Task<ExportedSite> ExportAsync(Action<string> onMade) => ExportedSite.OfAsync(_content.Root, Out, onImported: () => { }, onMade);
}
