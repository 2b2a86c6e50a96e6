using FsCheck;
using FsCheck.Fluent;

namespace CuratedNews.Catalog.Tests.Search;

/// <summary>What a search box may be given.</summary>
internal static class QueryGenerators
{
    private static readonly string[] Pieces =
    [
        "ward", "nurse", "co-pilot", "a", "OR", "AND", "NOT", "or", "\"", "\"", "“", "”", "«", "'", "’", "-", "-", "--", "*", "(", ")", "-(", "^", "+", ":", ",", ";", ".", "..", "/", "\\", "|", "{title}:", "{title body} : (", "- {title} :",
        "NEAR(", "NEAR(a b, 2)", "title:", "rowid:", "rank MATCH", "'; DROP TABLE t; --", "') OR 1=1", "?1", "@p", "$p", "%", "topic:", "Topic:\"", "-by:", "curator:x", "source:a.example,", "offering:x---y", "section:/news/", "year:", "year:2024",
        "year:2020-2023", "year:2020..", "..", "2024", "1,140", "http://a.example/b?c=d", "\0", "\u0001", "\r\n", "\t", "\u00A0", "\u3000", "\u200B", "\u200C", "\u200D", "\u202E", "\u2066", "\uFEFF", "\uFFFD", "\uFFFF", "\uD83D", "\uDE00",
        "🙂", "👩‍⚕️", "🫠", "e\u0301", "\u0301", "\u0489", "\u20E3", "é", "ß", "\u0130", "ا", "עברית", "हिन्दी", "の灯", "𠮷", "\uE000", "\U000F0000", "\u19B0", "\u0378", "٢٠٢٤", "½", "²",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency((4, Gen.Elements(Pieces)), (1, Gen.Choose(1, 0xFFFF).Select(value => ((char)value).ToString())), (2, Gen.Constant(" ")));

    /// <summary>Text of a few signs up to some thousand: words, every sign of the grammar and of FTS5's and SQL's, and what should not be in text.</summary>
    public static Arbitrary<string> Text { get; } = Gen.Frequency(
        (8, Piece.ListOf().Select(string.Concat)),
        (1, from pieces in Piece.NonEmptyListOf() from times in Gen.Elements(20, 300, 10_000) select Repeated(string.Concat(pieces), times))).ToArbitrary();

    public static Config Many { get; } = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithQuietOnSuccess(true);

    private static string Repeated(string text, int length) => string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1))[..Math.Max(length, text.Length)];
}
