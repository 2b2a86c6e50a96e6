using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

public sealed class ItemSearchTests : IDisposable
{
    private readonly TemporarySite _site = new();
    private readonly FacetIndex _index = new();
    private readonly WordStems _stems = new();

    public void Dispose()
    {
        _index.Dispose();
        _stems.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task A_word_in_the_title_weighs_more_than_one_in_a_name_and_that_more_than_one_in_the_text()
    {
        Write("text", "Of other things", body: "A pager. Another sentence.");
        Write("name", "Of other things too", topics: ["KLAS: Pager"]);
        Write("title", "The pager stays");
        await _site.ImportAsync();

        Assert.Equal(["title", "name", "text"], Find("pager"));
    }

    [Fact]
    public async Task Of_two_that_match_alike_the_newer_comes_first()
    {
        Write("old", "The pager stays", date: new(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Write("new", "The pager stays", date: new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await _site.ImportAsync();

        Assert.Equal(["new", "old"], Find("pager"));
    }

    [Theory]
    [InlineData("clinics", "clinic")]
    [InlineData("hospita*", "hospital")]
    [InlineData("Telesante", "sante")]
    [InlineData("sandvaere", "sandvaere")]
    [InlineData("Ada Lovelace", "ada")]
    [InlineData("source.example", "found")]
    [InlineData("from the address", "address")]
    public async Task Words_are_found_in_other_forms_without_marks_and_in_names(string text, string slug)
    {
        Write("clinic", "A clinic");
        Write("hospital", "The hospitals of the valley");
        Write("sante", "La télésanté");
        Write("sandvaere", "Sandvære");
        Write("ada", "By somebody", more: item => item with { Curators = ["Ada Lovelace"] });
        Write("found", "Found elsewhere", more: item => item with { Source = "https://source.example/x" });
        _site.Write("news/address.md", new ItemFile { Title = "見出し", Slug = "from-the-address" });
        await _site.ImportAsync();

        Assert.Equal([slug == "address" ? "from-the-address" : slug], Find(text));
    }

    [Theory]
    [InlineData("topic:klas-imaging", "a b")]
    [InlineData("topic:Imaging", "a b")]
    [InlineData("topic:imag", "a b")]
    [InlineData("topic:nowhere", "")]
    [InlineData("-topic:klas-imaging", "c")]
    [InlineData("offering:\"HealthNow EMR\"", "b")]
    [InlineData("by:ann-lee", "a")]
    [InlineData("source:one.example", "c")]
    [InlineData("source:www.one.example", "c")]
    [InlineData("section:news", "a b c")]
    [InlineData("year:2024", "a b c")]
    [InlineData("year:2020..2023", "")]
    [InlineData("headline -topic:imaging", "c")]
    [InlineData("-headline", "")]
    [InlineData("topic:imaging offering:healthnow-emr", "b")]
    public async Task Filters_narrow_what_is_found(string text, string slugs)
    {
        Write("a", "A headline", topics: ["KLAS: Imaging"], more: item => item with { Curators = ["Ann Lee"] });
        Write("b", "A headline", topics: ["KLAS: Imaging"], more: item => item with { Offerings = [new OfferingEntry("HealthNow EMR", "healthnow-emr")] });
        Write("c", "A headline", more: item => item with { Source = "https://one.example/x" });
        await _site.ImportAsync();

        Assert.Equal(slugs, string.Join(' ', Find(text).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Each_facet_says_what_choosing_it_gives()
    {
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var topics = Enumerable.Range(0, 6).Where(_ => random.Next(3) == 0).Select(topic => $"V{topic % 2}: T{topic}");
            Write($"i{i}", i % 2 == 0 ? "A ward" : "A clinic", topics: [.. topics], date: new(2020 + (i % 4), 1 + (i % 12), 1, 0, 0, 0, DateTimeKind.Utc));
        }

        await _site.ImportAsync();
        var asked = new SearchRequest { Query = SearchQuery.Parse("ward"), FacetValues = 100 };
        var answer = Ask(asked);

        Assert.Equal(30, answer.Total);
        Assert.NotEmpty(answer.Facets[NodeKind.Topic]);
        Assert.All(answer.Facets.SelectMany(facet => facet.Value), value =>
            Assert.Equal(value.Items, Ask(asked with { Choices = [new FacetChoice(value.Kind, value.Key)] }).Total));
        Assert.All(answer.Vocabularies, value => Assert.Equal(value.Items, Ask(asked with { Vocabularies = [value.Vocabulary] }).Total));
        Assert.All(answer.Years, value => Assert.Equal(value.Items, Ask(asked with { Years = [value.Year] }).Total));
        Assert.Equal(30, answer.Months.Sum(month => month.Items));
        Assert.Equal(
            answer.Facets[NodeKind.Topic].Where(topic => topic.Key is "v0-t0" or "v1-t1").Sum(topic => topic.Items)
            - Ask(asked with { Choices = [new FacetChoice(NodeKind.Topic, "v0-t0"), new FacetChoice(NodeKind.Topic, "v1-t1")] }).Total,
            Ask(asked with { Choices = [new FacetChoice(NodeKind.Topic, ["v0-t0", "v1-t1"])] }).Total);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var i = 0; i < 45; i++)
        {
            Write($"i{i}", "A ward", date: new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i * 7 % 45));
        }

        await _site.ImportAsync();
        var all = new SearchRequest { Query = SearchQuery.Parse("ward"), Order = SearchOrder.Date, PageSize = 100 };
        var pages = Enumerable.Range(1, 4).SelectMany(page => Ask(all with { Page = page, PageSize = 20 }).ItemIds);

        Assert.Equal(45, Ask(all).ItemIds.Count);
        Assert.Equal(Ask(all).ItemIds, pages);
    }

    [Fact]
    public async Task Only_what_readers_see_now_is_found()
    {
        Write("seen", "A ward");
        Write("draft", "A ward", more: item => item with { Status = "draft" });
        Write("later", "A ward", date: TemporarySite.Start.AddDays(2));
        Write("brief", "A ward", more: item => item with { Expiry = TemporarySite.Start.AddDays(1) });
        await _site.ImportAsync();
        Assert.Equal("brief seen", string.Join(' ', Find("ward").Order(StringComparer.Ordinal)));

        // An item that has expired goes at once; one that was scheduled comes with the import that the watcher makes then.
        _site.Time.Now = TemporarySite.Start.AddDays(3);
        Assert.Equal(["seen"], Find("ward"));
        await _site.ImportPathsAsync();
        Assert.Equal("later seen", string.Join(' ', Find("ward").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_is_edited_added_and_deleted_is_seen_by_an_index_that_was_read_before()
    {
        Write("a", "A ward", topics: ["KLAS: Imaging"]);
        Write("b", "A ward");
        await _site.ImportAsync();
        Assert.Equal(1, Ask(new SearchRequest { Choices = [new FacetChoice(NodeKind.Topic, "klas-imaging")] }).Total);

        Write("a", "A clinic", topics: ["KLAS: Oncology"]);
        _site.Delete("news/b.md");
        Write("c", "A ward", topics: ["KLAS: Oncology"]);
        await _site.ImportPathsAsync("news/a.md", "news/b.md", "news/c.md");

        Assert.Equal(["c"], Find("ward"));
        Assert.Equal(0, Ask(new SearchRequest { Choices = [new FacetChoice(NodeKind.Topic, "klas-imaging")] }).Total);
        Assert.Equal(2, Ask(new SearchRequest { Choices = [new FacetChoice(NodeKind.Topic, "klas-oncology")] }).Total);
    }

    [Fact]
    public async Task Where_no_item_has_all_the_words_those_with_most_of_them_are_found()
    {
        Write("both", "What to print before the power goes");
        Write("one", "A bill before the house");
        Write("none", "Of something else");
        await _site.ImportAsync();

        var answer = Ask(new SearchRequest { Query = SearchQuery.Parse("what should be printed before a power cut") });

        Assert.True(answer.IsPartial);
        Assert.Equal("both", Slugs(answer)[0]);
        Assert.DoesNotContain("none", Slugs(answer), StringComparer.Ordinal);
        Assert.False(Ask(new SearchRequest { Query = SearchQuery.Parse("bill house") }).IsPartial);
    }

    [Fact]
    public async Task Words_are_corrected_by_the_catalogs_own()
    {
        Write("a", "Telehealth and télésanté", body: "Pneumonia of the left lung.");
        Write("b", "Telehealth");
        await _site.ImportAsync();
        var words = new WordIndex(_site.Time);

        Assert.Equal("telehealth", Read(connection => words.Correct(connection, "Telehelth")));
        Assert.Equal("pneumonia", Read(connection => words.Correct(connection, "pneunomia")));
        Assert.Equal("telesante", Read(connection => words.Correct(connection, "télésnaté")));
        Assert.Equal("left lung", Read(connection => words.Correct(connection, "leftlung")));
        Assert.Null(Read(connection => words.Correct(connection, "telehealth")));
        Assert.Null(Read(connection => words.Correct(connection, "xylophone")));
    }

    [Fact]
    public async Task Beginnings_of_words_are_completed_by_names_and_titles()
    {
        Write("a", "Telehealth at home", topics: ["KLAS: Clinician Burden"]);
        Write("b", "Home visits", date: new(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc));
        await _site.ImportAsync();
        var completion = new Completion(_index);

        var found = Read(connection => completion.Complete(connection, "bur clin", 3, 6, _site.Time.Now));
        Assert.Equal("klas-clinician-burden", Assert.Single(found.Nodes[NodeKind.Topic]).Key);
        Assert.Empty(found.ItemIds);
        Assert.Equal(["b", "a"], Slugs(new SearchAnswer(0, Read(connection => completion.Complete(connection, "hom", 3, 6, _site.Time.Now)).ItemIds)));
        Assert.Empty(Read(connection => completion.Complete(connection, "\"' * हिन्दी", 3, 6, _site.Time.Now)).ItemIds);
        Assert.Equal("klas-clinician-burden", Assert.Single(Read(connection => completion.Nearest(connection, "burden of clinicians", 5))).Key);
    }

    [Fact]
    public async Task Related_items_share_rare_topics_offerings_or_words_and_say_which()
    {
        string[] common = ["KLAS: Everywhere"];
        Write("one", "The ledger of Orrin", topics: [.. common, "KLAS: Rare"]);
        Write("two", "Another thing", topics: [.. common, "KLAS: Rare"]);
        Write("three", "What Orrin wrote", topics: common);
        for (var i = 0; i < 20; i++)
        {
            Write($"more{i}", $"Number {i}", topics: common);
        }

        await _site.ImportAsync();
        using var db = _site.Open();
        var id = await db.Items.Where(item => item.Permalink == "/news/one").Select(item => item.Id).SingleAsync();
        var nodes = await db.Context.Memberships.Where(member => member.ItemId == id).Select(member => member.NodeId).ToListAsync();
        var related = Read(connection => new RelatedItems(_index).Find(connection, id, nodes, "The ledger of Orrin", 3, _site.Time.Now));

        Assert.Equal("two three", string.Join(' ', Slugs(new SearchAnswer(0, [.. related.Select(item => item.ItemId)])).Take(2)));
        Assert.Equal(["Rare", "Everywhere"], related[0].Shared);
        Assert.Equal(["orrin"], related[1].Words);
        Assert.DoesNotContain(id, related.Select(item => item.ItemId));
    }

    [Fact]
    public async Task Related_items_are_found_anew_after_an_import()
    {
        Write("one", "The ledger of Orrin", topics: ["KLAS: Rare"]);
        Write("two", "Another thing", topics: ["KLAS: Rare"]);
        Write("other", "Of something else", topics: ["KLAS: Common"]);
        await _site.ImportAsync();
        var items = new RelatedItems(_index);
        Assert.Equal(["two"], await RelatedAsync());
        Write("three", "What Orrin wrote", topics: ["KLAS: Rare"]);
        await _site.ImportAsync();
        Assert.Equal(["three", "two"], await RelatedAsync());

        async Task<IReadOnlyList<string>> RelatedAsync()
        {
            using var db = _site.Open();
            var id = await db.Items.Where(item => item.Permalink == "/news/one").Select(item => item.Id).SingleAsync();
            var nodes = await db.Context.Memberships.Where(member => member.ItemId == id).Select(member => member.NodeId).ToListAsync();
            return Slugs(new SearchAnswer(0, [.. Read(connection => items.Find(connection, id, nodes, "The ledger of Orrin", 3, _site.Time.Now)).Select(item => item.ItemId)]));
        }
    }

    private void Write(string slug, string title, string[]? topics = null, string body = "First sentence. Second one.", DateTime? date = null, Func<ItemFile, ItemFile>? more = null)
    {
        var item = new ItemFile { Title = title, Slug = slug, Topics = topics ?? [], Body = body };
        item = date is { } day ? item with { Date = day } : item;
        _site.Write($"news/{slug}.md", more is null ? item : more(item));
    }

    private IReadOnlyList<string> Find(string text) => Slugs(Ask(new SearchRequest { Query = SearchQuery.Parse(text) }));

    private SearchAnswer Ask(SearchRequest request) => Read(connection => new ItemSearch(_index, _stems).Find(connection, request, _site.Time.Now));

    private IReadOnlyList<string> Slugs(SearchAnswer answer)
    {
        using var db = _site.Open();
        var slugs = db.Items.ToDictionary(item => item.Id, item => item.Permalink[(item.Permalink.LastIndexOf('/') + 1)..]);
        return [.. answer.ItemIds.Select(id => slugs[id])];
    }

    private T Read<T>(Func<Microsoft.Data.Sqlite.SqliteConnection, T> read)
    {
        using var connection = _site.Catalog.OpenForReading();
        using var snapshot = connection.BeginTransaction(deferred: true);
        return read(connection);
    }
}
