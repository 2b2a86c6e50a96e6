using CuratedNews.Catalog;
using CuratedNews.Catalog.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// One request's view of the catalog: all its queries see the same generation, whatever is imported meanwhile. The facts
/// about the whole site are loaded once a generation.
/// </summary>
public sealed class CatalogSnapshot(CatalogDbContext db, SiteFactsCache cache, TimeProvider time) : IAsyncDisposable
{
    private SqliteTransaction? _transaction;

    /// <summary>The moment of the request, UTC.</summary>
    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    /// <summary>The context, inside the snapshot. Call <see cref="BeginAsync"/> before.</summary>
    public CatalogDbContext Db => db;

    /// <summary>The context's connection, inside the snapshot.</summary>
    public SqliteConnection Connection => (SqliteConnection)db.Database.GetDbConnection();

    /// <summary>The catalog's, inside the snapshot; null before <see cref="BeginAsync"/>.</summary>
    public long? Generation => _transaction is null ? null : Facts.Generation;

    public SiteFacts Facts { get; private set; } = null!;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null)
        {
            return;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        _transaction = Connection.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(_transaction, cancellationToken);
        var generation = await db.State.Where(state => state.Id == StateRow.OnlyId).Select(state => state.Generation).FirstOrDefaultAsync(cancellationToken);
        Facts = cache.Current is { } facts && facts.Generation == generation
            ? facts
            : cache.Current = await SiteFacts.LoadAsync(db, generation, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
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
