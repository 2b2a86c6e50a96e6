using System.Text;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Takes what a text says twice out of it, where the full-text table it is for keeps no count: most of its work is saved.</summary>
internal sealed class WordsOnce
{
    /// <summary>In ASCII, where no word ends with them.</summary>
    private const string Marks = ".,;:!?()[]\"'";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly StringBuilder _once = new();

    /// <summary>The words between white space, without marks around them, each once as it is written; in one text.</summary>
    public string EachOnce(params ReadOnlySpan<string> texts)
    {
        _seen.Clear();
        _once.Clear();
        var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            foreach (var range in text.AsSpan().SplitAny(' ', '\n'))
            {
                var word = text.AsSpan(range).Trim(Marks);
                if (word.Length > 0 && seen.Add(word))
                {
                    _once.Append(word).Append(' ');
                }
            }
        }

        return _once.ToString();
    }
}
