using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;

namespace CuratedNews.Web.Pages.Search;

/// <summary>What a search field shows while somebody types: for our own script, and for browsers as OpenSearch has it.</summary>
internal static class SearchRoutes
{
    private const int NodesAKind = 3;
    private const int Items = 6;
    private const int MaxText = 100;

    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    private static readonly (NodeKind Kind, string Label)[] Groups =
        [(NodeKind.Topic, "Topics"), (NodeKind.Offering, "Offerings"), (NodeKind.Section, "Sections"), (NodeKind.Source, "Sources"), (NodeKind.Author, "Curators")];

    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<FacetIndex>();
        services.AddHostedService<SearchWarmth>();
        services.AddSingleton<ItemSearch>();
        services.AddSingleton<WordIndex>();
        services.AddSingleton<Completion>();
        services.AddSingleton<WordStems>();
        services.AddSingleton<ExcerptMaker>();
        services.AddSingleton<RelatedItems>();
    }

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/search/suggest", GetOrHead, SuggestAsync).RequireRateLimiting(RateLimits.Search);
        routes.MapMethods("/search/suggestions", GetOrHead, OpenSearchAsync).RequireRateLimiting(RateLimits.Search);
    }

    private static async Task<IResult> SuggestAsync(string? q, CatalogSnapshot snapshot, Completion completion, CancellationToken cancellationToken)
    {
        var text = Cut(q);
        var (nodes, cards) = await CompleteAsync(text, snapshot, completion, cancellationToken);
        var groups = Groups
            .Where(group => nodes.ContainsKey(group.Kind))
            .Select(group => new SuggestionGroup(group.Label, [.. nodes[group.Kind].Select(node => Entry(PageLinks.To(node.Kind, node.Key), node.Label, Note(node)))]));
        if (cards.Count > 0)
        {
            groups = groups.Append(new SuggestionGroup("Items", [.. cards.Select(card => Entry(PageLinks.ToPath(card.Permalink), card.Title, Words.Day(card.PublishedAt)))]));
        }

        return Results.Json(new Suggestions(text, [.. groups]));

        Suggestion Entry(string url, string title, string note) => new(url, title, note, TypedMarks.Find(title, text));
    }

    /// <summary>https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki.</summary>
    private static async Task<IResult> OpenSearchAsync(string? q, CatalogSnapshot snapshot, Completion completion, CancellationToken cancellationToken)
    {
        var text = Cut(q);
        var (nodes, cards) = await CompleteAsync(text, snapshot, completion, cancellationToken);
        IEnumerable<string> names = [.. nodes.Values.SelectMany(group => group).OrderByDescending(node => node.Items).Select(node => node.Label), .. cards.Select(card => card.Title)];
        return Results.Json(new object[] { text, names.Distinct(StringComparer.Ordinal).ToArray() }, contentType: "application/x-suggestions+json");
    }

    private static async Task<(IReadOnlyDictionary<NodeKind, IReadOnlyList<NodeTie>> Nodes, IReadOnlyList<ItemCard> Cards)> CompleteAsync(
        string text, CatalogSnapshot snapshot, Completion completion, CancellationToken cancellationToken)
    {
        await snapshot.BeginAsync(cancellationToken);
        var found = completion.Complete(snapshot.Connection, text, NodesAKind, Items, snapshot.Now);
        return (found.Nodes, await snapshot.Db.ToCardsAsync(found.ItemIds, cancellationToken));
    }

    private static string Cut(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.Length <= MaxText ? trimmed : trimmed[..(char.IsHighSurrogate(trimmed[MaxText - 1]) ? MaxText - 1 : MaxText)];
    }

    private static string Note(NodeTie node) =>
        node.Vocabulary.Length > 0 ? $"{Words.Count(node.Items, "item")} · {node.Vocabulary}" : Words.Count(node.Items, "item");

    private sealed record Suggestions(string Query, IReadOnlyList<SuggestionGroup> Groups);

    private sealed record SuggestionGroup(string Label, IReadOnlyList<Suggestion> Entries);

    private sealed record Suggestion(string Url, string Title, string Note, int[][] Marks);
}
