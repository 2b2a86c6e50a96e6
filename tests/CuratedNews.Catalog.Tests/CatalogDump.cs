using System.Globalization;
using System.Runtime.InteropServices;
using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Tests;

/// <summary>
/// A catalog as text: a line a row of every table save what each import changed, in order, with what a row means in place of its id. Two catalogs of the
/// same content have the same text.
/// </summary>
internal static class CatalogDump
{
    /// <summary>Ids tell nothing, and the generation only how often something was written.</summary>
    private static readonly HashSet<string> LeftOut = ["Id", "Generation", "ChangedIn"];

    public static string Of(CatalogFile catalog)
    {
        using var connection = catalog.OpenForReading();
        using var snapshot = connection.BeginTransaction(deferred: true);
        return Of(connection);
    }

    /// <param name="connection">In a transaction.</param>
    public static string Of(SqliteConnection connection)
    {
        var items = Names(connection, "SELECT Id, Path FROM Items");
        var nodes = Names(connection, "SELECT Id, Kind || ' ' || Key FROM Nodes");
        var names = Names(connection, "SELECT Id, Name FROM NodeNames");
        var lines = new List<string>();
        foreach (var (table, sql) in Tables(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount)
                    .Where(column => !LeftOut.Contains(reader.GetName(column)))
                    .Select(column => $"{reader.GetName(column)}={Meaning(reader.GetName(column), reader.GetValue(column))}");
                lines.Add($"{table}: {string.Join(" | ", cells)}");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);

        string Meaning(string column, object value) => column switch
        {
            "ItemId" or "doc" => items.GetValueOrDefault((long)value, "no such item"),
            "NodeId" or "OtherId" => nodes.GetValueOrDefault((long)value, "no such node"),
            "NameId" => names.GetValueOrDefault((long)value, "no such name"),
            "Nodes" => string.Join(", ", MemoryMarshal.Cast<byte, long>((byte[])value).ToArray().Select(id => nodes.GetValueOrDefault(id, "no such node"))),
            "Carries" => string.Join(", ", ((string)value).Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries)
                .Select(id => long.Parse(id, CultureInfo.InvariantCulture))
                .Chunk(2)
                .Select(pair => $"{nodes.GetValueOrDefault(pair[0], "no such node")} as {names.GetValueOrDefault(pair[1], "no such name")}")),
            _ => value switch
            {
                DBNull => "null",
                byte[] bytes => Convert.ToHexString(bytes),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            },
        };
    }

    /// <summary>The lines that only one of two dumps has.</summary>
    public static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', [.. left.Except(right, StringComparer.Ordinal).Select(line => "- " + line), .. right.Except(left, StringComparer.Ordinal).Select(line => "+ " + line)]);
    }

    /// <summary>Every table with the statement that reads it. Of a full-text table it is the words and their places that count, and a row of <c>SearchRows</c> without an item is none.</summary>
    private static IEnumerable<(string Table, string Sql)> Tables(SqliteConnection connection)
    {
        foreach (var table in Names(connection, "SELECT rowid, name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'Changes' AND (name = 'SearchRows' OR name NOT LIKE 'Search%')").Values)
        {
            yield return (table, $"SELECT * FROM \"{table}\"{(table == "SearchRows" ? " WHERE SortKey <> 0" : "")}");
        }

        foreach (var table in (string[])["SearchTexts", "SearchNames", "SearchSpelling"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}Places USING fts5vocab(main, {table}, instance)";
            command.ExecuteNonQuery();
            yield return (table, $"SELECT term, doc, col, \"offset\" FROM temp.{table}Places");
        }
    }

    private static Dictionary<long, string> Names(SqliteConnection connection, string sql)
    {
        var names = new Dictionary<long, string>();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            names.Add(reader.GetInt64(0), reader.GetString(1));
        }

        return names;
    }
}
