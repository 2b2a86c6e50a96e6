using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Permalinks, aliases and sections. A page wins over an alias, and so does a section; of two items the one that <see cref="Claim"/> says.</summary>
internal sealed class UrlClaims : IClaims
{
    private readonly ClaimTable _pages = new();
    private readonly ClaimTable _aliases = new();
    private readonly Dictionary<LocalPath, SourceLocation> _sections = [];

    /// <summary>The item of each permalink.</summary>
    public IReadOnlyDictionary<LocalPath, Claim> Pages => _pages.Winners;

    /// <summary>The item that each alias leads to, without regard to pages and sections of the same path.</summary>
    public IReadOnlyDictionary<LocalPath, Claim> Aliases => _aliases.Winners;

    /// <summary>Sections that published items declare, with a '/' at their ends.</summary>
    public IReadOnlyDictionary<LocalPath, SourceLocation> Sections => _sections;

    public void Add(CuratedItem item, ItemLocations locations)
    {
        _pages.Add(new Claim(item.Permalink, item.Permalink, item.Status, locations.Permalink));

        // What was taken back leads nowhere, so its aliases are free.
        for (var i = 0; i < item.Aliases.Length && item.Status != ItemStatus.Removed; i++)
        {
            _aliases.Add(new Claim(item.Aliases[i], item.Permalink, item.Status, locations.Aliases[i]));
        }

        for (var i = 0; i < item.Trail.Length && item.Status == ItemStatus.Published; i++)
        {
            if (item.Trail[i].Section is { } section && (!_sections.TryGetValue(section, out var first) || PathOrder.Instance.Compare(locations.Trail[i].Path, first.Path) < 0))
            {
                _sections[section] = locations.Trail[i];
            }
        }
    }

    public IEnumerable<Diagnostic> Check() => CheckPages().Concat(CheckAliases());

    private IEnumerable<Diagnostic> CheckPages()
    {
        foreach (var rivals in _pages.Others.GroupBy(pair => pair.Winner))
        {
            var page = rivals.Key;
            foreach (var (other, _) in rivals)
            {
                yield return Rules.PermalinkTaken.At(other.Location, page.Path, page.Location.PrintedPath);
            }

            yield return Rules.PermalinkContested.At(page.Location, page.Path, OtherFiles.Name([.. rivals.Select(pair => pair.Other.Location)]));
        }

        foreach (var page in Pages.Values.Where(page => page.Status != ItemStatus.Removed))
        {
            if (_sections.TryGetValue(page.Path.AsSection(), out var section))
            {
                yield return Rules.PermalinkOfSection.At(page.Location, page.Path, page.Path.AsSection(), section.PrintedPath);
            }
        }
    }

    private IEnumerable<Diagnostic> CheckAliases()
    {
        var behindPages = _aliases.All.Where(alias => PageAt(alias.Path) is not null).ToList();
        var isLoop = AliasLoops.Find([.. behindPages.Select(alias => (alias.Permalink, alias.Path))]);
        for (var i = 0; i < behindPages.Count; i++)
        {
            var rule = isLoop[i] ? Rules.AliasLoop : Rules.AliasHidesPage;
            yield return rule.At(behindPages[i].Location, behindPages[i].Path, PageAt(behindPages[i].Path)!.Location.PrintedPath);
        }

        foreach (var aliases in behindPages.Where((_, i) => !isLoop[i]).GroupBy(alias => alias.Path))
        {
            yield return Rules.PageHasAlias.At(PageAt(aliases.Key)!.Location, aliases.Key, OtherFiles.Name([.. aliases.Select(alias => alias.Location)]));
        }

        foreach (var alias in _aliases.All.Where(alias => PageAt(alias.Path) is null && _sections.ContainsKey(alias.Path.AsSection())))
        {
            yield return Rules.AliasOfSection.At(alias.Location, alias.Path.AsSection(), _sections[alias.Path.AsSection()].PrintedPath);
        }

        foreach (var rivals in _aliases.Others.Where(pair => IsFree(pair.Winner.Path)).GroupBy(pair => pair.Winner))
        {
            var winner = rivals.Key;
            foreach (var (other, _) in rivals)
            {
                yield return Rules.AliasTaken.At(other.Location, winner.Path, winner.Location.PrintedPath);
            }

            yield return Rules.AliasContested.At(winner.Location, winner.Path, OtherFiles.Name([.. rivals.Select(pair => pair.Other.Location)]));
        }
    }

    /// <summary>The item at a path; null where it was taken back, since an alias may lead on from there.</summary>
    private Claim? PageAt(LocalPath path) => Pages.TryGetValue(path, out var page) && page.Status != ItemStatus.Removed ? page : null;

    private bool IsFree(LocalPath path) => PageAt(path) is null && !_sections.ContainsKey(path.AsSection());
}
