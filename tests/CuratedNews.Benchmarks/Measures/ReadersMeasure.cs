using System.Globalization;
using CuratedNews.Benchmarks.Charts;
using CuratedNews.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>How much memory for pages a site needs: <see cref="ReadersModel"/> for sites of all sizes, and the server's own memory beside it for one of them.</summary>
internal static class ReadersMeasure
{
    /// <summary>Draws before those that are counted, and those.</summary>
    private const int Draws = 2_000_000;

    private static readonly double[] Exponents = [1.0, 0.8];

    private static readonly (long Pages, string Colour)[] Sites = [(100_000, "#2f81d6"), (1_000_000, "#3c9a5f"), (10_000_000, "#d9730d"), (100_000_000, "#b35bb3")];

    private static readonly double[] Mebibytes = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];

    /// <summary>Writes Markdown tables, and the chart where a file is named.</summary>
    /// <param name="bytes">What a page takes in memory, in all its forms.</param>
    /// <param name="pages">Of the site that the server's own memory is asked for.</param>
    public static async Task RunAsync(int bytes, int pages, int seed, string? chart, TextWriter output)
    {
        foreach (var exponent in Exponents)
        {
            var models = Sites.Select(site => new ReadersModel(site.Pages, exponent)).ToList();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nRequests answered from memory, pages of {bytes:N0} bytes, exponent {exponent:0.0}\n"));
            await output.WriteLineAsync($"| MiB | {string.Join(" | ", Sites.Select(site => string.Create(CultureInfo.InvariantCulture, $"{site.Pages:N0} pages")))} |");
            await output.WriteLineAsync("| ---: | ---: | ---: | ---: | ---: |");
            foreach (var size in Mebibytes)
            {
                var rates = models.Select(model => Percent(model.HitRate(Capacity(size, bytes))));
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {string.Join(" | ", rates)} |"));
            }
        }

        await CompareAsync(bytes, pages, seed, output);
        if (chart is not null)
        {
            await File.WriteAllTextAsync(chart, Chart(bytes));
        }
    }

    private static async Task CompareAsync(int bytes, int pages, int seed, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nThe model and the server's own memory (`RecentPages`), {pages:N0} pages, {Draws:N0} requests, seed {seed}\n"));
        await output.WriteLineAsync("| MiB | exponent | model | memory |\n| ---: | ---: | ---: | ---: |");
        foreach (var exponent in Exponents)
        {
            var model = new ReadersModel(pages, exponent);
            foreach (var size in Mebibytes.Where(size => Capacity(size, bytes) < pages))
            {
                var capacity = Capacity(size, bytes);
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"| {size:N0} | {exponent:0.0} | {Percent(model.HitRate(capacity))} | {Percent(Simulate(pages, exponent, (int)capacity, seed))} |"));
            }
        }
    }

    /// <summary>Asks a memory of the server's own kind, which knows pages by their bytes.</summary>
    private static double Simulate(int pages, double exponent, int capacity, int seed)
    {
        var random = new Random(seed);
        var chances = new double[pages];
        var sum = 0.0;
        for (var place = 0; place < pages; place++)
        {
            chances[place] = sum += Math.Pow(place + 1, -exponent);
        }

        var page = CachedPage.Of(1, [], [], new EntityTagHeaderValue("\"a\""), changedAt: null, new AnswerMark("a", []), []);
        var memory = new RecentPages((long)page.Size * capacity);
        var hits = 0;
        for (var draw = -Draws; draw < Draws; draw++)
        {
            var place = Array.BinarySearch(chances, random.NextDouble() * sum);
            var key = new PageKey((place < 0 ? ~place : place).ToString(CultureInfo.InvariantCulture), "");
            if (memory.Find(key) is null)
            {
                memory.Add(key, page with { });
            }
            else if (draw >= 0)
            {
                hits++;
            }
        }

        return (double)hits / Draws;
    }

    private static string Chart(int bytes)
    {
        var lines = Sites.Select(site =>
        {
            var model = new ReadersModel(site.Pages, Exponents[0]);
            return new ChartLine(
                string.Create(CultureInfo.InvariantCulture, $"{site.Pages:N0} pages"), site.Colour, [.. Mebibytes.Select(size => new ChartPoint(size, model.HitRate(Capacity(size, bytes))))]);
        });
        return Plot.Svg(
            "Share of requests answered from memory over its size",
            new Axis("MiB for pages", [.. Mebibytes.Where((_, index) => index % 2 == 0)], "#,0", IsLogarithmic: true),
            Axis.Shares("answered from memory"),
            [.. lines]);
    }

    private static double Capacity(double mebibytes, int bytes) => mebibytes * 1024 * 1024 / bytes;

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
