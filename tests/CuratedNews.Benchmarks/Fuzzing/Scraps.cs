using CuratedNews.Benchmarks.Corpora;

namespace CuratedNews.Benchmarks.Fuzzing;

/// <summary>Texts put together of pieces.</summary>
internal static class Scraps
{
    /// <summary>What should never be in a text, and what looks like something else.</summary>
    public static readonly string[] Odd =
    [
        "\0", "\u0001", "\u001B", "\u007F", "\u0085", "\u00A0", "\u200B", "\u200D", "\u202E", "\u2028", "\u2066", "\uFEFF", "\uFFFD", "\uFFFF", "\uD83D", "\uDE00", "🙂", "👩‍⚕️", "é", "e\u0301", "\u0301", "ß", "\u0130", "\u212A", "ﬁ", "ς", "の", "𠮷", "ा", "٢",
        "\t", "\n", "\r", "\r\n", "\f", " ", "  ", "'", "\"", "\\", "`", "%00", "%0a", "%2e%2e", "%2f", "%5c", "%zz", "%", "&amp;", "&#0;", "<", ">", "--", "..", "/", "//",
    ];

    /// <summary>Up to so many pieces, one of ten of them odd.</summary>
    public static string Soup(this Dice dice, IReadOnlyList<string> pieces, int most) =>
        string.Concat(Enumerable.Range(0, 1 + dice.Below(most)).Select(_ => dice.Chance(0.1) ? dice.Pick(Odd) : dice.Pick(pieces)));

    /// <summary>A text with up to eight ranges deleted, doubled, moved or replaced by a piece.</summary>
    public static string Mutated(this Dice dice, string text, IReadOnlyList<string> pieces)
    {
        for (var edits = 1 + dice.Below(8); edits > 0; edits--)
        {
            var start = dice.Below(text.Length + 1);
            var length = Math.Min(dice.Below(60), text.Length - start);
            var range = text.Substring(start, length);
            text = dice.Below(5) switch
            {
                0 => text.Remove(start, length),
                1 => text.Insert(start, range),
                2 => text.Remove(start, length).Insert(dice.Below(text.Length - length + 1), range),
                3 => text.Insert(start, string.Concat(Enumerable.Repeat(dice.Pick(pieces), 1 + dice.Below(300)))),
                _ => text.Insert(start, dice.Chance(0.3) ? dice.Pick(Odd) : dice.Pick(pieces)),
            };
        }

        return text;
    }
}
