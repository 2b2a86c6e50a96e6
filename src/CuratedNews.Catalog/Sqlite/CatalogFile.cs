using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>What <see cref="CatalogFile.Prepare"/> found.</summary>
public enum CatalogState
{
    /// <summary>A catalog of this version.</summary>
    Ready,

    /// <summary>Nothing: an empty catalog was made.</summary>
    Created,

    /// <summary>A catalog of another version: an empty one stands in its place.</summary>
    OtherVersion,

    /// <summary>A damaged catalog: an empty one stands in its place.</summary>
    Damaged,

    /// <summary>A file that is no catalog: it was renamed, and an empty catalog stands in its place.</summary>
    Foreign,
}

/// <summary>The catalog's place on disk: one SQLite file in WAL mode, which can be deleted at any time and is made again from the content.</summary>
public sealed class CatalogFile
{
    /// <summary>"CuNe": by it SQLite's own tools, and we, know the file for a catalog.</summary>
    private const int ApplicationId = 0x43754E65;

    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <param name="path">The file; its folder is made where it is missing.</param>
    public CatalogFile(string path) => FullPath = Path.GetFullPath(path);

    public string FullPath { get; }

    /// <summary>For pages. Connections are pooled and never write.</summary>
    public string ReadConnectionString => new SqliteConnectionStringBuilder { DataSource = FullPath, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 10 }.ToString();

    private string WriteConnectionString => new SqliteConnectionStringBuilder { DataSource = FullPath, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString();

    /// <summary>Makes sure that a catalog of this version is there.</summary>
    /// <exception cref="IOException">The file or its folder cannot be written.</exception>
    public CatalogState Prepare()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
            var state = File.Exists(FullPath) ? Inspect() : CatalogState.Created;
            if (state == CatalogState.Foreign)
            {
                SetAside();
            }

            if (state != CatalogState.Ready)
            {
                Create();
            }

            return state;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or SqliteException)
        {
            throw new IOException($"The catalog '{FullPath}' must be a file that can be written; the system said: {problem.Message}", problem);
        }
    }

    /// <summary>A connection for the importer, the only writer.</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(WriteConnectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000; PRAGMA journal_size_limit = 67108864;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A pooled connection that only reads.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(ReadConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The options of a context that reads this catalog.</summary>
    public DbContextOptions<CatalogDbContext> ContextOptions()
    {
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        Configure(options);
        return options.Options;
    }

    public void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(ReadConnectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    private CatalogState Inspect()
    {
        if (new FileInfo(FullPath).Length == 0)
        {
            return CatalogState.Damaged;
        }

        try
        {
            using var connection = new SqliteConnection(WriteConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema WHERE name = 'State')";
            using var reader = command.ExecuteReader();
            reader.Read();
            return (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)) switch
            {
                (not ApplicationId, _, _) => CatalogState.Foreign,
                (_, CatalogDbContext.SchemaVersion, 1) => CatalogState.Ready,
                _ => CatalogState.OtherVersion,
            };
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == Corrupt)
        {
            return CatalogState.Damaged;
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == NotADatabase)
        {
            return CatalogState.Foreign;
        }
    }

    /// <summary>What is not ours is kept: somebody may have named the wrong file.</summary>
    private void SetAside()
    {
        var number = 1;
        while (File.Exists($"{FullPath}.{number}.bak"))
        {
            number++;
        }

        File.Move(FullPath, $"{FullPath}.{number}.bak");
    }

    /// <summary>Makes the empty catalog beside its place and moves it there, so that a kill leaves the old file or the new one.</summary>
    private void Create()
    {
        var fresh = FullPath + ".new";
        Delete(fresh);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false }.ToString();
        var options = new DbContextOptionsBuilder<CatalogDbContext>().UseSqlite(connectionString).Options;
        using (var context = new CatalogDbContext(options))
        {
            context.Database.OpenConnection();
            context.Database.ExecuteSql($"PRAGMA journal_mode = DELETE");
            context.GetService<IRelationalDatabaseCreator>().CreateTables();
            using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {CatalogDbContext.SchemaVersion}; PRAGMA journal_mode = WAL;";
            command.ExecuteNonQuery();
        }

        SqliteConnection.ClearAllPools();
        Delete(FullPath);
        File.Move(fresh, FullPath);
    }

    private static void Delete(string path)
    {
        foreach (var file in (string[])[path, path + "-wal", path + "-shm", path + "-journal"])
        {
            File.Delete(file);
        }
    }
}
