using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Catalog.Tests.Sqlite;

/// <summary>The lists are read from the blocks of a real full-text table, and held against what was written into it.</summary>
public sealed class PostingListsTests : IDisposable
{
    /// <summary>That stemming leaves as they are. They share beginnings, as neighbours in the index do.</summary>
    private static readonly string[] Vocabulary =
        ["a", "ab", "bed", "bedrock", "co", "common", "lamp", "lampard", "night", "pilot", "ward", "wardian", "wardrob", "zz", "見出し", "ward2", "x" + new string('q', 90)];

    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly Dictionary<int, string[][]> _items = [];
    private readonly Random _random = new(7);

    public PostingListsTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData(32, 2)]
    [InlineData(64, 4)]
    [InlineData(200, 2)]
    [InlineData(1000, 16)]
    [InlineData(4050, 4)]
    public void After_any_edits_every_word_is_where_it_was_written(int pageSize, int automerge)
    {
        Run($"{SearchTables.Create} INSERT INTO SearchTexts (SearchTexts, rank) VALUES ('pgsz', {pageSize}), ('automerge', {automerge})");
        var segments = 0L;
        var deleted = 0L;
        for (var edits = 0; edits < 60; edits++)
        {
            Run("BEGIN");
            for (var changes = _random.Next(1, 40); changes > 0; changes--)
            {
                Change();
            }

            Run("COMMIT");
            if (_random.Next(6) == 0)
            {
                Run(_random.Next(8) == 0 ? "INSERT INTO SearchTexts (SearchTexts) VALUES ('optimize')" : "INSERT INTO SearchTexts (SearchTexts, rank) VALUES ('merge', 3)");
            }

            Assert.All(Vocabulary, word => Assert.Equal(Written(word), Read(word), StringComparer.Ordinal));
            segments = Math.Max(segments, Number("SELECT count(DISTINCT segid) FROM SearchTexts_idx"));
            deleted = Math.Max(deleted, Number($"SELECT count(*) FROM SearchTexts_data WHERE id >= {1L << 53}"));
        }

        Assert.Empty(Read("absent"));
        Assert.Empty(Read("zzz"));
        Assert.True(segments > 1 && deleted > 0, $"{segments} segments, {deleted} pages of deleted items");
    }

    [Fact]
    public void A_damaged_table_is_reported_as_SQLite_reports_it()
    {
        Run(SearchTables.Create);
        Write(1, [["ward", "bed"], [], ["ward"]]);
        Run("UPDATE SearchTexts_data SET block = substr(block, 1, 9) WHERE id > 10");

        Assert.Equal(11, Assert.Throws<SqliteException>(() => Read("ward")).SqliteErrorCode);
    }

    [Fact]
    public void A_table_of_another_format_is_not_read()
    {
        Run(SearchTables.Create);
        Run("UPDATE SearchTexts_data SET block = x'00000000000000' WHERE id = 10");
        using var lists = new PostingLists(_connection);

        Assert.False(lists.IsReadable);
    }

    /// <summary>Writes an item, or takes one out; now and then the other in its place.</summary>
    private void Change()
    {
        var isOld = _items.Count > 0 && _random.Next(3) == 0;
        var id = isOld ? _items.Keys.ElementAt(_random.Next(_items.Count)) : _random.Next(1, _random.Next(2) == 0 ? 400 : 3_000_000);
        if (_items.Remove(id))
        {
            Run($"DELETE FROM SearchTexts WHERE rowid = {id}");
        }

        if (!isOld || _random.Next(2) == 0)
        {
            Write(id, [Words(5), Words(_random.Next(2) * 4), Words(_random.Next(10) == 0 ? 1500 : 20)]);
        }
    }

    /// <summary>So many words, the first of the vocabulary more often than the last.</summary>
    private string[] Words(int most) =>
        [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Vocabulary[(int)(_random.NextDouble() * _random.NextDouble() * Vocabulary.Length)])];

    private void Write(int id, string[][] columns)
    {
        _items.Add(id, columns);
        using var insert = new Statement(_connection, "INSERT INTO SearchTexts (rowid, Title, Names, Text) VALUES (?, ?, ?, ?)");
        insert.Run(id, string.Join(' ', columns[0]), string.Join(' ', columns[1]), string.Join(' ', columns[2]));
    }

    private IEnumerable<string> Written(string word) =>
        from item in _items
        orderby item.Key
        let places = item.Value.SelectMany((column, number) => column.Index().Where(entry => entry.Item == word).Select(entry => (number << 28) + entry.Index)).ToList()
        where places.Count > 0
        select $"{item.Key}: {string.Join(' ', places)}";

    private IEnumerable<string> Read(string word)
    {
        using var lists = new PostingLists(_connection);
        var read = new List<(int Id, string Places)>();
        lists.Read(word, (id, bytes) =>
        {
            var places = new List<int>();
            for (var (at, current) = (0, 0); at < bytes.Length;)
            {
                (at, current) = PostingLeaf.NextPlace(bytes, at, current);
                places.Add(current);
            }

            read.Add((id, string.Join(' ', places)));
        });
        return read.OrderBy(item => item.Id).Select(item => $"{item.Id}: {item.Places}");
    }

    private long Number(string sql)
    {
        using var statement = new Statement(_connection, sql);
        return statement.Number() ?? 0;
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
