using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>What can only be seen across files: one URL twice, one topic under two names. It keeps what items claim, never their text.</summary>
public sealed class ContentSet
{
    private readonly List<Claim> _permalinks = [];
    private readonly List<Claim> _aliases = [];
    private readonly Dictionary<Slug, Dictionary<string, List<SourceLocation>>> _topics = [];

    /// <summary>Takes an item's claims; a capture or a broken file has none.</summary>
    public void Add(ParsedItem parsed)
    {
        if (parsed.Item is not { } item)
        {
            return;
        }

        var isPublished = item.Status == ItemStatus.Published;
        _permalinks.Add(new Claim(item.Permalink, isPublished, parsed.Locations.Permalink));
        for (var i = 0; i < item.Aliases.Length; i++)
        {
            _aliases.Add(new Claim(item.Aliases[i], isPublished, parsed.Locations.Aliases[i]));
        }

        for (var i = 0; i < item.Topics.Length; i++)
        {
            var topic = item.Topics[i];
            if (!_topics.TryGetValue(topic.Slug, out var names))
            {
                _topics.Add(topic.Slug, names = new Dictionary<string, List<SourceLocation>>(StringComparer.Ordinal));
            }

            if (!names.TryGetValue(topic.FullName, out var places))
            {
                names.Add(topic.FullName, places = []);
            }

            places.Add(parsed.Locations.Topics[i]);
        }
    }

    /// <summary>Every problem across the files added, in the order of their paths.</summary>
    public IReadOnlyList<Diagnostic> Check()
    {
        var winners = _permalinks.GroupBy(claim => claim.Path).ToDictionary(group => group.Key, group => group.Min()!);
        var aliasWinners = _aliases.GroupBy(claim => claim.Path).ToDictionary(group => group.Key, group => group.Min()!);
        var diagnostics = new List<Diagnostic>();
        foreach (var claim in _permalinks.Where(claim => winners[claim.Path] != claim))
        {
            diagnostics.Add(Rules.PermalinkTaken.At(claim.Location, claim.Path, winners[claim.Path].Location.PrintedPath));
        }

        foreach (var alias in _aliases)
        {
            if (winners.TryGetValue(alias.Path, out var page))
            {
                diagnostics.Add(Rules.AliasHidesPage.At(alias.Location, alias.Path, page.Location.PrintedPath));
            }
            else if (aliasWinners[alias.Path] != alias)
            {
                diagnostics.Add(Rules.AliasTaken.At(alias.Location, alias.Path, aliasWinners[alias.Path].Location.PrintedPath));
            }
        }

        CheckTopics(diagnostics);
        return
        [
            .. diagnostics.OrderBy(diagnostic => diagnostic.Location.Path, PathOrder.Instance)
                .ThenBy(diagnostic => diagnostic.Location.Line)
                .ThenBy(diagnostic => diagnostic.Location.Column)
                .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Names with one URL, and one name with several: what most items say is taken for right, and every other place is reported.</summary>
    private void CheckTopics(List<Diagnostic> diagnostics)
    {
        foreach (var names in _topics.Values.Where(names => names.Count > 1))
        {
            var (chosen, others) = Vote(names, name => name.Key, name => name.Value);
            foreach (var (name, places) in others)
            {
                diagnostics.AddRange(places.Select(place => Rules.TopicNamesDiffer.At(place, Rules.Quote(name), Rules.Quote(chosen.Key), First(chosen.Value).PrintedPath)));
            }
        }

        var uses = _topics.SelectMany(topic => topic.Value.Select(name => (Name: name.Key, topic.Key, Places: name.Value)));
        foreach (var urls in uses.GroupBy(use => use.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var (chosen, others) = Vote(urls, use => use.Key.ToString(), use => use.Places);
            foreach (var (name, slug, places) in others)
            {
                diagnostics.AddRange(places.Select(place => Rules.TopicUrlsDiffer.At(place, Rules.Quote(name), slug, chosen.Key, First(chosen.Places).PrintedPath)));
            }
        }
    }

    private static (T Chosen, IEnumerable<T> Others) Vote<T>(IEnumerable<T> candidates, Func<T, string> text, Func<T, List<SourceLocation>> places)
    {
        var ordered = candidates.OrderByDescending(candidate => places(candidate).Count).ThenBy(text, StringComparer.Ordinal).ToList();
        return (ordered[0], ordered.Skip(1));
    }

    private static SourceLocation First(List<SourceLocation> places) => places.MinBy(place => place.Path, PathOrder.Instance);

    /// <summary>A path that a file says is its own. The smallest wins: published before not, then by the file's path.</summary>
    private sealed record Claim(LocalPath Path, bool IsPublished, SourceLocation Location) : IComparable<Claim>
    {
        public int CompareTo(Claim? other) =>
            other is null ? -1
            : IsPublished != other.IsPublished ? (IsPublished ? -1 : 1)
            : PathOrder.Instance.Compare(Location.Path, other.Location.Path);
    }
}
