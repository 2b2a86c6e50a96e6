using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>What a path of the site answers, and the place in the content that says so.</summary>
/// <param name="Status">200, 301, 404 or 410.</param>
/// <param name="Target">Where a 301 leads; the path itself otherwise.</param>
/// <param name="Location">Null where no file says anything of the path.</param>
public sealed record PathAnswer(LocalPath Path, int Status, LocalPath Target, SourceLocation? Location);

/// <summary>Every old and gone path of a content folder, by the rules that the site follows: a page before an alias, a published item before others, then the first file.</summary>
/// <param name="now">The moment, UTC, at which the answers hold.</param>
public sealed class RedirectLedger(DateTime now)
{
    private readonly Dictionary<LocalPath, Entry> _pages = [];
    private readonly Dictionary<LocalPath, Entry> _removed = [];
    private readonly Dictionary<LocalPath, Entry> _aliases = [];
    private readonly Dictionary<LocalPath, SourceLocation> _sections = [];

    /// <summary>Takes an item's paths; only what readers see, and what was taken back, answers anything.</summary>
    public void Add(ParsedItem parsed)
    {
        if (parsed.Item is not { } item)
        {
            return;
        }

        if (item.Status == ItemStatus.Removed)
        {
            Add(_removed, item.Permalink, item.Permalink, parsed.Locations.Permalink);
        }

        if (item.Status != ItemStatus.Published || item.PublishedAt > now || item.ExpiresAt <= now)
        {
            return;
        }

        Add(_pages, item.Permalink, item.Permalink, parsed.Locations.Permalink);
        for (var i = 0; i < item.Aliases.Length; i++)
        {
            Add(_aliases, item.Aliases[i], item.Permalink, parsed.Locations.Aliases[i]);
        }

        foreach (var section in item.Trail.Select(crumb => crumb.Section).OfType<LocalPath>())
        {
            _sections.TryAdd(section, parsed.Locations.Permalink);
        }
    }

    /// <summary>The 301 and 410 answers, by path.</summary>
    public IEnumerable<PathAnswer> Entries() =>
        _aliases.Keys.Union(_removed.Keys)
            .OrderBy(path => path.ToString(), PathOrder.Instance)
            .Select(Explain)
            .Where(answer => answer.Status is 301 or 410);

    /// <summary>What one path answers, in whichever form it is written.</summary>
    public PathAnswer Explain(LocalPath path)
    {
        var page = path.AsPage();
        if (path.IsSection && _sections.TryGetValue(path, out var declared))
        {
            return new PathAnswer(path, 200, path, declared);
        }

        if (_pages.TryGetValue(page, out var item))
        {
            return Answer(path, item);
        }

        if (_sections.TryGetValue(path.AsSection(), out declared))
        {
            return new PathAnswer(path, 301, path.AsSection(), declared);
        }

        if (_aliases.TryGetValue(page, out var alias))
        {
            return Answer(path, alias);
        }

        if (!_removed.TryGetValue(page, out var removed))
        {
            return new PathAnswer(path, 404, path, null);
        }

        return Answer(path, removed) is { Status: 301 } moved ? moved : new PathAnswer(path, 410, path, removed.Location);
    }

    /// <summary>The known path that is spelled most like one; null where none is near.</summary>
    public string? Nearest(LocalPath path) =>
        Spelling.Nearest(path.ToString(), _pages.Keys.Concat(_aliases.Keys).Concat(_sections.Keys).Select(known => known.ToString()));

    private static PathAnswer Answer(LocalPath asked, Entry entry) =>
        new(asked, entry.Target == asked ? 200 : 301, entry.Target, entry.Location);

    private static void Add(Dictionary<LocalPath, Entry> entries, LocalPath path, LocalPath target, SourceLocation location)
    {
        if (!entries.TryGetValue(path, out var other) || PathOrder.Instance.Compare(location.Path, other.Location.Path) < 0)
        {
            entries[path] = new Entry(target, location);
        }
    }

    private sealed record Entry(LocalPath Target, SourceLocation Location);
}
