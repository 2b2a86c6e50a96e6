using System.Diagnostics;
using System.Globalization;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>What one process cost, from its start to its end.</summary>
/// <param name="CpuSeconds">In user mode and in the kernel, of all threads.</param>
/// <param name="PeakMebibytes">The most memory that it held at once.</param>
internal sealed record ProcessCost(double WallSeconds, double CpuSeconds, double PeakMebibytes);

/// <summary>Runs a program to its end under GNU time.</summary>
/// <remarks>Not by wait4 from here: Linux counts into a child's peak what its parent held at the fork, and time holds next to nothing.</remarks>
internal static class TimedProcess
{
    /// <summary>Runs a program in a folder; anything but 0 at its end is an exception with the last of what it said.</summary>
    public static async Task<ProcessCost> RunAsync(string time, string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var figures = Path.Combine(folder, $"time-{Guid.NewGuid():N}");
        var start = new ProcessStartInfo(time, ["-o", figures, "-f", "%U %S %M", program, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            var wall = Stopwatch.GetElapsedTime(started);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' must end with 0; it ended with {process.ExitCode}: {Tail(await output + await errors)}");
            }

            var numbers = (await File.ReadAllTextAsync(figures, cancellationToken)).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            return new ProcessCost(wall.TotalSeconds, numbers[0] + numbers[1], numbers[2] / 1024);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            File.Delete(figures);
        }
    }

    private static string Tail(string text) => text.Length <= 2_000 ? text : text[^2_000..];
}
