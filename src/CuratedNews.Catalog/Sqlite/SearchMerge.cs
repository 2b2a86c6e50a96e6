using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Merges the parts that imports leave in the indexes of the full-text tables, a little at a time: a search looks through every part.</summary>
/// <remarks>https://www.sqlite.org/fts5.html#the_merge_command.</remarks>
internal static class SearchMerge
{
    /// <summary>So much is merged at a time, of a table; some milliseconds' work.</summary>
    private const int Pages = 64;

    /// <summary>With fewer changes than that, the table had nothing to merge.</summary>
    private const int ChangesOfAMerge = 2;

    /// <returns>Whether there was anything to merge; if not, each table has a few parts of each size.</returns>
    public static bool Step(SqliteConnection connection)
    {
        var merged = false;
        foreach (var table in SearchTables.Names)
        {
            var before = raw.sqlite3_total_changes(connection.Handle);
            using (var merge = new Statement(connection, $"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)"))
            {
                merge.Run(Pages);
            }

            merged |= raw.sqlite3_total_changes(connection.Handle) - before >= ChangesOfAMerge;
        }

        return merged;
    }
}
