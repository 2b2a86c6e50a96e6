using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Hosting;

/// <summary>What the last imports changed, in memory, so that a kept page can be asked whether it is still right.</summary>
internal sealed class CatalogChanges(CatalogFile catalog)
{
    /// <summary>Imports that are known. A page that nobody asked for during so many is made again.</summary>
    private const int MaxGenerations = 256;

    private readonly Lock _lock = new();

    /// <summary>The newest last; their generations follow one another.</summary>
    private volatile Change[] _known = [];

    /// <summary>
    /// Was a page left as it is by all imports up to a generation? Then it says so from now on. False also where that is
    /// not known, until <see cref="Load"/> has read it.
    /// </summary>
    public bool Left(CachedPage page, long generation)
    {
        var (known, from) = (_known, page.Generation);
        if (page.Parts is null || known.Length == 0 || generation > known[^1].Generation || from < known[0].Generation - 1 || from > generation)
        {
            return false;
        }

        foreach (var change in known.AsSpan((int)(from + 1 - known[0].Generation)))
        {
            if (change.Generation <= generation && change.Parts.HasAnyOf(page.Parts))
            {
                return false;
            }
        }

        page.Generation = generation;
        return true;
    }

    /// <summary>Reads what is not known yet up to a generation; null for none.</summary>
    public void Load(long? generation)
    {
        if (generation is not { } until || IsKnown(until))
        {
            return;
        }

        lock (_lock)
        {
            if (IsKnown(until))
            {
                return;
            }

            try
            {
                Read(until);
            }
            catch (SqliteException)
            {
                // The catalog is away, or another: pages are made again, by those who have it open.
            }
        }
    }

    private void Read(long until)
    {
        // At the start nothing is kept, and of what was before nobody asks.
        var known = _known;
        var after = known.Length == 0 || until - known[^1].Generation > MaxGenerations || until < known[^1].Generation ? until - 1 : known[^1].Generation;
        var added = Enumerable.Range(1, (int)(until - after)).Select(i => new Change(after + i, catalog.ReadChanges(after + i - 1, after + i)));
        var before = known.Length > 0 && known[^1].Generation == after ? known : [];
        _known = [.. before.Concat(added).TakeLast(MaxGenerations)];
    }

    private bool IsKnown(long generation) => _known is [.., var last] && last.Generation == generation;

    private sealed record Change(long Generation, ChangedParts Parts);
}
