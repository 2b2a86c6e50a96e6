using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using Xunit;

namespace CuratedNews.Catalog.Tests.Queries;

public sealed class NodeListTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Topics = ["KLAS: zinc", "KLAS: Beds", "KLAS: 50% off", "KLAS: 500 off", "KLAS: a_b", "KLAS: axb", "KLAS: c\\d", "KLAS: Äpfel", "MeSH: Beds and wards", "MeSH: Apps"];

    private readonly TemporarySite _site = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var (number, topic) in Topics.Index())
        {
            _site.Write($"news/{number}.md", new ItemFile { Slug = $"item-{number}", Topics = [topic] });
        }

        _site.Write("news/more.md", new ItemFile { Slug = "more", Topics = ["MeSH: Apps"], Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: Carried only")] });
        _site.Write("news/draft.md", new ItemFile { Slug = "draft", Topics = ["KLAS: Hidden"], Status = "draft" });
        await _site.ImportAsync();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task All_that_have_a_page_stand_by_vocabulary_and_name() => Assert.Equal(
        ["KLAS: 50% off", "KLAS: 500 off", "KLAS: Beds", "KLAS: Carried only", "KLAS: a_b", "KLAS: axb", "KLAS: c\\d", "KLAS: zinc", "KLAS: Äpfel", "MeSH: Apps", "MeSH: Beds and wards"],
        await NamesAsync(new NodeList(NodeKind.Topic)));

    [Theory]
    [InlineData('z', "KLAS: zinc")]
    [InlineData('b', "KLAS: Beds", "MeSH: Beds and wards")]
    [InlineData('#', "KLAS: 50% off", "KLAS: 500 off", "KLAS: Äpfel")]
    [InlineData('q')]
    public async Task A_letter_is_what_names_begin_with_whatever_their_case(char letter, params string[] expected) =>
        Assert.Equal(expected, await NamesAsync(new NodeList(NodeKind.Topic) { Letter = letter }));

    [Theory]
    [InlineData("beds", "KLAS: Beds", "MeSH: Beds and wards")]
    [InlineData("BEDS wards", "MeSH: Beds and wards")]
    [InlineData("50%", "KLAS: 50% off")]
    [InlineData("a_b", "KLAS: a_b")]
    [InlineData("c\\d", "KLAS: c\\d")]
    [InlineData("'")]
    public async Task Words_stand_in_names_as_they_are_written(string words, params string[] expected) =>
        Assert.Equal(expected, await NamesAsync(new NodeList(NodeKind.Topic) { Words = words.Split(' ') }));

    [Fact]
    public async Task All_conditions_hold_at_once()
    {
        var beds = new NodeList(NodeKind.Topic) { Vocabularies = ["MeSH"], Letter = 'b', Words = ["ward"] };

        Assert.Equal(["MeSH: Beds and wards"], await NamesAsync(beds));
        Assert.Empty(await NamesAsync(beds with { Vocabularies = [] }));
        Assert.Empty(await NamesAsync(beds with { Vocabularies = ["KLAS"] }));
        Assert.Empty(await NamesAsync(new NodeList(NodeKind.Author)));
    }

    [Fact]
    public async Task Parts_behind_each_other_have_every_node_once()
    {
        using var db = _site.Open();
        var list = new NodeList(NodeKind.Topic);
        var all = await list.PageAsync(db, 0, 100, CancellationToken.None);
        var parts = await list.PageAsync(db, 0, 3, CancellationToken.None);
        while (await list.BehindAsync(db, parts[^1].Place, 3, CancellationToken.None) is { Count: > 0 } part)
        {
            parts.AddRange(part);
        }

        Assert.Equal(all, parts);
        Assert.Equal(all.Skip(4).Take(2), await list.PageAsync(db, 4, 2, CancellationToken.None));
    }

    [Fact]
    public async Task Vocabularies_and_first_characters_are_counted()
    {
        using var db = _site.Open();
        var list = new NodeList(NodeKind.Topic);
        var firsts = await (list with { Vocabularies = ["MeSH"], Letter = 'z' }).FirstCharactersAsync(db, CancellationToken.None);

        Assert.Equal([("KLAS", 9), ("MeSH", 2)], await list.VocabulariesAsync(db, CancellationToken.None));
        Assert.Equal([("A", 1), ("B", 1)], firsts.Order());
    }

    private async Task<string[]> NamesAsync(NodeList list)
    {
        using var db = _site.Open();
        var nodes = await list.PageAsync(db, 0, 100, CancellationToken.None);
        Assert.Equal(nodes.Count, await list.CountAsync(db, CancellationToken.None));
        return [.. nodes.Select(node => $"{node.Tie.Vocabulary}: {node.Tie.Label}")];
    }
}
