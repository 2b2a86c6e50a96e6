namespace CuratedNews.Content;

/// <summary>Where the lines of a text begin. A line ends with LF, CR LF or a lone CR, as in editors.</summary>
public sealed class LineMap
{
    private readonly List<int> _starts = [0];

    public LineMap(string text)
    {
        var start = 0;
        for (var length = NextBreak(); length >= 0; length = NextBreak())
        {
            start += length + 1;
            if (text[start - 1] == '\n' || start == text.Length || text[start] != '\n')
            {
                _starts.Add(start);
            }
        }

        int NextBreak() => text.AsSpan(start).IndexOfAny('\n', '\r');
    }

    /// <summary>Line and column, from 1, of the character at an index from 0.</summary>
    public (int Line, int Column) At(int index)
    {
        var found = _starts.BinarySearch(Math.Max(0, index));
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, index - _starts[line] + 1);
    }
}
