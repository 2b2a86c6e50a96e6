using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Web.Preview;

/// <summary>The lines of a file around a problem, as compilers print them.</summary>
/// <param name="Lines">Each with its number, from 1.</param>
/// <param name="Caret">What stands under the problem's line: spaces and a caret.</param>
public sealed record CodeFrame(IReadOnlyList<(int Number, string Text)> Lines, int Line, string Caret)
{
    private const int Around = 2;

    /// <summary>Longer lines are shown in part.</summary>
    private const int MaxWidth = 160;

    /// <param name="lines">Of the whole file.</param>
    /// <returns>Null where the file has no such line any more.</returns>
    public static CodeFrame? Of(IReadOnlyList<string> lines, SourceLocation place)
    {
        if (place.Line > lines.Count)
        {
            return null;
        }

        // A long line is shown from a little before the problem.
        var start = place.Column > MaxWidth - 40 ? place.Column - 40 : 0;
        var first = Math.Max(1, place.Line - Around);
        var last = Math.Min(lines.Count, place.Line + Around);
        return new CodeFrame(
            [.. Enumerable.Range(first, last - first + 1).Select(number => (number, Cut(lines[number - 1], start)))],
            place.Line,
            // A tab stays a tab, so that the caret stands below what it means.
            string.Concat(Cut(lines[place.Line - 1], start).Take(Math.Max(0, place.Column - 1 - start)).Select(c => c == '\t' ? '\t' : ' ')) + "^");
    }

    private static string Cut(string line, int start) => line.Length <= start ? "" : line.Substring(start, Math.Min(MaxWidth, line.Length - start));
}
