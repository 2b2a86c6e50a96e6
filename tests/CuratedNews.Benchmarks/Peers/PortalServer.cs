using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CuratedNews.Benchmarks.Peers;

/// <summary><c>curatednews serve</c> in a process of its own, on a free port, until it is disposed.</summary>
internal sealed partial class PortalServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private Task _rest = Task.CompletedTask;

    private PortalServer(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it from a catalog at hand and waits until it says where it serves.</summary>
    /// <param name="cacheMebibytes">The memory for finished answers; null for as much as the program takes by itself.</param>
    public static async Task<PortalServer> StartAsync(string program, string content, string catalog, int? cacheMebibytes, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["serve", "--content", content, "--data", catalog, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.GetDirectoryName(catalog)!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("Cache__Mebibytes");
        if (cacheMebibytes is { } mebibytes)
        {
            start.Environment["Cache__Mebibytes"] = mebibytes.ToString(CultureInfo.InvariantCulture);
        }

        var server = new PortalServer(Process.Start(start)!);
        try
        {
            await server.ReadUrlAsync(cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public double ResidentMebibytes() => ProcStatus.ResidentMebibytes(_process.Id);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }

    private async Task ReadUrlAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Serving.Match(line) is { Success: true } match)
            {
                Url = new Uri(match.Groups["url"].Value);
                _rest = _process.StandardOutput.ReadToEndAsync(CancellationToken.None); // A full pipe would stop it.
                return;
            }
        }

        throw new InvalidOperationException($"'curatednews serve' must say where it serves; it said: {await _errors}");
    }

    [GeneratedRegex(@"^Serving .* at (?<url>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Serving { get; }
}
