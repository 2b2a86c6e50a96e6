using System.Globalization;
using System.Reflection;
using System.Text;

namespace CuratedNews.Content.Diagnostics;

/// <summary>Every rule there is. Codes: CN00 the file, CN01 its YAML, CN10 its fields, CN20 several files, CN30 the body.</summary>
public static partial class Rules
{
    /// <summary>At most this many characters of a found value are quoted in a message.</summary>
    private const int MaxQuoted = 80;

    // Lazy: which part of this class is initialized first is the order of its files.
    private static readonly Lazy<IReadOnlyList<DiagnosticRule>> ByCode = new(() =>
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticRule>()
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ]);

    /// <summary>All rules by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All => ByCode.Value;

    /// <summary>
    /// A found value as messages quote it: on one line, a space for every character that could break or turn it (control,
    /// format, line and paragraph separator, half a surrogate pair), cut to a readable length.
    /// </summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder(Math.Min(value.Length, MaxQuoted + 1));
        foreach (var rune in value.EnumerateRunes())
        {
            if (quoted.Length + rune.Utf16SequenceLength > MaxQuoted)
            {
                return quoted.Append('…').ToString();
            }

            quoted.Append(Breaks(rune) ? " " : rune.ToString());
        }

        return quoted.ToString();
    }

    private static bool Breaks(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
