using System.Collections.Immutable;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Commands;

namespace CuratedNews.Web.Capturing;

/// <summary>What a new item has to fit in: the URLs that are taken, the sections and how their trails are written.</summary>
public sealed class ContentOutline
{
    private readonly ContentFolder _folder;
    private readonly ContentSet _set = new();
    private readonly Dictionary<LocalPath, string> _permalinks = [];
    private readonly HashSet<LocalPath> _aliases = [];
    private readonly Dictionary<LocalPath, Dictionary<string, (ImmutableArray<Breadcrumb> Trail, int Uses)>> _trails = [];

    private ContentOutline(ContentFolder folder) => _folder = folder;

    /// <summary>The sections that items declare or stand in.</summary>
    public IReadOnlyCollection<LocalPath> Sections => _trails.Keys;

    /// <summary>Reads every file of the folder.</summary>
    public static ContentOutline Read(ContentFolder folder)
    {
        var outline = new ContentOutline(folder);
        using var progress = new ProgressLine("Reading");
        foreach (var parsed in ContentReading.ParseAll(folder))
        {
            outline.Add(parsed);
            progress.Advance(parsed.Path);
        }

        return outline;
    }

    /// <summary>The file whose item has a URL; null where it is free.</summary>
    public string? HolderOf(LocalPath permalink) => _permalinks.GetValueOrDefault(permalink);

    /// <summary>Can an item have this URL and this file without taking either from another?</summary>
    public bool IsFree(LocalPath permalink) =>
        !_permalinks.ContainsKey(permalink) && !_aliases.Contains(permalink) && !_trails.ContainsKey(permalink.AsSection()) && !Path.Exists(_folder.FullPath(FileOf(permalink)));

    /// <summary>Where the file of a new item goes: below the content folder as its URL is below the site.</summary>
    public static string FileOf(LocalPath permalink) => permalink.ToString()[1..] + ".md";

    /// <summary>The trail to a section as most of its items write it; without any, as the nearest section above it is written, and named after the path from there on.</summary>
    public ImmutableArray<Breadcrumb> TrailOf(LocalPath section)
    {
        if (section == LocalPath.Root)
        {
            return [];
        }

        if (_trails.TryGetValue(section, out var trails))
        {
            return trails.Values.OrderByDescending(trail => trail.Uses).ThenBy(trail => string.Join('\n', trail.Trail), StringComparer.Ordinal).First().Trail;
        }

        var page = section.AsPage().ToString();
        var slash = page.LastIndexOf('/');
        var name = page[(slash + 1)..].Replace('-', ' ');
        return [.. LocalPath.TryParse(page[..(slash + 1)], out var above) ? TrailOf(above) : [], new Breadcrumb(char.ToUpperInvariant(name[0]) + name[1..], section)];
    }

    /// <summary>What there is to say of an item that is added, across all files.</summary>
    public IReadOnlyList<Diagnostic> Check(ParsedItem added)
    {
        _set.Add(added);
        return [.. added.Diagnostics, .. _set.Check().Where(diagnostic => diagnostic.Location.Path == added.Path)];
    }

    private void Add(ParsedItem parsed)
    {
        _set.Add(parsed);
        if (parsed.Item is not { } item)
        {
            return;
        }

        _permalinks.TryAdd(item.Permalink, item.Path);
        _aliases.UnionWith(item.Aliases);
        for (var i = 0; i < item.Trail.Length; i++)
        {
            if (item.Trail[i].Section is { } section)
            {
                var trails = _trails.TryGetValue(section, out var known) ? known : _trails[section] = [];
                var trail = item.Trail[..(i + 1)];
                var key = string.Join('\n', trail);
                trails[key] = (trail, trails.GetValueOrDefault(key).Uses + 1);
            }
        }
    }
}
