using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Search;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Pages.Search;

/// <summary>Ways on from a search that found nothing.</summary>
/// <param name="Meant">The same search with the catalog's own words for misspelt ones; null where that finds nothing either.</param>
/// <param name="Fewer">The same search without one word or one choice, those that find most first.</param>
/// <param name="Nearest">Topics and offerings with names like the words.</param>
public sealed record Rescue(SearchVariant? Meant, IReadOnlyList<SearchVariant> Fewer, IReadOnlyList<NodeTie> Nearest)
{
    private const int MaxFewer = 4;
    private const int MaxNearest = 10;

    /// <summary>Terms and choices that are tried to be left out.</summary>
    private const int MaxTried = 8;

    /// <param name="connection">In a read transaction.</param>
    public static Rescue Find(SqliteConnection connection, ItemSearch search, WordIndex words, Completion completion, SearchAddress address, DateTime now)
    {
        var meant = Correct(connection, words, address.Query) is { } corrected ? Variant(address with { Query = corrected }, corrected.Text) : null;
        var fewer = new List<SearchVariant?>();
        if (address.Query.Terms.Length + address.Query.Filters.Length + address.Choices.Count > 1)
        {
            fewer.AddRange(address.Choices.Take(MaxTried).Select(choice => Variant(address.Without(choice), $"without {FacetList.NameOf(choice.Parameter)}: {choice.Value}")));
            fewer.AddRange(address.Query.Filters.Take(MaxTried).Select(filter => Shorter(address.Query.Without(filter))));
            fewer.AddRange(address.Query.Terms.Take(MaxTried).Select(term => Shorter(address.Query.Without(term))));
        }

        return new Rescue(
            meant,
            [.. fewer.OfType<SearchVariant>().OrderByDescending(variant => variant.Items).Take(MaxFewer)],
            completion.Nearest(connection, (meant?.Address ?? address).Query.Text, MaxNearest));

        SearchVariant? Shorter(SearchQuery query) => query.IsEmpty ? null : Variant(address with { Query = query }, query.Text);

        SearchVariant? Variant(SearchAddress other, string label)
        {
            var items = search.Find(connection, other.ToRequest(1) with { PageSize = 1, FacetValues = 0, Order = SearchOrder.Date }, now).Total;
            return items == 0 ? null : new SearchVariant(other, label, items);
        }
    }

    /// <summary>The query with every word that the catalog does not have replaced by the nearest that it has; null where there is none to replace.</summary>
    private static SearchQuery? Correct(SqliteConnection connection, WordIndex words, SearchQuery query)
    {
        var corrected = query;
        foreach (var term in query.Terms.Where(term => !term.IsNegated))
        {
            var meant = string.Join(' ', term.Text.Split(' ').Select(word => words.Correct(connection, word) ?? word));
            if (meant == term.Text)
            {
                continue;
            }

            // A word that was two is two words, not a phrase.
            corrected = term.Kind == TermKind.Word && meant.Contains(' ', StringComparison.Ordinal)
                ? SearchQuery.Parse($"{corrected.Replace(term, "")} {meant}")
                : corrected.Replace(term, meant);
        }

        return corrected == query ? null : corrected;
    }
}

/// <summary>Another search that finds something.</summary>
public sealed record SearchVariant(SearchAddress Address, string Label, int Items)
{
    public string Url => Address.ToUrl();
}
