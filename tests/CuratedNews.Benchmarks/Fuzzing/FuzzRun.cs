using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CuratedNews.Benchmarks.Corpora;

namespace CuratedNews.Benchmarks.Fuzzing;

/// <summary>Gives each target random inputs for a while, two targets at a time, and says of each whether all was as it must be.</summary>
internal static class FuzzRun
{
    public static readonly IReadOnlyList<string> Names = ["front-matter", "cleaner", "search", "routes"];

    /// <summary>Of one input, on a busy machine; longer is a fault.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Prints a line for each target that begins with <c>passed</c> or <c>failed</c>; behind a failure the input and how to give it again.</summary>
    /// <param name="from">The number of the first input.</param>
    /// <returns>How many failed.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> names, TimeSpan length, int seed, long from, TextWriter output)
    {
        await output.WriteLineAsync($"fuzz --seed {seed}");
        await using var site = await FuzzedSite.StartAsync();
        FuzzTarget[] all = [FrontMatterFuzz.Target(FuzzedSite.Folder), CleanerFuzz.Target, site.Search, site.Routes];
        var failed = 0;
        await Parallel.ForEachAsync(all.Where(target => names.Contains(target.Name, StringComparer.Ordinal)), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (target, _) =>
        {
            var (number, fault, input) = await RunAsync(target, length, seed, from);
            var line = fault is null
                ? $"passed {target.Name}: {number - from:N0} inputs"
                : $"failed {target.Name} at input {number}: {fault}\n  {JsonSerializer.Serialize(input)}\n  again: dotnet run --project tests/CuratedNews.Benchmarks -- fuzz {target.Name} --seed {seed} --from {number}";
            lock (output)
            {
                output.WriteLine(line);
                failed += fault is null ? 0 : 1;
            }
        });
        return failed;
    }

    private static async Task<(long Number, string? Fault, string Input)> RunAsync(FuzzTarget target, TimeSpan length, int seed, long from)
    {
        var started = Stopwatch.GetTimestamp();
        var (number, input) = (from, "");
        for (; Stopwatch.GetElapsedTime(started) < length; number++)
        {
            input = target.Make(new Dice(seed, number));
            var begun = Stopwatch.GetTimestamp();
            string? fault;
            try
            {
                fault = await target.FaultAsync(input);
            }
            catch (Exception problem)
            {
                fault = problem.ToString();
            }

            var took = Stopwatch.GetElapsedTime(begun);
            fault ??= took > Longest ? string.Create(CultureInfo.InvariantCulture, $"it took {took.TotalSeconds:0} s") : null;
            if (fault is not null)
            {
                return (number, fault, input);
            }
        }

        return (number, null, input);
    }
}
