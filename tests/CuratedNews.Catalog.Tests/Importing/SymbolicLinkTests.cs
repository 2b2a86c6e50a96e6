using CuratedNews.Content.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>Links in the content folder: what stands behind one is somebody else's.</summary>
public sealed class SymbolicLinkTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_symbolic_link_is_reported_and_not_followed()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        File.CreateSymbolicLink(_site.Folder.FullPath("news/b.md"), _site.Folder.FullPath("news/a.md"));
        File.CreateSymbolicLink(_site.Folder.FullPath("news/c.md"), _site.Folder.FullPath("news/nowhere.md"));
        Directory.CreateSymbolicLink(_site.Folder.FullPath("again"), _site.Folder.FullPath("news"));

        var summary = await _site.ImportAsync();

        Assert.Equal((1, 3), (summary.Items, summary.Warnings));
        Assert.Equal(["news/a.md /news/one False"], await _site.ItemsAsync());
        using var db = _site.Open();
        Assert.Equal(["again", "news/b.md", "news/c.md"], await db.Diagnostics.OrderBy(row => row.Path).Select(row => row.Path).ToListAsync());
        Assert.All(await db.Diagnostics.ToListAsync(), row => Assert.Equal(Rules.LinkNotFollowed.Code, row.Code));
    }

    [Fact]
    public async Task A_symbolic_link_that_stays_is_unchanged()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        File.CreateSymbolicLink(_site.Folder.FullPath("news/b.md"), _site.Folder.FullPath("news/a.md"));
        Directory.CreateSymbolicLink(_site.Folder.FullPath("again"), _site.Folder.FullPath("news"));
        await _site.ImportAsync();
        var before = _site.Dump();

        var whole = await _site.ImportAsync();
        var some = await _site.ImportPathsAsync("news/b.md", "again", "again/a.md");

        Assert.Equal((0, 3, false), (whole.Updated, whole.Unchanged, whole.HasChanges));
        Assert.Equal((0, 0, false), (some.Updated, some.Removed, some.HasChanges));
        Assert.Equal(before, _site.Dump());
    }

    [Fact]
    public async Task An_image_that_becomes_a_link_and_an_image_again_is_one_file_throughout()
    {
        _site.Write("media/one.png", Png.Of(3, 2));
        await _site.ImportAsync();
        var before = _site.Dump();
        _site.Move("media/one.png", "elsewhere/one.png");
        File.CreateSymbolicLink(_site.Folder.FullPath("media/one.png"), _site.Folder.FullPath("elsewhere/one.png"));
        var linked = await _site.ImportAsync();
        File.Delete(_site.Folder.FullPath("media/one.png"));
        _site.Move("elsewhere/one.png", "media/one.png");

        var again = await _site.ImportAsync();

        Assert.Equal((1, 1, 0), (linked.Added, linked.Updated, linked.Removed));
        Assert.Equal((0, 1, 1), (again.Added, again.Updated, again.Removed));
        Assert.Equal(before, _site.Dump());
    }
}
