using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// A connection that keeps what was prepared on it, EF Core's commands and <see cref="Statement"/>s alike, until it is
/// closed: for most of what a page asks, preparing costs several times what running does.
/// </summary>
internal sealed class ReadingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Of each kind. Pages ask some fifty questions; what editors look for has as many forms as they think of.</summary>
    private const int MaxKept = 250;

    /// <remarks>https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved</remarks>
    private const int HasMoved = 20;

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);

    /// <summary>Is the file that it reads still the one under its name, with its log beside it? The connection must have read something.</summary>
    public bool IsInPlace => !(FileControl(Handle!.DangerousGetHandle(), IntPtr.Zero, HasMoved, out var hasMoved) == raw.SQLITE_OK && hasMoved != 0) && File.Exists(DataSource + "-wal");

    /// <summary>How often a command or a statement was run on it since this was set to 0.</summary>
    internal int Runs { get; set; }

    /// <summary>The texts of all that it keeps.</summary>
    internal IEnumerable<string> Kept => _commands.Keys.Concat(_statements.Keys);

    /// <summary>A kept statement, which is the caller's until it is given back.</summary>
    public bool TryTake(string sql, out sqlite3_stmt statement) => _statements.Remove(sql, out statement!);

    /// <summary>Takes a statement that has ended; false where the caller has to dispose of it.</summary>
    public bool TryKeep(string sql, sqlite3_stmt statement) => _statements.Count < MaxKept && _statements.TryAdd(sql, statement);

    internal SqliteCommand TakeCommand(string sql)
    {
        if (!_commands.Remove(sql, out var command))
        {
            command = CreateCommand();
            command.CommandText = sql;
        }

        return command;
    }

    internal void Keep(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_commands.Count >= MaxKept || !_commands.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            _statements.Clear();
            _commands.Clear();
        }

        base.Dispose(disposing);
    }

    /// <summary>SQLitePCLRaw leaves this one function out.</summary>
    /// <param name="schema">Zero for the main one.</param>
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(IntPtr connection, IntPtr schema, int operation, out int value);
}
