using System.Text;

namespace CuratedNews.Content.Metadata;

/// <summary>
/// A URL's last segment, of a topic, an offering, a curator or an item: 1 to 200 characters, letters and digits of any
/// script in lower case with '-', '_', '.' and '~' between them; never empty, never "." or "..".
/// </summary>
public readonly record struct Slug
{
    public const int MaxLength = 200;

    private readonly string? _text;

    private Slug(string text) => _text = text;

    /// <summary>Takes a slug as somebody wrote it; only its case is changed, so <c>ondemand---telehealth</c> stays as it is.</summary>
    public static bool TryParse(string? text, out Slug slug)
    {
        slug = default;
        if (text is null or { Length: 0 or > MaxLength })
        {
            return false;
        }

        var lower = text.ToLowerInvariant();
        var hasLetterOrDigit = false;
        for (var i = 0; i < lower.Length; i++)
        {
            if (Rune.TryGetRuneAt(lower, i, out var rune) && Rune.IsLetterOrDigit(rune))
            {
                hasLetterOrDigit = true;
                i += rune.Utf16SequenceLength - 1;
            }
            else if (lower[i] is not ('-' or '_' or '.' or '~') && !IsMark(lower[i]))
            {
                return false;
            }
        }

        slug = hasLetterOrDigit ? new Slug(lower) : default;
        return hasLetterOrDigit;
    }

    /// <summary>
    /// Makes a slug of a name: lower case, Latin letters without their marks, letters and digits of other scripts kept,
    /// every run of anything else one '-', none at the ends. False where the name has no letter or digit.
    /// </summary>
    public static bool TryFromName(string name, out Slug slug)
    {
        var text = new StringBuilder(name.Length);
        var pendingDash = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is >= 0x300 and <= 0x36F)
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune) && !(rune.IsBmp && IsMark((char)rune.Value)))
            {
                pendingDash = text.Length > 0;
                continue;
            }

            if (pendingDash)
            {
                text.Append('-');
                pendingDash = false;
            }

            if (rune.IsAscii)
            {
                text.Append(char.ToLowerInvariant((char)rune.Value));
            }
            else
            {
                // The Angstrom sign and its like are marked letters only in lower case; others are in the table as capitals alone.
                var lower = Rune.ToLowerInvariant(rune);
                text.Append(Plain(lower) ?? Plain(rune) ?? lower.ToString());
            }

            if (text.Length >= MaxLength)
            {
                break;
            }
        }

        var cut = text.Length > MaxLength ? text.ToString(0, MaxLength) : text.ToString();
        if (cut.Length > 0 && char.IsHighSurrogate(cut[^1]))
        {
            cut = cut[..^1];
        }

        return TryParse(cut.TrimEnd('-'), out slug);
    }

    private static string? Plain(Rune rune) => rune.IsBmp ? LatinLetters.Plain((char)rune.Value) : null;

    /// <summary>Vowel signs and the like, without which words of many scripts fall apart.</summary>
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    public override string ToString() => _text ?? "";
}
