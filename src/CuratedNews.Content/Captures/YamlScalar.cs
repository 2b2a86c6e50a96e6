namespace CuratedNews.Content.Captures;

/// <summary>Writes texts as YAML, each on one line.</summary>
internal static class YamlScalar
{
    private static readonly string[] Nulls = ["null", "~"];

    /// <summary>The text as it is where that is sure to mean it, else in single quotes.</summary>
    public static string Of(string text)
    {
        var line = CaptureText.OnOneLine(text);
        return IsPlain(line) ? line : $"'{line.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiLetterOrDigit(text[0]) || text[0] == '/') || text[^1] == ' ' || Nulls.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            // A colon before a space and a '#' behind one mean something else.
            if (!(char.IsLetterOrDigit(text[i]) || text[i] is ' ' or ',' or '.' or '\'' or '’' or '‘' or '“' or '”' or '(' or ')' or '?' or '!' or '/' or '+' or '-' or '–' or '—' or '%' or '&' or '_' or '=' or '…'
                || (text[i] == ':' && i + 1 < text.Length && text[i + 1] == '/')))
            {
                return false;
            }
        }

        return true;
    }
}
