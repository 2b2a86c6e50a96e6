using System.Diagnostics;
using System.Globalization;
using System.Net;
using CuratedNews.Web.Tests.Commands;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>The built program as it serves a folder, in a process of its own, so that it can be killed.</summary>
internal sealed class ServedSite : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    private ServedSite(Process process, Uri address) => (Process, _client.BaseAddress) = (process, address);

    public Process Process { get; }

    public Uri Address => _client.BaseAddress!;

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="through">A program that starts it, with its first arguments; empty for none.</param>
    public static async Task<ServedSite> StartAsync(TemporaryContent content, params string[] through)
    {
        string[] command = [.. through, CommandRun.Program, "serve", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0"];
        var process = CommandRun.Start(command[0], content.Beside(""), command[1..]);
        var error = process.StandardError.ReadToEndAsync();
        using var timer = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(timer.Token) is { } line)
        {
            if (line.StartsWith("Serving ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ServedSite(process, new Uri(line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal))));
            }
        }

        throw new InvalidOperationException($"It ended before it served: {await error}");
    }

    public async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var answer = await _client.GetAsync(new Uri(url, UriKind.Relative));
        return answer.StatusCode;
    }

    public Task<string> TextAsync(string url) => _client.GetStringAsync(new Uri(url, UriKind.Relative));

    /// <summary>Sends a signal, such as TERM.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>How long that took, and its exit code.</returns>
    public async Task<(TimeSpan Elapsed, int ExitCode)> EndAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await Process.WaitForExitAsync().WaitAsync(Patience);
        return (Stopwatch.GetElapsedTime(started), Process.ExitCode);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.WaitForExit();
        Process.Dispose();
        _client.Dispose();
    }

    /// <summary>Asks again and again until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"It must be so within {Patience.TotalSeconds:0} s and is not: {what}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
