using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>
/// The catalog's words with the number of items that have them, read from the full-text table's vocabulary, to find what a
/// reader meant by a misspelt one. It may be a minute behind the catalog: ask for what it says before saying it.
/// </summary>
public sealed class WordIndex(TimeProvider time)
{
    private const int MinLength = 3;
    private const int MaxLength = 40;

    /// <summary>What an edit costs against the logarithm of a word's number of items.</summary>
    private const double CostOfEdit = 3.5;

    /// <summary>Readers seldom mistake the first letter.</summary>
    private const double CostOfFirstLetter = 1.5;

    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private volatile Words _words = new(-1, 0, [], []);

    /// <summary>The word that was probably meant; null where the word is one of the catalog's own, or none is near.</summary>
    /// <param name="connection">In a read transaction.</param>
    /// <param name="word">As typed; its case does not count.</param>
    public string? Correct(SqliteConnection connection, string word)
    {
        // As the full-text table writes words: without marks.
        if (!Slug.TryFromName(word, out var plain))
        {
            return null;
        }

        var lower = plain.ToString();
        var words = Load(connection);
        if (lower.Length is < MinLength or > MaxLength || words.Items.ContainsKey(lower))
        {
            return null;
        }

        var edits = lower.Length < 5 ? 1 : 2;
        var letters = LettersOf(lower);
        string? best = null;
        var worth = double.NegativeInfinity;
        foreach (var (candidate, candidateLetters, items) in words.All)
        {
            // Each edit changes at most two of the letters that one word has and the other has not.
            if (Math.Abs(candidate.Length - lower.Length) > edits
                || System.Numerics.BitOperations.PopCount(letters ^ candidateLetters) > 2 * edits)
            {
                continue;
            }

            var distance = Spelling.Distance(lower, candidate);
            if (distance > edits)
            {
                continue;
            }

            var candidateWorth = Math.Log(items + 1) - (CostOfEdit * distance) - (candidate[0] == lower[0] ? 0 : CostOfFirstLetter);
            if (candidateWorth > worth)
            {
                (best, worth) = (candidate, candidateWorth);
            }
        }

        return best ?? Split(words, lower);
    }

    /// <summary>Two of the catalog's words that were written as one, the commonest such pair.</summary>
    private static string? Split(Words words, string text) =>
        Enumerable.Range(MinLength, Math.Max(0, text.Length - (2 * MinLength) + 1))
            .Select(i => (First: text[..i], Second: text[i..]))
            .Where(pair => words.Items.ContainsKey(pair.First) && words.Items.ContainsKey(pair.Second))
            .OrderByDescending(pair => Math.Min(words.Items[pair.First], words.Items[pair.Second]))
            .Select(pair => $"{pair.First} {pair.Second}")
            .FirstOrDefault();

    private Words Load(SqliteConnection connection)
    {
        using var state = new Statement(connection, "SELECT Generation FROM State");
        var generation = state.Number() ?? 0;
        if (generation < 0 || (_words is { Generation: >= 0 } && (_words.Generation == generation || time.GetElapsedTime(_words.ReadAt) < MaxAge)))
        {
            // Below zero is a rehearsal, whose words are nobody else's.
            return _words;
        }

        var all = new List<(string, uint, int)>();
        using var statement = new Statement(connection, "SELECT term, doc FROM SearchVocabulary");
        using var rows = statement.Query();
        while (rows.Read())
        {
            var word = rows.GetString(0);
            if (word.Length is >= MinLength and <= MaxLength)
            {
                all.Add((word, LettersOf(word), rows.GetInt32(1)));
            }
        }

        return _words = new Words(generation, time.GetTimestamp(), all, all.ToDictionary(entry => entry.Item1, entry => entry.Item3, StringComparer.Ordinal));
    }

    /// <summary>Which letters a word has, a bit for each of the Latin ones; others share the rest.</summary>
    private static uint LettersOf(string word)
    {
        uint letters = 0;
        foreach (var c in word)
        {
            letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + (c % 6));
        }

        return letters;
    }

    private sealed record Words(long Generation, long ReadAt, IReadOnlyList<(string Word, uint Letters, int Items)> All, Dictionary<string, int> Items);
}
