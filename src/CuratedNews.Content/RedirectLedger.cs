using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using CuratedNews.Content.Sets;

namespace CuratedNews.Content;

/// <summary>What a path of the site answers, and the place in the content that says so.</summary>
/// <param name="Status">200, 301, 404 or 410.</param>
/// <param name="Target">Where a 301 leads, which answers 200 itself; the path itself otherwise.</param>
/// <param name="Location">Null where no file says anything of the path.</param>
public sealed record PathAnswer(LocalPath Path, int Status, LocalPath Target, SourceLocation? Location);

/// <summary>
/// Every old and gone path of a content folder, by the rules that the site follows: a page before an alias, a published
/// item before others, then the first file. An item that lost its URL to another answers nothing, nor do its aliases.
/// </summary>
/// <param name="now">The moment, UTC, at which the answers hold.</param>
public sealed class RedirectLedger(DateTime now)
{
    private readonly ClaimTable _pages = new();

    /// <summary>Files of items that readers would see now.</summary>
    private readonly HashSet<string> _live = new(StringComparer.Ordinal);

    private readonly Dictionary<LocalPath, List<Step>> _aliases = [];
    private readonly Dictionary<LocalPath, List<Step>> _sections = [];

    /// <summary>Takes an item's paths; of what readers do not see now only the permalink counts.</summary>
    public void Add(ParsedItem parsed)
    {
        if (parsed.Item is not { } item)
        {
            return;
        }

        _pages.Add(new Claim(item.Permalink, item.Permalink, item.Status, parsed.Locations.Permalink));
        if (item.Status != ItemStatus.Published || item.PublishedAt > now || item.ExpiresAt <= now)
        {
            return;
        }

        _live.Add(item.Path);
        for (var i = 0; i < item.Aliases.Length; i++)
        {
            Add(_aliases, item.Aliases[i], new Step(item.Permalink, parsed.Locations.Aliases[i]));
        }

        for (var i = 0; i < item.Trail.Length; i++)
        {
            if (item.Trail[i].Section is { } section)
            {
                Add(_sections, section, new Step(item.Permalink, parsed.Locations.Trail[i]));
            }
        }
    }

    /// <summary>The 301 and 410 answers, by path.</summary>
    public IEnumerable<PathAnswer> Entries() =>
        _aliases.Keys.Union(_pages.Winners.Values.Where(page => page.Status == ItemStatus.Removed).Select(page => page.Path))
            .OrderBy(path => path.ToString(), PathOrder.Instance)
            .Select(Explain)
            .Where(answer => answer.Status is 301 or 410);

    /// <summary>What one path answers, in whichever form it is written.</summary>
    public PathAnswer Explain(LocalPath path)
    {
        var page = path.AsPage();
        var section = First(_sections, path.AsSection());
        if (path.IsSection && section is not null)
        {
            return new PathAnswer(path, 200, path, section.Location);
        }

        if (_pages.Winners.TryGetValue(page, out var item) && _live.Contains(item.Location.Path))
        {
            return Answer(path, page, item.Location);
        }

        if (section is not null)
        {
            return Answer(path, path.AsSection(), section.Location);
        }

        if (First(_aliases, page) is { } alias)
        {
            return Answer(path, alias.Permalink, alias.Location);
        }

        return item?.Status switch
        {
            null or not ItemStatus.Removed => new PathAnswer(path, 404, path, null),
            _ when path != page => Answer(path, page, item.Location),
            _ => new PathAnswer(path, 410, path, item.Location),
        };
    }

    /// <summary>The known path that is spelled most like one; null where none is near.</summary>
    public string? Nearest(LocalPath path) =>
        Spelling.Nearest(path.ToString(), _pages.Winners.Values.Where(page => _live.Contains(page.Location.Path)).Select(page => page.Path).Concat(_aliases.Keys).Concat(_sections.Keys).Select(known => known.ToString()));

    private static PathAnswer Answer(LocalPath asked, LocalPath target, SourceLocation location) =>
        new(asked, target == asked ? 200 : 301, target, location);

    private static void Add(Dictionary<LocalPath, List<Step>> steps, LocalPath path, Step step)
    {
        if (!steps.TryGetValue(path, out var list))
        {
            steps.Add(path, list = new List<Step>(1));
        }

        list.Add(step);
    }

    /// <summary>The first by its file, of those whose item has its URL.</summary>
    private Step? First(Dictionary<LocalPath, List<Step>> steps, LocalPath path) =>
        steps.GetValueOrDefault(path)?
            .Where(step => _pages.Winners[step.Permalink].Location.Path == step.Location.Path)
            .MinBy(step => step.Location.Path, PathOrder.Instance);

    /// <summary>A path that leads to an item, from the file of that item.</summary>
    private sealed record Step(LocalPath Permalink, SourceLocation Location);
}
