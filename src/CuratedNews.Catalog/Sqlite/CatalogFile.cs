using System.Buffers.Binary;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Importing;
using CuratedNews.Content;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

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

    /// <summary>How long a reader waits in the moments in which SQLite lets nobody in.</summary>
    private const int BusyMilliseconds = 10_000;

    /// <summary>
    /// What SQLite's planner is told of a catalog of any size, in place of counting: an item is under few nodes, a node has
    /// many items, and there are few kinds of nodes. Without it the planner would go through all items of all topics to find
    /// the topics of one item.
    /// </summary>
    /// <remarks>The numbers are of rows, and of rows for each value of an index's first columns: https://www.sqlite.org/fileformat2.html#stat1tab.</remarks>
    private const string Statistics = """
        ANALYZE sqlite_schema;
        INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
            ('Memberships', 'sqlite_autoindex_Memberships_1', '1000000 400 400 1 1'),
            ('Memberships', 'IX_Memberships_ItemId', '1000000 10'),
            ('Nodes', 'IX_Nodes_Kind_Key', '4000 800 1'),
            ('Nodes', 'IX_Nodes_Kind_Items_Label', '4000 800 10 1'),
            ('Nodes', 'IX_Nodes_Kind_Vocabulary_Label', '4000 800 400 1');
        """;

    /// <summary>A reader who came later reads the file itself, so that this is longer than any waits.</summary>
    private const int CheckpointMilliseconds = 3_000;

    private const long MaxLogBytes = 16L * 1024 * 1024;

    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>The file or its log is shorter than what stands in it says.</summary>
    private const int ShortRead = 522;

    /// <param name="path">The file; its folder is made where it is missing.</param>
    public CatalogFile(string path) => FullPath = Path.GetFullPath(path);

    public string FullPath { get; }

    /// <summary>For pages, which never write.</summary>
    public string ReadConnectionString => new SqliteConnectionStringBuilder { DataSource = FullPath, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 10 }.ToString();

    private string WriteConnectionString => new SqliteConnectionStringBuilder { DataSource = FullPath, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString();

    /// <summary>Makes sure that a catalog of this version is there. Called before the first connection: reading a file lets go of the locks on it.</summary>
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
            else
            {
                // A copy that SQLite's own tools made has no log, by which readers know their file.
                using var connection = OpenForReading();
                using var log = new Statement(connection, "PRAGMA journal_mode = WAL");
                log.Run();
            }

            return state;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new IOException($"The catalog '{FullPath}' must be a file that can be written; the system said: {problem.Message}", problem);
        }
    }

    /// <summary>What <see cref="Prepare"/> would find, without changing anything.</summary>
    /// <returns><see cref="CatalogState.Created"/> where there is no file.</returns>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public CatalogState Look() => File.Exists(FullPath) ? Inspect() : CatalogState.Created;

    /// <summary>Makes sure that a catalog of this version is there, while others read the one that was there before.</summary>
    /// <exception cref="IOException">It cannot be written, or another version of the program made it anew meanwhile.</exception>
    public CatalogState Restore() =>
        File.Exists(FullPath) && Inspect() == CatalogState.OtherVersion
            ? throw new IOException($"The catalog '{FullPath}' was made anew by another version of CuratedNews; this one serves what it has, and should be ended.")
            : Prepare();

    /// <summary>Puts an empty catalog in the place of one that is damaged. Those who have it open keep it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Replace()
    {
        try
        {
            Create();
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or SqliteException)
        {
            throw new IOException($"The damaged catalog '{FullPath}' could not be replaced; the system said: {problem.Message}", problem);
        }
    }

    /// <summary>Says a failure that the catalog is damaged, so that it has to be made again?</summary>
    public static bool IsDamage(Exception problem) =>
        problem is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } or SqliteException { SqliteExtendedErrorCode: ShortRead }
        || (problem is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } && problem.Message.Contains("no such table: State", StringComparison.Ordinal)); // It was emptied: every snapshot asks for its state first.

    /// <summary>Reads the whole file and says in a line what is damaged; null where nothing is. Takes about a second for a gigabyte.</summary>
    public string? FindDamage()
    {
        try
        {
            using var connection = OpenForReading();
            using var check = new Statement(connection, "PRAGMA quick_check(1)");
            return check.Text() is var found and not "ok" ? found : null;
        }
        catch (SqliteException problem) when (IsDamage(problem))
        {
            return problem.Message;
        }
    }

    /// <summary>A connection for the importer, the only writer.</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(WriteConnectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA busy_timeout = 60000; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 67108864;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    /// <summary>A connection that only reads. It is not pooled, so that it is to the file that is in place now.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ReadConnectionString) { Pooling = false }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
        return connection;
    }

    /// <summary>How many items there are to serve before the folder is looked at; null where there are none, or where they were rendered by another version's rules.</summary>
    public int? ItemsAtHand()
    {
        try
        {
            using var facts = new CatalogFacts(this);
            return RenderingVersion.IsCurrent(facts.RenderingVersion) && facts.Items > 0 ? facts.Items : null;
        }
        catch (SqliteException problem) when (IsDamage(problem))
        {
            return null;
        }
    }

    /// <summary>Where the catalog is now, whoever wrote it last.</summary>
    public CatalogMark ReadMark()
    {
        using var facts = new CatalogFacts(this);
        return facts.Mark;
    }

    /// <summary>What the imports changed that lie between two generations; everything, where that is not known any more.</summary>
    /// <param name="after">Not counted itself.</param>
    public ChangedParts ReadChanges(long after, long until)
    {
        using var connection = OpenForReading();
        return ChangeWriter.Read(connection, after, until);
    }

    /// <summary>Did the log of imports grow to more than edits should leave? It does where, at the end of each, somebody is reading.</summary>
    public bool HasLongLog => new FileInfo(FullPath + "-wal") is { Exists: true, Length: > MaxLogBytes };

    /// <summary>How much is in the catalog.</summary>
    /// <param name="before">What was counted before, which is given again as long as the catalog is the same; null for none.</param>
    public CatalogCounts ReadCounts(CatalogCounts? before)
    {
        using var facts = new CatalogFacts(this);
        var generation = facts.Mark.Generation;
        return before?.Generation == generation ? before : new CatalogCounts(generation, facts.Items, facts.Captures, facts.Diagnostics());
    }

    /// <summary>
    /// Moves what imports wrote from the log into the file, as far as nobody reads it, so that neither the log nor the
    /// work of reading it grows. Waits for those who read only where the log is long: they have what they read in a moment.
    /// </summary>
    public void Checkpoint(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {(HasLongLog ? CheckpointMilliseconds : 0)}; PRAGMA wal_checkpoint(TRUNCATE);";
        command.ExecuteNonQuery();
    }

    /// <summary>A view of the catalog as it is when each question is asked, for the caller to dispose of.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public CatalogView OpenView() => new(OpenToKeep());

    /// <summary>The options of a context that reads through a connection of the caller's.</summary>
    internal static DbContextOptions<CatalogDbContext> ContextOptions(SqliteConnection connection)
    {
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        options.UseSqlite(connection, OneText).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return options.Options;
    }

    /// <summary>A connection that stays open and keeps what is prepared on it.</summary>
    internal ReadingConnection OpenToKeep()
    {
        var connection = new ReadingConnection(new SqliteConnectionStringBuilder(ReadConnectionString) { Pooling = false }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
        return connection;
    }

    /// <summary>Has an import filled the catalog that a connection reads, and one of this version?</summary>
    internal static bool IsFilled(SqliteConnection connection)
    {
        try
        {
            using var version = new Statement(connection, "SELECT user_version FROM pragma_user_version, State");
            return version.Number() == CatalogDbContext.SchemaVersion;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>A list of values is one parameter, so that a query has one text however many there are.</summary>
    private static void OneText(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private CatalogState Inspect()
    {
        switch (ReadApplicationId())
        {
            case null:
                return CatalogState.Damaged;
            case not ApplicationId:
                return CatalogState.Foreign;
        }

        try
        {
            using var connection = OpenForReading();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT user_version, (SELECT count(*) FROM sqlite_schema WHERE name = 'State') FROM pragma_user_version";
            using (var reader = command.ExecuteReader())
            {
                reader.Read();
                if ((reader.GetInt32(0), reader.GetInt32(1)) != (CatalogDbContext.SchemaVersion, 1))
                {
                    return CatalogState.OtherVersion;
                }
            }

            return CatalogState.Ready;
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return CatalogState.Damaged;
        }
    }

    /// <summary>
    /// What the file's header says of whose it is, without opening it as a database; 0 where it is none, null where the
    /// file is empty.
    /// </summary>
    /// <remarks>https://www.sqlite.org/fileformat2.html#the_database_header</remarks>
    private int? ReadApplicationId()
    {
        const int IdOffset = 68;
        using var stream = new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[IdOffset + sizeof(int)];
        var length = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        return length == 0 ? null
            : length == header.Length && header.StartsWith("SQLite format 3\0"u8) ? BinaryPrimitives.ReadInt32BigEndian(header[IdOffset..])
            : 0;
    }

    /// <summary>What is not ours is kept: somebody may have named the wrong file.</summary>
    private void SetAside()
    {
        var number = 1;
        while (File.Exists($"{FullPath}.{number}.bak"))
        {
            number++;
        }

        foreach (var suffix in (string[])["", "-wal", "-journal"])
        {
            if (File.Exists(FullPath + suffix))
            {
                File.Move(FullPath + suffix, $"{FullPath}.{number}.bak{suffix}");
            }
        }
    }

    /// <summary>Makes the empty catalog beside its place and moves it there, so that a kill leaves the old file or the new one.</summary>
    private void Create()
    {
        var fresh = FullPath + ".new";
        Delete(fresh);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false }.ToString();
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode = DELETE; PRAGMA page_size = 8192; {ReadSchema()} {SearchTables.Create} {Statistics} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {CatalogDbContext.SchemaVersion}; PRAGMA journal_mode = WAL;";
            command.ExecuteNonQuery();
        }

        SqliteConnection.ClearAllPools();
        Delete(FullPath);
        File.Move(fresh, FullPath);
    }

    /// <summary>The model's tables, written down: making the model takes most of a second, and an import needs none.</summary>
    private static string ReadSchema()
    {
        using var stream = typeof(CatalogFile).Assembly.GetManifestResourceStream("Schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Delete(string path)
    {
        foreach (var file in (string[])[path, path + "-wal", path + "-shm", path + "-journal"])
        {
            File.Delete(file);
        }
    }
}
