using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>Asks a server for pages as fast as it answers, by wrk.</summary>
/// <param name="wrk">The program.</param>
/// <param name="folder">Where its script and lists of URLs may stand.</param>
internal sealed class Load(string wrk, string folder)
{
    public const int Connections = 64;

    /// <summary>How long each server is asked in a round.</summary>
    public const int Seconds = 5;

    private const int Threads = 2;

    private const string Script = """
        local threads = 0

        function setup(thread)
          threads = threads + 1
          thread:set("number", threads)
        end

        function init(args)
          math.randomseed(number)
          requests = {}
          for path in io.lines(args[1]) do
            requests[#requests + 1] = wrk.format("GET", path, { ["Accept"] = "text/html", ["Accept-Encoding"] = args[2] })
          end
        end

        function request()
          return requests[math.random(#requests)]
        end

        function done(summary)
          local errors = summary.errors
          io.write(string.format("measured %d %d %d %d\n", summary.requests, summary.duration, summary.bytes, errors.connect + errors.read + errors.write + errors.timeout + errors.status))
        end
        """;

    /// <summary>Asks once for each page, so that servers that keep pages have them; all must be there, in the encoding.</summary>
    /// <returns>The bytes of a body, on average.</returns>
    /// <param name="encoding">"identity" or "gzip".</param>
    public static async Task<double> AskOnceAsync(Uri server, IReadOnlyList<string> paths, string encoding, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        var bytes = 0L;
        await Parallel.ForEachAsync(paths, cancellationToken, async (path, stop) =>
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), stop);
            var sent = answer.Content.Headers.ContentEncoding.FirstOrDefault() ?? "identity";
            if (answer.StatusCode != HttpStatusCode.OK || sent != encoding || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                throw new InvalidOperationException($"{server}{path[1..]} must answer 200 with HTML as {encoding}; it answered {(int)answer.StatusCode} with {answer.Content.Headers.ContentType} as {sent}.");
            }

            Interlocked.Add(ref bytes, (await answer.Content.ReadAsByteArrayAsync(stop)).Length);
        });
        return (double)bytes / paths.Count;
    }

    /// <summary>The answers a second to requests for pages picked at random. One that failed is an exception, and so are bodies that came short.</summary>
    /// <param name="meanBytes">The bytes of a body, on average over the pages.</param>
    public async Task<double> AnswersASecondAsync(Uri server, IReadOnlyList<string> paths, string encoding, double meanBytes, CancellationToken cancellationToken)
    {
        var (script, list) = (Path.Combine(folder, "wrk.lua"), Path.Combine(folder, "wrk.txt"));
        await File.WriteAllTextAsync(script, Script, cancellationToken);
        await File.WriteAllLinesAsync(list, paths, cancellationToken);
        string[] arguments =
        [
            .. (string[])["-t", Number(Threads), "-c", Number(Connections), "-d", Number(Seconds) + "s", "--timeout", "10s", "-s", script, server.ToString()],
            "--", list, encoding,
        ];
        using var process = Process.Start(new ProcessStartInfo(wrk, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var figures = output.Split('\n').FirstOrDefault(line => line.StartsWith("measured ", StringComparison.Ordinal))?.Split(' ');
            if (figures is not [_, var answers, var microseconds, var bytes, "0"])
            {
                throw new InvalidOperationException($"Every request must be answered without an error; wrk said: {output}");
            }

            // Chance picks the pages, so that their mean is not quite that of all; the headers come on top.
            var received = Parsed(bytes) / Parsed(answers);
            return received >= 0.9 * meanBytes
                ? Parsed(answers) / (Parsed(microseconds) / 1e6)
                : throw new InvalidOperationException(FormattableString.Invariant($"An answer of {server} must have {meanBytes:N0} bytes on average; wrk received {received:N0}."));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static double Parsed(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
