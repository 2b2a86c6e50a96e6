using System.Reflection;

namespace CuratedNews.Content.Diagnostics;

/// <summary>Every rule there is. Codes: CN00 the file, CN01 its YAML, CN10 its fields, CN20 several files, CN30 the body.</summary>
public static partial class Rules
{
    /// <summary>All rules by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticRule>()
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    /// <summary>At most this many characters of a found value are quoted in a message.</summary>
    private const int MaxQuoted = 80;

    /// <summary>A found value as messages quote it: on one line, without control characters, cut to a readable length.</summary>
    public static string Quote(string value)
    {
        Span<char> quoted = stackalloc char[Math.Min(value.Length, MaxQuoted)];
        for (var i = 0; i < quoted.Length; i++)
        {
            quoted[i] = char.IsControl(value[i]) || char.IsSurrogate(value[i]) ? ' ' : value[i];
        }

        return value.Length > MaxQuoted ? string.Concat(quoted, "…") : quoted.ToString();
    }
}
