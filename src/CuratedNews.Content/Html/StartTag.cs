namespace CuratedNews.Content.Html;

/// <summary>Finds attributes in the text of a start tag, since a parsed element only knows where its tag begins.</summary>
internal static class StartTag
{
    private const string Space = " \t\n\r\f";

    /// <summary>Where each attribute's name begins, by lower-case name.</summary>
    /// <param name="source">The markup.</param>
    /// <param name="start">The index of the tag's '&lt;'.</param>
    public static Dictionary<string, int> AttributeOffsets(string source, int start)
    {
        var offsets = new Dictionary<string, int>(StringComparer.Ordinal);
        var at = Skip(source, start, Space + "/>", until: true);
        while (true)
        {
            at = Skip(source, at, Space + "/", until: false);
            if (at >= source.Length || source[at] == '>')
            {
                return offsets;
            }

            var nameEnd = Skip(source, at + 1, Space + "/>=", until: true);
            offsets.TryAdd(source[at..nameEnd].ToLowerInvariant(), at);
            at = AfterValue(source, nameEnd);
        }
    }

    private static int AfterValue(string source, int nameEnd)
    {
        var equals = Skip(source, nameEnd, Space, until: false);
        if (equals >= source.Length || source[equals] != '=')
        {
            return nameEnd;
        }

        var value = Skip(source, equals + 1, Space, until: false);
        if (value < source.Length && source[value] is '"' or '\'')
        {
            var close = source.IndexOf(source[value], value + 1);
            return close < 0 ? source.Length : close + 1;
        }

        return Skip(source, value, Space + ">", until: true);
    }

    private static int Skip(string source, int from, string characters, bool until)
    {
        if (from >= source.Length)
        {
            return source.Length;
        }

        var rest = source.AsSpan(from);
        var length = until ? rest.IndexOfAny(characters) : rest.IndexOfAnyExcept(characters);
        return length < 0 ? source.Length : from + length;
    }
}
