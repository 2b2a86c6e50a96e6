using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Catalog.Tests.Sqlite;

/// <summary>A text with each word once has the vocabulary of the text.</summary>
public sealed class WordsOnceTests : IDisposable
{
    /// <summary>What words are made of, and what stands between them, of many scripts.</summary>
    private static readonly string[] Pieces =
    [
        "a", "B", "word", "Word", "\u00E9", "e\u0301", "\u0301", "\u00DF", "\u0130", "\u6F22\u5B57", "\u0928\u0940", "\U0001F600", "7", "_", "-", "'", "\u2019", "\"", ".", ",", "(", "]", ":", "/", "&", "\u00A0", "\t", "\r\n", "\n", " ", " ", " ",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public WordsOnceTests()
    {
        _connection.Open();
        Rows(SearchTables.Create);
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Random_texts_keep_their_vocabulary()
    {
        const int Seed = 20261127;
        var random = new Random(Seed);
        var words = new WordsOnce();
        for (var round = 0; round < 2_000; round++)
        {
            string[] texts = [Text(), Text(), Text()];
            var once = words.EachOnce(texts);

            Assert.Equal(Vocabulary(string.Join('\n', texts)), Vocabulary(once));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    [Theory]
    [InlineData("One two, (one) two. \"One\"", "One two one ")]
    [InlineData("don't don't", "don't ")]
    [InlineData(" \n .", "")]
    public void A_word_comes_once_as_it_is_written(string text, string once) => Assert.Equal(once, new WordsOnce().EachOnce(text));

    private List<string> Vocabulary(string text)
    {
        Rows("DELETE FROM SearchSpelling WHERE rowid = 1");
        using (var add = new Statement(_connection, "INSERT INTO SearchSpelling (rowid, Text) VALUES (1, ?)"))
        {
            add.Run(text);
        }

        return Rows("SELECT term || ' ' || doc FROM SearchVocabulary ORDER BY term");
    }

    private List<string> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
