using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.FrontMatter;

/// <summary>The lines between the two fences, as indexes into the file's text, and where the body begins.</summary>
internal readonly record struct FrontMatterBlock(int Start, int End, int BodyStart)
{
    private const string Fence = "---";

    /// <summary>Finds the fences. Null, with the reason, where the file has no front matter or it does not end.</summary>
    public static FrontMatterBlock? Find(SourceFile file, List<Diagnostic> diagnostics)
    {
        var text = file.Text;
        var first = LineEnd(text, 0);
        if (!IsFence(text.AsSpan(0, first)))
        {
            ReportCapture(file, text.AsSpan(0, first).TrimEnd(), diagnostics);
            return null;
        }

        var start = NextLine(text, first);
        for (var line = start; line < text.Length;)
        {
            var end = LineEnd(text, line);
            if (IsFence(text.AsSpan(line, end - line)))
            {
                return new FrontMatterBlock(start, line, NextLine(text, end));
            }

            line = NextLine(text, end);
        }

        diagnostics.Add(Rules.FrontMatterNotClosed.At(file.Locate(0)));
        return null;
    }

    private static void ReportCapture(SourceFile file, ReadOnlySpan<char> firstLine, List<Diagnostic> diagnostics)
    {
        if (firstLine is "+++" or ";;;" or "---toml" or "---json" or "{")
        {
            diagnostics.Add(Rules.FrontMatterNotYaml.At(file.Locate(0), firstLine.ToString()));
            return;
        }

        diagnostics.Add(Rules.Capture.At(file.Locate(0)));
        var text = file.Text;
        var content = text.AsSpan().TrimStart();
        var late = text.Length - content.Length;
        if (late > 0 && IsFence(text.AsSpan(late, LineEnd(text, late) - late)))
        {
            diagnostics.Add(Rules.FrontMatterTooLate.At(file.Locate(late)));
        }
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.TrimEnd().SequenceEqual(Fence);

    private static int LineEnd(string text, int start) => text.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var length ? start + length : text.Length;

    private static int NextLine(string text, int lineEnd) =>
        lineEnd >= text.Length ? text.Length
        : text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? lineEnd + 2
        : lineEnd + 1;
}
