using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

public sealed class BrokenFileTests : IDisposable
{
    private const string Broken = "---\ntitle: 'not closed\n---\nText.\n";

    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_broken_file_keeps_its_last_good_version_and_is_named()
    {
        _site.Write("news/a.md", new ItemFile { Title = "The good one", Topics = ["KLAS: Imaging"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b" });
        await _site.ImportAsync();
        _site.Write("news/a.md", Broken);

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 1, 2), (summary.Updated, summary.Unchanged, summary.Items));
        Assert.Equal("news/a.md", Assert.Single(summary.Errors).Location.Path);
        Assert.Equal(["A headline", "The good one"], await TitlesAsync());
        using var db = _site.Open();
        Assert.Equal(SourceKind.Broken, (await db.Files.SingleAsync(file => file.Path == "news/a.md")).Kind);
        Assert.Equal(1, (await db.Nodes.SingleAsync(node => node.Key == "klas-imaging")).Items);
    }

    [Fact]
    public async Task Its_errors_are_reported_until_it_is_mended()
    {
        _site.Write("news/a.md", Broken);
        _site.Write("news/b.md", new ItemFile { Slug = "b" });
        await _site.ImportAsync();

        var unchanged = await _site.ImportAsync();
        var other = await _site.ImportPathsAsync("news/b.md");
        _site.Write("news/a.md", new ItemFile());
        var mended = await _site.ImportPathsAsync("news/a.md");

        Assert.Equal("news/a.md", Assert.Single(unchanged.Errors).Location.Path);
        Assert.Equal("news/a.md", Assert.Single(other.Errors).Location.Path);
        Assert.Empty(mended.Errors);
    }

    [Fact]
    public async Task A_file_that_is_broken_from_the_start_is_no_item()
    {
        _site.Write("news/a.md", Broken);

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 0, 0), (summary.Added, summary.Items, summary.Captures));
        Assert.Equal(Rules.YamlSyntax.Code, Assert.Single(summary.Errors).Code);
        Assert.Empty(await TitlesAsync());
    }

    [Fact]
    public async Task A_file_that_is_put_back_is_as_if_it_had_never_been_broken()
    {
        _site.Write("news/a.md", new ItemFile { Title = "The good one", Topics = ["KLAS: Imaging"] });
        var good = _site.Read("news/a.md");
        await _site.ImportAsync();
        _site.Write("news/a.md", Broken);
        await _site.ImportAsync();
        _site.Write("news/a.md", good);

        await _site.ImportAsync();

        var fresh = _site.NewCatalog();
        await _site.ImportAsync(fresh);
        Assert.Equal(CatalogDump.Of(fresh), _site.Dump());
    }

    [Fact]
    public async Task A_broken_file_that_is_deleted_takes_its_last_good_version_with_it()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        _site.Write("news/a.md", Broken);
        await _site.ImportAsync();
        _site.Delete("news/a.md");

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 0), (summary.Removed, summary.Items));
        Assert.Empty(summary.Errors);
        Assert.Empty(await TitlesAsync());
    }

    [Fact]
    public async Task A_file_over_the_limit_is_reported_unread()
    {
        _site.Write("news/a.md", new byte[ContentLimits.Default.MaxFileBytes + 1]);

        var summary = await _site.ImportAsync();
        var again = await _site.ImportAsync();

        Assert.Equal(Rules.FileTooLarge.Code, Assert.Single(summary.Errors).Code);
        Assert.Equal((0, 1, false), (again.Updated, again.Unchanged, again.HasChanges));
    }

    [Fact]
    public async Task What_does_not_change_with_time_is_unchanged_even_if_it_is_young()
    {
        _site.Write("news/a.md", new byte[ContentLimits.Default.MaxFileBytes + 1]);
        File.SetLastWriteTimeUtc(_site.Folder.FullPath("news/a.md"), TimeProvider.System.GetUtcNow().UtcDateTime);
        File.CreateSymbolicLink(_site.Folder.FullPath("news/b.md"), _site.Folder.FullPath("news/c.md"));
        await _site.ImportAsync();

        var again = await _site.ImportAsync();

        Assert.Equal((0, 2, false), (again.Updated, again.Unchanged, again.HasChanges));
        Assert.Equal((1, 1), (again.Errors.Count, again.Warnings));
    }

    [Fact]
    public async Task Errors_come_in_the_order_of_their_files()
    {
        _site.Write("news/b.md", Broken);
        _site.Write("news/a.md", Broken);
        _site.Write("a.md", Broken);

        var summary = await _site.ImportAsync();

        Assert.Equal(["a.md", "news/a.md", "news/b.md"], [.. summary.Errors.Select(error => error.Location.Path)]);
    }

    [Fact]
    public async Task With_another_rendering_version_a_last_good_version_is_cleaned_again()
    {
        _site.Write("news/a.md", new ItemFile());
        await _site.ImportAsync();
        _site.Write("news/a.md", Broken);
        await _site.ImportAsync();
        using var db = _site.Open();
        await db.Context.Database.ExecuteSqlAsync($"UPDATE State SET RenderingVersion = 0");
        await db.Context.Database.ExecuteSqlAsync($"UPDATE ItemTexts SET Body = '<p>kept<script>alert(1)</script></p>'");

        await _site.ImportAsync();

        Assert.DoesNotContain("script", (await db.Context.ItemTexts.SingleAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(RenderingVersion.Current, (await db.State.SingleAsync()).RenderingVersion);
    }

    private async Task<List<string>> TitlesAsync()
    {
        using var db = _site.Open();
        return await db.Items.OrderBy(item => item.Title).Select(item => item.Title).ToListAsync();
    }
}
