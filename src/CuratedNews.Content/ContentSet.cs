using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>What can only be seen across files: one URL twice, one topic under two names. It keeps what items claim, never their text.</summary>
public sealed class ContentSet
{
    private readonly List<Claim> _permalinks = [];
    private readonly List<Claim> _aliases = [];
    private readonly Dictionary<Slug, Dictionary<string, (int Count, SourceLocation First)>> _topics = [];

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
            var location = parsed.Locations.Topics[i];
            if (!_topics.TryGetValue(topic.Slug, out var names))
            {
                _topics.Add(topic.Slug, names = new Dictionary<string, (int, SourceLocation)>(StringComparer.Ordinal));
            }

            names[topic.FullName] = names.TryGetValue(topic.FullName, out var known)
                ? (known.Count + 1, Earlier(known.First, location))
                : (1, location);
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
            diagnostics.Add(Rules.PermalinkTaken.At(claim.Location, claim.Path, winners[claim.Path].Location.Path));
        }

        foreach (var alias in _aliases)
        {
            if (winners.TryGetValue(alias.Path, out var page))
            {
                diagnostics.Add(Rules.AliasHidesPage.At(alias.Location, alias.Path, page.Location.Path));
            }
            else if (aliasWinners[alias.Path] != alias)
            {
                diagnostics.Add(Rules.AliasTaken.At(alias.Location, alias.Path, aliasWinners[alias.Path].Location.Path));
            }
        }

        foreach (var names in _topics.Values.Where(names => names.Count > 1))
        {
            var ordered = names.OrderByDescending(name => name.Value.Count).ThenBy(name => name.Key, StringComparer.Ordinal).ToList();
            foreach (var (name, (_, first)) in ordered.Skip(1))
            {
                diagnostics.Add(Rules.TopicNamesDiffer.At(first, name, ordered[0].Key, ordered[0].Value.First.Path));
            }
        }

        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.Path, PathOrder.Instance).ThenBy(diagnostic => diagnostic.Location.Line).ThenBy(diagnostic => diagnostic.Location.Column)];
    }

    private static SourceLocation Earlier(SourceLocation left, SourceLocation right) =>
        PathOrder.Instance.Compare(left.Path, right.Path) <= 0 ? left : right;

    /// <summary>A path that a file says is its own. The smallest wins: published before not, then by the file's path.</summary>
    private sealed record Claim(LocalPath Path, bool IsPublished, SourceLocation Location) : IComparable<Claim>
    {
        public int CompareTo(Claim? other) =>
            other is null ? -1
            : IsPublished != other.IsPublished ? (IsPublished ? -1 : 1)
            : PathOrder.Instance.Compare(Location.Path, other.Location.Path);
    }
}
