using CuratedNews.Catalog;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// One request's view of the catalog: all its queries see the same generation, whatever is imported meanwhile. The facts
/// about the whole site are loaded once a generation.
/// </summary>
public sealed class CatalogSnapshot(CatalogReaders readers, CatalogFile catalog, SiteFactsCache cache, TimeProvider time) : IDisposable
{
    private CatalogReader? _reader;
    private Rehearsal? _rehearsal;
    private SiteFacts? _facts;

    /// <summary>The moment of the request, UTC; of a rehearsal, the moment that it shows.</summary>
    public DateTime Now { get; private set; } = time.GetUtcNow().UtcDateTime;

    /// <summary>What is seen, inside the snapshot. Call <see cref="BeginAsync"/> before.</summary>
    public CatalogView Db => _rehearsal?.Db ?? Reader.Db;

    /// <summary>Its connection, inside the snapshot.</summary>
    public SqliteConnection Connection => Db.Connection;

    /// <summary>The catalog's, inside the snapshot; null before <see cref="BeginAsync"/>.</summary>
    public long? Generation => _reader is null ? null : _facts?.Generation;

    private CatalogReader Reader => _reader ?? throw new InvalidOperationException("The snapshot is not begun.");

    /// <summary>What every page shows of the site. Call <see cref="BeginAsync"/> before.</summary>
    public SiteFacts Facts => _facts ?? throw new InvalidOperationException("The snapshot is not begun.");

    /// <summary>Makes this a view of the catalog as it will be; before anything is read of it.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="path">A file whose item is shown as if it were out; null for none.</param>
    public void Rehearse(DateTime at, string? path)
    {
        if (_reader is not null)
        {
            throw new InvalidOperationException("A snapshot is read already.");
        }

        _rehearsal = new Rehearsal(catalog, at, path);
        Now = at;
    }

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_facts is not null)
        {
            return;
        }

        if (_rehearsal is not null)
        {
            _facts = await SiteFacts.LoadAsync(Db, await Db.GenerationAsync(cancellationToken), cancellationToken);
            return;
        }

        if (_reader is null)
        {
            _reader = readers.Rent();
            _reader.Begin();
        }

        var generation = await Db.GenerationAsync(cancellationToken);
        _facts = cache.Current is { } facts && facts.Generation == generation
            ? facts
            : cache.Current = await SiteFacts.LoadAsync(Db, generation, cancellationToken);
    }

    /// <summary>Forgets all that was read, so that the request can begin again with what is in the catalog now.</summary>
    public void Restart()
    {
        Dispose();
        (_rehearsal, _reader, _facts) = (null, null, null);
    }

    public void Dispose()
    {
        _rehearsal?.Dispose();
        _reader?.Dispose();
    }
}

/// <summary>The facts of the newest generation seen.</summary>
public sealed class SiteFactsCache
{
    private volatile SiteFacts? _current;
    private volatile FrontFacts? _front;

    public SiteFacts? Current
    {
        get => _current;
        set => _current = value;
    }

    public FrontFacts? Front
    {
        get => _front;
        set => _front = value;
    }
}
