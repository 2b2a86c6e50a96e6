using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>A prepared command whose parameters are its question marks, in order.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        var parts = sql.Split('?');
        for (var i = 1; i < parts.Length; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
            parts[i] = $"@{i}{parts[i]}";
        }

        _command.CommandText = string.Concat(parts);
        _command.Prepare();
    }

    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>The rows, which the caller disposes before the statement runs again.</summary>
    public SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public long? Number(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() as long?;
    }

    /// <summary>The first column of the first row as text; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() as string;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTime time => time.Ticks,
                Enum number => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture),
                { } value => value,
            };
        }
    }
}
