using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>A command that is a kept one as soon as it has its text, and is kept again when it is disposed of.</summary>
internal sealed class KeptCommand(ReadingConnection connection) : DbCommand
{
    private SqliteCommand? _command;

    [AllowNull]
    public override string CommandText
    {
        get => _command?.CommandText ?? "";
        set
        {
            GiveBack();
            _command = connection.TakeCommand(value ?? "");
        }
    }

    /// <summary>Seconds that a read waits while SQLite lets nobody in: the connection's, whatever is set.</summary>
    public override int CommandTimeout { get => connection.DefaultTimeout; set => _ = value; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => _ = value == CommandType.Text ? value : throw new NotSupportedException($"A command must be of the type Text; found {value}.");
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => _ = value == connection ? value : throw new NotSupportedException("A kept command stays with its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    protected override DbTransaction? DbTransaction { get => Command.Transaction; set => Command.Transaction = (SqliteTransaction?)value; }

    private SqliteCommand Command => _command ?? throw new InvalidOperationException("A kept command must have its text before anything else.");

    /// <summary>The command, which runs once more.</summary>
    private SqliteCommand Counted
    {
        get
        {
            connection.Runs++;
            return Command;
        }
    }

    public override void Cancel() => Command.Cancel();

    public override int ExecuteNonQuery() => Counted.ExecuteNonQuery();

    public override object? ExecuteScalar() => Counted.ExecuteScalar();

    public override void Prepare() => Command.Prepare();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Counted.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_command is { } command)
        {
            _command = null;
            connection.Keep(command);
        }
    }
}
