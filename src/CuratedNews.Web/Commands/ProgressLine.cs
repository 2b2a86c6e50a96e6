using System.Diagnostics;
using System.Globalization;
using CuratedNews.Catalog.Importing;
using Spectre.Console;

namespace CuratedNews.Web.Commands;

/// <summary>A line on standard error that counts files while a command works; nothing where that is no terminal.</summary>
internal sealed class ProgressLine : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole? _console;
    private readonly string _verb;
    private readonly int? _total;
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _shownAt;
    private int _done;

    /// <param name="total">How many files there are to do; null where that is not known.</param>
    public ProgressLine(string verb, int? total = null)
    {
        _verb = verb;
        _total = total;
        if (!Console.IsErrorRedirected)
        {
            _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        }
    }

    public void Advance(string path) => Report(new ImportProgress(_done + 1, path));

    public void Report(ImportProgress value)
    {
        _done = value.Done;
        if (_console is not null && Stopwatch.GetElapsedTime(_shownAt) > Interval)
        {
            _shownAt = Stopwatch.GetTimestamp();
            _console.Write(new ControlCode("\r\u001b[2K"));
            _console.Markup(Bar(value));
        }
    }

    public void Dispose() => _console?.Write(new ControlCode("\r\u001b[2K"));

    private string Bar(ImportProgress value)
    {
        const int Width = 28;
        var seconds = Math.Max(0.001, Stopwatch.GetElapsedTime(_started).TotalSeconds);
        var rate = string.Create(CultureInfo.InvariantCulture, $"{value.Done / seconds:N0} files/s");
        if (_total is not { } total || total < value.Done)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{_verb} [teal]{value.Done:N0}[/] files, {rate}");
        }

        var filled = (int)((long)Width * value.Done / Math.Max(1, total));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_verb} [teal]{new string('━', filled)}[/][grey]{new string('━', Width - filled)}[/] {value.Done:N0} of {total:N0}, {rate}");
    }
}
