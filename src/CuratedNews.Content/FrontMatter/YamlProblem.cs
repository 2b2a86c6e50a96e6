using CuratedNews.Content.Diagnostics;
using YamlDotNet.Core;

namespace CuratedNews.Content.FrontMatter;

/// <summary>What the YAML library stopped at, in an editor's words: what stands there and what to write instead.</summary>
internal static class YamlProblem
{
    private static readonly (string Part, string Found, string Cure) NotClosed =
        ("parsing a flow", "a bracket that is opened here and not closed, or a comma missing in it", "Close the bracket, or put the value in quotes if it is text.");

    /// <summary>A part of the library's message, what an editor sees there, and its cure. The first that fits is taken.</summary>
    private static readonly (string Part, string Found, string Cure)[] Meanings =
    [
        (" tab ", "a tab at the beginning of a line", "Indent with spaces."),
        ("simple key, could not find", "a line without a colon", "Write 'field: value', or indent the line if it goes on from the one above."),
        ("invalid mapping", "a second ': ' in one value, or a line that is indented too far", "Put a text that holds ': ' in quotes, or indent the line like its neighbours."),
        ("did not find expected key", "something that is no 'field: value' line", "Indent it like its neighbours, write a quote inside single quotes twice, and begin each field on a line of its own."),
        ("expected '-' indicator", "a line without '-' in a list", "Begin it with '- ', or indent it like the fields around the list."),
        ("Block sequence entries", "a list that begins on the line of its field", "Begin each entry on a line of its own with '- '."),
        ("unexpected end of stream", "a quote that is opened here and not closed", "Close it, or delete it if it is part of the text."),
        ("double-quoted scalar, found wrong indentation", "a quote that is opened here and not closed on a line that is indented less", "Close it, or delete it if it is part of the text."),
        NotClosed,
        ("cannot start any token", "a sign that no text begins with, such as @, ` or %", "Put the text in quotes."),
        ("did not find expected node content", "a bracket or comma that begins no value", "Put the value in quotes if it is text."),
        ("anchor or alias", "'&' or '*' without a name", "Put the value in quotes if it is text."),
        ("scanning a tag", "'!' without a type's name", "Put the value in quotes if it is text."),
        ("undefined tag handle", "'!' before a name that is no type", "Put the value in quotes if it is text."),
        ("quoted scalar", "a backslash in double quotes that begins no character", "Write it twice, or put the text in single quotes."),
        ("block scalar", "text beside the sign '|' or '>', or lines below it that are indented unlike the first", "Begin the text on the next line, each line indented alike."),
        ("directive", "a line that begins with '%'", "Delete it, or put the text in quotes."),
        ("YAML document", "a line that begins with '%'", "Delete it, or put the text in quotes."),
    ];

    /// <param name="start">Where the YAML begins in the file, and where it ends.</param>
    /// <param name="innermost">The list or group that was open, or null.</param>
    public static Diagnostic Explain(SourceFile file, int start, int end, YamlException problem, YamlNode? innermost)
    {
        var at = start + (int)Math.Clamp(problem.Start.Index, 0, end - start);
        var message = problem.Message;
        if (message.Contains("parsing a flow", StringComparison.Ordinal) && innermost is not null)
        {
            at = innermost.Index;
        }
        else if (message.Contains("tab as indentation", StringComparison.Ordinal))
        {
            at = LeadingTab(file.Text, at, end);
        }

        foreach (var (part, found, cure) in Meanings)
        {
            if (message.Contains(part, StringComparison.Ordinal))
            {
                return Rules.YamlSyntax.At(file.Locate(at), found, cure);
            }
        }

        return Unexplained(file, at, message);
    }

    /// <summary>A problem that the library has no words for; inside brackets, that one is not closed.</summary>
    public static Diagnostic Unexplained(SourceFile file, int index, string message) =>
        index < file.Text.Length && file.Text[index] is '[' or '{'
            ? Rules.YamlSyntax.At(file.Locate(index), NotClosed.Found, NotClosed.Cure)
            : Rules.YamlSyntax.At(file.Locate(index), $"something that its parser stops at ({Rules.Quote(message.Trim().TrimEnd('.'))})", "Check the indentation, and put texts that hold ': ' or begin with a sign in quotes.");

    /// <summary>The library marks the group that a tab stands in; this is the tab itself, or the mark where it finds none.</summary>
    private static int LeadingTab(string text, int start, int end)
    {
        for (var (i, isIndentation) = (start, true); i < end; i++)
        {
            if (isIndentation && text[i] == '\t')
            {
                return i;
            }

            isIndentation = text[i] is '\n' or '\r' || (isIndentation && text[i] == ' ');
        }

        return start;
    }
}
