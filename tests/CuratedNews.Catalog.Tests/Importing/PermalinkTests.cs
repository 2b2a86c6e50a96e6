using CuratedNews.Catalog.Queries;
using CuratedNews.Content.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

public sealed class PermalinkTests : IDisposable
{
    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("news/a.md", "news/b.md")]
    [InlineData("news/b.md", "news/a.md")]
    public async Task Of_two_items_with_one_permalink_the_first_path_is_shown_whichever_came_first(string first, string second)
    {
        _site.Write(first, new ItemFile { Title = first, Slug = "one", Topics = ["KLAS: Imaging"] });
        await _site.ImportAsync();
        _site.Write(second, new ItemFile { Title = second, Slug = "one", Topics = ["KLAS: Imaging"] });

        var summary = await _site.ImportPathsAsync(second);

        Assert.Equal(["news/a.md"], await ShownAsync());
        Assert.Equal((Rules.PermalinkTaken.Code, "news/b.md"), (Assert.Single(summary.Errors).Code, summary.Errors[0].Location.Path));
        using var db = _site.Open();
        Assert.Equal(1, (await db.Nodes.SingleAsync(node => node.Key == "klas-imaging")).Items);
    }

    [Fact]
    public async Task A_published_item_comes_before_a_draft_of_an_earlier_path()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one", Status = "draft" });
        _site.Write("news/b.md", new ItemFile { Slug = "one" });
        await _site.ImportAsync();
        var before = await ShownAsync();
        _site.Write("news/a.md", new ItemFile { Slug = "one" });

        await _site.ImportAsync();

        Assert.Equal(["news/b.md"], before);
        Assert.Equal(["news/a.md"], await ShownAsync());
    }

    [Fact]
    public async Task When_the_shown_item_goes_the_other_takes_its_place()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        _site.Write("news/b.md", new ItemFile { Slug = "one" });
        await _site.ImportAsync();
        _site.Delete("news/a.md");

        var summary = await _site.ImportPathsAsync("news/a.md");

        Assert.Equal(["news/b.md"], await ShownAsync());
        Assert.Empty(summary.Errors);
    }

    [Fact]
    public async Task When_the_shown_item_moves_to_another_permalink_the_other_takes_its_place()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one" });
        _site.Write("news/b.md", new ItemFile { Slug = "one" });
        await _site.ImportAsync();
        _site.Write("news/a.md", new ItemFile { Slug = "two" });

        await _site.ImportAsync();

        Assert.Equal(["news/a.md", "news/b.md"], await ShownAsync());
    }

    [Fact]
    public async Task Two_items_may_have_the_same_alias()
    {
        _site.Write("news/a.md", new ItemFile { Slug = "one", Aliases = ["/old"] });
        _site.Write("news/b.md", new ItemFile { Slug = "two", Aliases = ["/old", "/older"] });

        await _site.ImportAsync();

        using var db = _site.Open();
        Assert.Equal(3, await db.Context.Aliases.CountAsync());
    }

    private async Task<List<string>> ShownAsync()
    {
        using var db = _site.Open();
        return await db.Items.Published(_site.Time.Now).OrderBy(item => item.Path).Select(item => item.Path).ToListAsync();
    }
}
