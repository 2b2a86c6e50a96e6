using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>
/// Finds items by words, by nodes and by year, with the facets of all that match. Words are found in the
/// catalog's full-text table, which ranks them, everything else by <see cref="FacetIndex"/>.
/// </summary>
public sealed class ItemSearch(FacetIndex index, WordStems stems)
{
    /// <summary>Up to so many matches are all ranked by their whole text; of more, those with the words in title or names come first.</summary>
    private const int MaxRanked = 2000;

    /// <summary>What an item of today is worth more than one that is very old.</summary>
    private const double WorthOfBeingNew = 0.2;

    /// <summary>Where no item has all the words, how much of the best one's worth another must have.</summary>
    private const double ShareOfBest = 0.4;

    private const int MaxYears = 20;
    private const int MaxWordsBeginning = 50;

    /// <param name="connection">In a read transaction.</param>
    /// <param name="now">UTC; items that readers see then are found.</param>
    public SearchAnswer Find(SqliteConnection connection, SearchRequest request, DateTime now)
    {
        var match = Expression(connection, request.Query, columns: null);
        var without = MatchExpression.OfExcluded(request.Query);
        var (found, excluded) = WordMatches.Find(connection, stems, request.Query)
            ?? (match is null ? null : TextMatches.Find(connection, match), match is null && without is not null ? TextMatches.Find(connection, without) : null);
        if (found is not null && excluded is not null)
        {
            found.ExceptWith(excluded);
        }

        var matches = found?.Count ?? 0;
        var isPartial = match is not null && matches == 0;
        var ranks = isPartial ? RankPartly(connection, request.Query, without)
            : request.Order == SearchOrder.Date || match is null ? []
            : Rank(connection, request.Query, match, matches);
        return index.Read(connection, view =>
        {
            var conditions = Conditions.Of(request, view);
            var facets = new FacetCounts(view);
            var best = new TopItems(request.Page * request.PageSize, now, ranks);
            var (latest, ticks) = (SortKey.Until(now), now.Ticks);
            foreach (var id in isPartial ? ranks.Keys : found ?? Enumerable.Range(0, view.ItemLimit))
            {
                if (view.IsLive(id, latest, ticks) && excluded?.Contains(id) != true && conditions.Meets(view.NodesOf(id), view.SortKeyOf(id)))
                {
                    facets.Count(id);
                    best.Add(id, view.SortKeyOf(id));
                }
            }

            var answer = new SearchAnswer(facets.Items, best.Page(request.PageSize)) { IsPartial = isPartial };
            return request.FacetValues == 0 ? answer : answer with
            {
                Facets = facets.ByKind(request.FacetValues),
                Vocabularies = facets.Vocabularies(request.FacetValues),
                Years = facets.Years(MaxYears),
                Months = facets.Months(),
            };
        });
    }

    private static string? Expression(SqliteConnection connection, SearchQuery query, string? columns) =>
        MatchExpression.Of(query, columns, beginning => TextMatches.WordsBeginning(connection, beginning, MaxWordsBeginning));

    /// <summary>The items with some of the words, the rarest of which count most; those far behind the best are none.</summary>
    private static Dictionary<int, double> RankPartly(SqliteConnection connection, SearchQuery query, string? without)
    {
        var found = 0;
        var parts = MatchExpression.Parts(query)
            .Select(part => (Expression: part, Items: TextMatches.Count(connection, part, MaxRanked)))
            .Where(part => part.Items > 0)
            .OrderBy(part => part.Items)
            .TakeWhile(part => (found += part.Items) <= MaxRanked || found == part.Items)
            .Select(part => part.Expression)
            .ToList();
        if (parts.Count == 0)
        {
            return [];
        }

        var any = string.Join(" OR ", parts);
        var ranks = TextMatches.Rank(connection, without is null ? any : $"({any}) NOT ({without})", MaxRanked);
        var least = ranks.Values.DefaultIfEmpty().Max() * ShareOfBest;
        return ranks.Where(rank => rank.Value >= least).ToDictionary(rank => rank.Key, rank => rank.Value);
    }

    private static Dictionary<int, double> Rank(SqliteConnection connection, SearchQuery query, string match, int matches)
    {
        // Words that have to follow each other leave little to tell texts apart by, and asking twice more for them costs the most.
        var hasPhrase = query.Terms.Any(term => term is { Kind: TermKind.Phrase, IsNegated: false });
        if (matches <= MaxRanked && !hasPhrase)
        {
            return TextMatches.Rank(connection, match, MaxRanked);
        }

        // By the small table of titles and names: walking through a common word of all texts once more costs what finding it did.
        var ranks = TextMatches.RankNamed(connection, match, MaxRanked);
        if (ranks.Count < MaxRanked)
        {
            return ranks;
        }

        // There may be more of these, and an old one with the words in its title is better than a new one without.
        foreach (var (id, rank) in TextMatches.RankNamed(connection, Expression(connection, query, "Title")!, MaxRanked))
        {
            ranks[id] = Math.Max(rank, ranks.GetValueOrDefault(id));
        }

        return ranks;
    }

    /// <summary>The best of the items that are added, no more than asked for.</summary>
    private sealed class TopItems(int size, DateTime now, Dictionary<int, double> ranks)
    {
        private readonly PriorityQueue<int, Worth> _items = new();
        private Worth _least;
        private int _count;

        public void Add(int id, long sortKey)
        {
            _count++;
            var worth = new Worth(ranks.TryGetValue(id, out var rank) ? rank * Recent(sortKey) : 0, sortKey);
            if (_items.Count < size)
            {
                _items.Enqueue(id, worth);
            }
            else if (worth.CompareTo(_least) > 0)
            {
                _items.EnqueueDequeue(id, worth);
            }
            else
            {
                return;
            }

            _items.TryPeek(out _, out _least);
        }

        /// <summary>The last page of those added, best first; empty where there are not so many.</summary>
        public int[] Page(int pageSize)
        {
            var skipped = size - pageSize;
            if (_count <= skipped)
            {
                return [];
            }

            var wanted = new int[_items.Count - skipped];
            for (var i = wanted.Length - 1; i >= 0; i--)
            {
                wanted[i] = _items.Dequeue();
            }

            return wanted;
        }

        /// <summary>From 1, for an item of today, to less; half of the difference is reached after two years.</summary>
        private double Recent(long sortKey)
        {
            var years = Math.Max(0, (now - SortKey.TimeOf(sortKey)).TotalDays / 365);
            return 1 - WorthOfBeingNew + (WorthOfBeingNew / (1 + (years / 2)));
        }

        private readonly record struct Worth(double Rank, long SortKey) : IComparable<Worth>
        {
            public int CompareTo(Worth other) => Rank == other.Rank ? SortKey.CompareTo(other.SortKey) : Rank.CompareTo(other.Rank);
        }
    }
}
