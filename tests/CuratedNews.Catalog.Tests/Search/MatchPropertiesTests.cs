using CuratedNews.Catalog.Search;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

/// <summary>A query finds in a real full-text table what it says, and breaks it never.</summary>
public sealed class MatchPropertiesTests
{
    /// <summary>Words that stemming leaves as they are, and every beginning of them too; some are the beginning of others.</summary>
    private static readonly string[] Vocabulary = ["ward", "wardian", "lamp", "lampard", "co", "pilot", "bed", "bedrock", "night", "or", "not"];

    private static readonly Gen<string> Word = Gen.Elements(Vocabulary);
    private static readonly Gen<string[]> Words = Word.ArrayOf(6);
    private static readonly Gen<(string[] Title, string[] Body)[]> Rows = Gen.Zip(Words, Words).ArrayOf(8);

    /// <summary>What a reader types for a condition on a text, in one of the ways to type it, and the condition.</summary>
    private static readonly Gen<Typed> Term = Gen.Frequency(
        (4, from word in Word from typed in Gen.Elements(word, word.ToUpperInvariant() is var upper and not ("OR" or "NOT") ? upper : word, word + ",", "🙂" + word) select new Typed(typed, [word], IsPrefix: false)),
        (2, from words in Word.NonEmptyListOf() from quotes in Gen.Elements("\"\"", "“”", "„“", "\"”") select new Typed($"{quotes[0]}{string.Join(' ', words.Take(3))} {quotes[1]}", [.. words.Take(3)], IsPrefix: false)),
        (1, from first in Word from second in Word from sign in Gen.Elements("-", ".", "’", "_") select new Typed(first + sign + second, [first, second], IsPrefix: false)),
        (2, from word in Word from length in Gen.Choose(1, word.Length) select new Typed(word[..length] + "*", [word[..length]], IsPrefix: true)));

    private static readonly Gen<Part> Parts = Gen.Frequency(
        (3, from term in Term select new Part(term.Text, [term], IsNegated: false)),
        (1, from terms in Term.ListOf(2) from more in Term.ListOf() from signs in Gen.Elements(("", ""), ("(", ")")) let all = terms.Concat(more.Take(1)).ToArray() select new Part(signs.Item1 + string.Join(" OR ", all.Select(term => term.Text)) + signs.Item2, all, IsNegated: false)),
        (1, from term in Term from sign in Gen.Elements("-", "NOT ", "NOT -") where term.Text[0] != '\uD83D' select new Part(sign + term.Text, [term], IsNegated: true)),
        (1, from terms in Term.NonEmptyListOf() from sign in Gen.Elements("-(", "NOT (") from joiner in Gen.Elements(" ", " OR ") let some = terms.Take(2).ToArray() select new Part(sign + string.Join(joiner, some.Select(term => term.Text)) + ")", some, IsNegated: true)));

    [Fact]
    public void A_query_finds_exactly_the_rows_that_have_what_it_says()
    {
        using var table = new MatchTable();
        var (some, none) = (0, 0);
        var property = Prop.ForAll(Rows.ToArbitrary(), Parts.NonEmptyListOf().Select(parts => parts.Take(4).ToArray()).ToArbitrary(), (rows, parts) =>
        {
            table.Fill(rows.Select(row => (string.Join(' ', row.Title), string.Join(' ', row.Body))));
            var query = SearchQuery.Parse(string.Join("  ", parts.Select(part => part.Text)));

            var found = table.Find(query);
            Assert.Equal(Where(rows, row => parts.All(part => part.Holds(row.Title, row.Body))), found);
            var inBlocks = table.FindInBlocks(query);
            Assert.Equal(parts.Any(part => part.HasPrefix), inBlocks is null);
            Assert.Equal(inBlocks ?? found, found);
            Assert.Equal(Where(rows, row => parts.All(part => part.IsNegated ? part.Holds(row.Title, row.Body) : part.Holds(row.Title))), table.Find(query, "title"));
            (some, none) = found.Count > 0 ? (some + 1, none) : (some, none + 1);
            if (parts.Any(part => !part.IsNegated))
            {
                Assert.Equal(Where(rows, row => parts.Any(part => !part.IsNegated && part.Holds(row.Title, row.Body))), table.FindAny(query));
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true), property);

        Assert.True(some > 500 && none > 500, $"{some} queries found something, {none} nothing.");
    }

    [Fact]
    public void No_text_makes_SQLite_fail()
    {
        using var table = new MatchTable(("a co-pilot", "on the ward OR"), ("title", "NEAR"), ("nurse NOT 2024", "の灯 हिन्दी"));
        Check.One(QueryGenerators.Many, Prop.ForAll(QueryGenerators.Text, text =>
        {
            var query = SearchQuery.Parse(text);

            var all = table.Find(query);
            Assert.Equal(all, table.FindInBlocks(query) ?? all);
            Assert.Empty(table.Find(query, "title").Except(all));
            if (MatchExpression.OfAny(query) is not null && MatchExpression.OfExcluded(query) is null)
            {
                Assert.Empty(all.Except(table.FindAny(query)));
            }
        }));
    }

    private static IEnumerable<int> Where<T>(T[] rows, Func<T, bool> holds) => rows.Index().Where(row => holds(row.Item)).Select(row => row.Index + 1);

    private sealed record Typed(string Text, string[] Words, bool IsPrefix)
    {
        /// <summary>Do the words follow each other somewhere, the last as a whole or, of a beginning, as the beginning of one?</summary>
        public bool IsIn(string[] text) => Enumerable.Range(0, Math.Max(0, text.Length - Words.Length + 1))
            .Any(at => Words.Index().All(word => IsPrefix ? text[at + word.Index].StartsWith(word.Item, StringComparison.Ordinal) : text[at + word.Index] == word.Item));
    }

    private sealed record Part(string Text, Typed[] Terms, bool IsNegated)
    {
        public bool HasPrefix => Terms.Any(term => term.IsPrefix);

        public bool Holds(params string[][] columns) => Terms.Any(term => columns.Any(term.IsIn)) != IsNegated;
    }
}
