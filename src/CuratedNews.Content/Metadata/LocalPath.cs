using System.Text;

namespace CuratedNews.Content.Metadata;

/// <summary>
/// The path of a page on this site, in the one form that has no redirect: it begins with '/', is in lower case, is not
/// percent-encoded and has no empty, "." or ".." segment. A section ends in '/', everything else does not.
/// </summary>
public readonly record struct LocalPath
{
    public const int MaxLength = 500;

    private readonly string? _text;

    // The home page is the default value, so that both are equal.
    private LocalPath(string text) => _text = text == "/" ? null : text;

    /// <summary>The home page.</summary>
    public static LocalPath Root => default;

    public bool IsSection => ToString().EndsWith('/');

    /// <summary>The path as a section's: with a '/' at its end.</summary>
    public LocalPath AsSection() => IsSection ? this : new LocalPath(_text + "/");

    /// <summary>The path without a '/' at its end; the home page stays as it is.</summary>
    public LocalPath AsPage() => IsSection && ToString().Length > 1 ? new LocalPath(_text![..^1]) : this;

    /// <summary>The first segment, without slashes; empty for the home page.</summary>
    public ReadOnlySpan<char> FirstSegment
    {
        get
        {
            var rest = ToString().AsSpan(1);
            var end = rest.IndexOf('/');
            return end < 0 ? rest : rest[..end];
        }
    }

    /// <summary>
    /// Takes a path as somebody wrote it, percent-encoded or not, in any case. False for anything that could leave the
    /// site or means something else than it says: a scheme, "//host", a backslash, a query, a fragment, "..", white space
    /// or control characters, an encoded slash.
    /// </summary>
    public static bool TryParse(string? text, out LocalPath path)
    {
        path = default;
        if (text is null || text.Length is 0 or > MaxLength || text[0] != '/')
        {
            return false;
        }

        var decoded = text.Contains('%') ? Uri.UnescapeDataString(text) : text;
        if (decoded.Contains('%') || decoded.Count('/') != text.Count('/') || decoded.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var rune in decoded.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || !IsAllowed(rune))
            {
                return false;
            }
        }

        foreach (var segment in decoded.AsSpan(1).Split('/'))
        {
            if (decoded.AsSpan(1)[segment] is "." or "..")
            {
                return false;
            }
        }

        path = new LocalPath(decoded.ToLowerInvariant());
        return true;
    }

    /// <summary>The page that stands directly in a section.</summary>
    public static LocalPath Of(LocalPath section, Slug slug) => new(section.AsSection() + slug.ToString());

    /// <summary>The path as it stands in a link and in a Location header: every character outside ASCII percent-encoded.</summary>
    public string ToUrl() => string.Join('/', ToString().Split('/').Select(Escape));

    public override string ToString() => _text ?? "/";

    /// <summary>Signs that join topics stand as they are, which a path allows.</summary>
    private static string Escape(string segment) =>
        Uri.EscapeDataString(segment).Replace("%2B", "+", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);

    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || rune.Value is '/' or '-' or '_' or '.' or '~' or '!' or '$' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or ':' or '@' or '&';
}
