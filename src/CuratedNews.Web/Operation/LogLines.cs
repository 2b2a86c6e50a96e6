using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace CuratedNews.Web.Operation;

/// <summary>
/// A line for people: when, how bad, what, and of which request, by the number that its error page shows too. Whatever
/// text is in a message, it stays on its line; an exception follows on lines of its own.
/// </summary>
internal sealed class LogLines : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Line = new("[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        Line.Format(logEvent, line);
        output.Write(OneLine(line.ToString()));
        if (logEvent.Properties.GetValueOrDefault("RequestId") is ScalarValue { Value: string request })
        {
            output.Write($" (request {request}{(logEvent.TraceId is { } trace ? $", trace {trace}" : "")})");
        }

        output.Write('\n');
        if (logEvent.Exception is { } exception)
        {
            output.Write($"{exception}\n");
        }
    }

    private static string OneLine(string text)
    {
        if (!text.Any(IsBreak))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = IsBreak(c) ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Ends a line or moves about the terminal.</summary>
    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
