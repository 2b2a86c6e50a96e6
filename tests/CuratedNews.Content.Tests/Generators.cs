using FsCheck;
using FsCheck.Fluent;

namespace CuratedNews.Content.Tests;

/// <summary>Random input that is nastier than a library's default strings.</summary>
internal static class Generators
{
    private static readonly string[] Pieces =
    [
        "a", "B", "7", "-", "--", "_", ".", "..", "~", " ", "  ", "\u00A0", "\t", "\n", "\r\n", "/", "//", "\\", "%", "%2e", "%2F", "%00", "%25", "?", "#", ":", ": ",
        "&", "=", "@", "é", "e\u0301", "ß", "\u1E9E", "\u0130", "\u0131", "\u212A", "\u212B", "\u01C5", "\u017F", "ﬁ", "Σ", "ς", "ा", "の", "𠮷", "𐐀", "🙂", "\uD83D", "\uDE00",
        "\0", "\u001B", "\u200B", "\u202E", "\u2028", "\uFEFF", "\uFFFD", "\uFFFF", "Symplur: ", "news",
    ];

    public static Config Many { get; } = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    /// <summary>Text of up to some hundred characters: letters of many scripts, separators, and what should never be in text.</summary>
    public static Arbitrary<string> Text { get; } = Joined(Gen.Elements(Pieces)).ToArbitrary();

    /// <summary>The same behind a slash, mostly.</summary>
    public static Arbitrary<string> PathText { get; } =
        (from first in Gen.Elements("/", "/", "/", "/news/", "", "//") from rest in Joined(Gen.Elements(Pieces)) select first + rest).ToArbitrary();

    /// <summary>A few of something, whatever the size of the test: what nests would grow without end.</summary>
    public static Gen<T[]> Few<T>(Gen<T> one, int least, int most) => from count in Gen.Choose(least, most) from few in one.ArrayOf(count) select few;

    public static Gen<string> Joined(Gen<string> piece) => piece.ListOf().Select(string.Concat);
}
