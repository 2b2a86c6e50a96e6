using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// A prepared statement whose parameters are its question marks, in order. It speaks to SQLite itself: an import runs some
/// thirty of these for each item, and ADO.NET costs more than most of them do.
/// </summary>
internal sealed class Statement : IDisposable
{
    /// <summary>Texts on their way into SQLite, which copies them; of the thread, since a thread binds one at a time.</summary>
    [ThreadStatic]
    private static byte[]? _utf8;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly ReadingConnection? _keeper;
    private readonly string _sql;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        (_keeper, _sql) = (connection as ReadingConnection, sql);
        if (_keeper?.TryTake(sql, out _statement!) is not true)
        {
            Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        }
    }

    /// <returns>How many rows were inserted, updated or deleted.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        using var rows = Query(values);
        while (rows.Read())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>The rows, which the caller disposes before the statement runs again.</summary>
    public Rows Query(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }

        if (_keeper is not null)
        {
            _keeper.Runs++;
        }

        return new Rows(this);
    }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public long? Number(params ReadOnlySpan<object?> values)
    {
        using var rows = Query(values);
        return rows.Read() && !rows.IsNull(0) ? rows.GetInt64(0) : null;
    }

    /// <summary>The first column of the first row as text; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<object?> values)
    {
        using var rows = Query(values);
        return rows.Read() && !rows.IsNull(0) ? rows.GetString(0) : null;
    }

    public void Dispose()
    {
        if (_keeper?.TryKeep(_sql, _statement) is not true)
        {
            _statement.Dispose();
        }
    }

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        "" => raw.sqlite3_bind_text(_statement, place, ""),
        string text => BindText(place, text),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        DateTime time => raw.sqlite3_bind_int64(_statement, place, time.Ticks),
        Enum number => raw.sqlite3_bind_int64(_statement, place, Convert.ToInt64(number, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A value must be of a type that a column has; found {value.GetType()}.", nameof(value)),
    };

    /// <summary>A text of at least one character; without any, SQLite would take it for null.</summary>
    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8 is null || _utf8.Length < most)
        {
            _utf8 = new byte[most];
        }

        return raw.sqlite3_bind_text(_statement, place, _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8)));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);

    /// <summary>The rows of a statement, one after the other. Columns count from 0.</summary>
    internal readonly struct Rows(Statement owner) : IDisposable
    {
        public bool Read()
        {
            var result = raw.sqlite3_step(owner._statement);
            if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                owner.Check(result);
            }

            return result == raw.SQLITE_ROW;
        }

        public bool IsNull(int column) => raw.sqlite3_column_type(owner._statement, column) == raw.SQLITE_NULL;

        public string GetString(int column) => raw.sqlite3_column_text(owner._statement, column).utf8_to_string();

        public string? GetStringOrNull(int column) => IsNull(column) ? null : GetString(column);

        /// <summary>A moment that was bound as one, UTC.</summary>
        public DateTime GetTime(int column) => new(GetInt64(column), DateTimeKind.Utc);

        /// <summary>A text's bytes, good until the next row.</summary>
        public ReadOnlySpan<byte> GetUtf8(int column) => raw.sqlite3_column_blob(owner._statement, column);

        public int GetInt32(int column) => raw.sqlite3_column_int(owner._statement, column);

        public long GetInt64(int column) => raw.sqlite3_column_int64(owner._statement, column);

        public double GetDouble(int column) => raw.sqlite3_column_double(owner._statement, column);

        public bool GetBoolean(int column) => GetInt32(column) != 0;

        public byte[] GetBytes(int column) => raw.sqlite3_column_blob(owner._statement, column).ToArray();

        /// <summary>Ends the statement's run.</summary>
        public void Dispose() => raw.sqlite3_reset(owner._statement);
    }
}
