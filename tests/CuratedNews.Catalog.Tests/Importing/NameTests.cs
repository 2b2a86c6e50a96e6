using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

public sealed class NameTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_name_that_most_items_use_is_the_label()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Curators = ["ann lee"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Curators = ["Ann Lee"] });
        _site.Write("news/c.md", new ItemFile { Slug = "c", Curators = ["ann lee"] });
        await _site.ImportAsync();
        var before = await LabelAsync("ann-lee");
        _site.Write("news/a.md", new ItemFile { Slug = "a", Curators = ["Ann Lee"] });

        await _site.ImportPathsAsync("news/a.md");

        Assert.Equal(("ann lee", "Ann Lee"), (before, await LabelAsync("ann-lee")));
    }

    [Fact]
    public async Task Of_names_that_are_used_as_often_the_first_is_the_label()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Curators = ["ann lee"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Curators = ["Ann Lee"] });

        await _site.ImportAsync();

        Assert.Equal("Ann Lee", await LabelAsync("ann-lee"));
    }

    [Fact]
    public async Task Names_in_drafts_do_not_count()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Curators = ["ann lee"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Curators = ["Ann Lee"], Status = "draft" });
        _site.Write("news/c.md", new ItemFile { Slug = "c", Curators = ["Ann Lee"], Status = "draft" });

        await _site.ImportAsync();

        Assert.Equal("ann lee", await LabelAsync("ann-lee"));
    }

    [Fact]
    public async Task A_node_goes_with_its_last_use_and_comes_back_with_a_new_one()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: Imaging"] });
        _site.Write("news/b.md", new ItemFile { Slug = "b", Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: Imaging")] });
        await _site.ImportAsync();
        _site.Write("news/a.md", new ItemFile { Slug = "a" });
        await _site.ImportAsync();
        var mentioned = await LabelAsync("klas-imaging");
        _site.Delete("news/b.md");
        await _site.ImportAsync();
        var gone = await LabelAsync("klas-imaging");
        _site.Write("news/a.md", new ItemFile { Slug = "a", Topics = ["KLAS: IMAGING"] });

        await _site.ImportAsync();

        Assert.Equal(("Imaging", null, "IMAGING"), (mentioned, gone, await LabelAsync("klas-imaging")));
    }

    private async Task<string?> LabelAsync(string key)
    {
        using var db = _site.Open();
        return await db.Nodes.Where(node => node.Key == key).Select(node => node.Label).SingleOrDefaultAsync();
    }
}
