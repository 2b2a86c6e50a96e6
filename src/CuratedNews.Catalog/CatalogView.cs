using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Catalog;

/// <summary>
/// The catalog as pages read it, through one connection, which it closes. What readers' pages ask is SQL (<see cref="Queries"/>);
/// what editors look through, by conditions of their choice, is asked of EF Core, whose context is made when the first such
/// question comes: to make its model takes as long as most of a start.
/// </summary>
/// <param name="transaction">Of the connection, if it is in one.</param>
public sealed class CatalogView(SqliteConnection connection, SqliteTransaction? transaction = null) : IDisposable
{
    private CatalogDbContext? _context;

    public SqliteConnection Connection => connection;

    /// <summary>What was read since the snapshot began, as far as queries note it.</summary>
    public ShownParts Shown { get; } = new();

    public CatalogDbContext Context => _context ??= MakeContext();

    /// <summary>Was anything asked of EF Core?</summary>
    internal bool HasContext => _context is not null;

    public DbSet<FileRow> Files => Context.Files;

    public DbSet<DiagnosticRow> Diagnostics => Context.Diagnostics;

    public DbSet<ItemRow> Items => Context.Items;

    public DbSet<NodeRow> Nodes => Context.Nodes;

    public DbSet<StateRow> State => Context.State;

    public void Dispose()
    {
        _context?.Dispose();
        connection.Dispose();
    }

    /// <summary>All rows of a statement, whose parameters are its question marks.</summary>
    internal List<T> All<T>(string sql, Func<Statement.Rows, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var statement = new Statement(connection, sql);
        using var rows = statement.Query(values);
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }

    /// <summary>The rows of a statement as they are asked for, for lists that are too long to be held.</summary>
    internal IEnumerable<T> Each<T>(string sql, Func<Statement.Rows, T> read, params object?[] values)
    {
        using var statement = new Statement(connection, sql);
        using var rows = statement.Query(values);
        while (rows.Read())
        {
            yield return read(rows);
        }
    }

    /// <summary>The first row of a statement; null where there is none.</summary>
    internal T? First<T>(string sql, Func<Statement.Rows, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var statement = new Statement(connection, sql);
        using var rows = statement.Query(values);
        return rows.Read() ? read(rows) : null;
    }

    /// <summary>The number in the first row of a statement; null where there is none.</summary>
    internal long? Number(string sql, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var statement = new Statement(connection, sql);
        return statement.Number(values);
    }

    private CatalogDbContext MakeContext()
    {
        var context = new CatalogDbContext(CatalogFile.ContextOptions(connection));
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }

        return context;
    }
}
