using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Links of bodies to paths of this site that answer nothing.</summary>
internal sealed class LinkClaims(UrlClaims urls, ImageFiles? images) : IClaims
{
    private const string Media = "/media/";

    private readonly Dictionary<string, List<(SourceLocation Location, bool IsPublished)>> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _nodes = new(StringComparer.Ordinal)
    {
        ["topic"] = new(StringComparer.Ordinal),
        ["offering"] = new(StringComparer.Ordinal),
        ["author"] = new(StringComparer.Ordinal),
        ["source"] = new(StringComparer.Ordinal),
    };

    public void Add(CuratedItem item, ItemLocations locations)
    {
        if (item.Status == ItemStatus.Removed)
        {
            return;
        }

        foreach (var link in locations.Links)
        {
            if (!_links.TryGetValue(link.Address, out var places))
            {
                _links.Add(link.Address, places = []);
            }

            places.Add((link.Location, item.Status == ItemStatus.Published));
        }

        if (item.Status == ItemStatus.Published)
        {
            _nodes["topic"].UnionWith(item.Topics.Select(topic => topic.Slug.ToString()));
            _nodes["offering"].UnionWith(item.Offerings.Select(offering => offering.Slug.ToString()));
            _nodes["author"].UnionWith(item.Curators.Select(curator => curator.Slug.ToString()));
            _nodes["source"].UnionWith(item.Source is { } source ? [source.Host] : []);
        }
    }

    public IEnumerable<Diagnostic> Check()
    {
        var pages = urls.Pages.Values.Where(page => page.IsPublished).Select(page => page.Path);
        var known = new Lazy<NearIndex>(() => new NearIndex(pages.Concat(urls.Sections.Keys.Select(section => section.AsPage())).Select(path => path.ToString())));
        foreach (var address in _links.Keys.Order(StringComparer.Ordinal))
        {
            var (problem, unknown, isForReaders) = Read(address);
            var places = _links[address].Where(place => place.IsPublished || !isForReaders);
            if (problem is not null && places.Any())
            {
                var meant = unknown is { } path && Nearest(path, known.Value) is { } near ? $" Did you mean '{near}'?" : "";
                foreach (var (location, _) in places)
                {
                    yield return Rules.LinkToNowhere.At(location, Rules.Quote(address), problem, meant);
                }
            }
        }
    }

    private string? Nearest(LocalPath path, NearIndex known)
    {
        var name = path.AsPage().ToString();
        return known.Nearest(name, name[(name.LastIndexOf('/') + 1)..]) is { } near && LocalPath.TryParse(near, out var page)
            ? (urls.Sections.ContainsKey(page.AsSection()) ? page.AsSection() : page).ToString()
            : null;
    }

    /// <summary>What is wrong with an address, null where it answers; the path, where nothing is known of it; and is it a problem for readers only?</summary>
    private (string? Problem, LocalPath? Unknown, bool IsForReaders) Read(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var text = end < 0 ? address : address[..end];
        if (text.StartsWith(Media, StringComparison.OrdinalIgnoreCase))
        {
            // Case counts in the name of a file.
            return (images?.Has(Uri.UnescapeDataString(text[Media.Length..])) == false ? "is no image of the content folder" : null, null, false);
        }

        if (!LocalPath.TryParse(text, out var path))
        {
            return ("is no path that a page can have", null, false);
        }

        if (Answers(path) || (ReservedPaths.PageOf(path) is { } page && Answers(page)))
        {
            return (null, null, false);
        }

        return urls.Pages.TryGetValue(path.AsPage(), out var item) switch
        {
            false => ("no item, alias or section has", path, false),
            true when item!.Status == ItemStatus.Removed => ($"was taken back in {item.Location.PrintedPath}", null, false),
            true => ($"is not published yet in {item!.Location.PrintedPath}", null, true),
        };
    }

    private bool Answers(LocalPath path)
    {
        var root = path.FirstSegment.ToString();
        if (_nodes.TryGetValue(root, out var nodes))
        {
            var name = path.AsPage().ToString()[(root.Length + 1)..];
            return name.Length == 0 ? root is "topic" or "offering" : nodes.Contains(name[1..]);
        }

        return path == LocalPath.Root
            || ReservedPaths.IsPortal(path)
            || urls.Sections.ContainsKey(path.AsSection())
            || (urls.Pages.TryGetValue(path.AsPage(), out var page) && page.IsPublished)
            || (urls.Aliases.TryGetValue(path.AsPage(), out var alias) && alias.IsPublished);
    }
}
