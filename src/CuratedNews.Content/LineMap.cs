namespace CuratedNews.Content;

/// <summary>Where the lines of a text begin. A line ends with LF, CR LF or a lone CR, as in editors.</summary>
public sealed class LineMap
{
    private readonly List<int> _starts = [0];

    public LineMap(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _starts.Add(i + 1);
            }
        }
    }

    /// <summary>Line and column, from 1, of the character at an index from 0.</summary>
    public (int Line, int Column) At(int index)
    {
        var found = _starts.BinarySearch(Math.Max(0, index));
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, index - _starts[line] + 1);
    }
}
