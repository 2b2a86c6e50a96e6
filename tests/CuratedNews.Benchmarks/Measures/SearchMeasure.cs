using System.Globalization;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What a search costs that no cache has, with its facets, its excerpts and its page; and what a suggestion costs.</summary>
internal static class SearchMeasure
{
    /// <summary>Asks some questions of every kind of a corpus, and writes how long it took as a Markdown table.</summary>
    public static async Task RunAsync(int items, int seed, TextWriter output)
    {
        await using var site = await CorpusSite.StartAsync(items, seed);
        using var db = site.Catalog.OpenView();
        var questions = await SearchQuestions.OfAsync(db);
        var first = await site.GetAsync(questions[0].Urls[0]);
        await CheckAsync(site, questions);
        await output.WriteLineAsync(FormattableString.Invariant($"{items:N0} items; {CorpusSite.Machine()}\n\n{Timings.Head}"));
        foreach (var (name, urls) in questions)
        {
            var example = Uri.UnescapeDataString(urls[0][urls[0].IndexOf('?', StringComparison.Ordinal)..].Replace('+', ' '));
            await output.WriteLineAsync((await Timings.OfAsync(site, urls)).Row(FormattableString.Invariant($"{name} ({urls.Count}, such as `{example}`)")));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nThe first search after the start, which compiles the code and reads the facets into memory: {first.ServerMilliseconds:0} ms\nAt the end: {CorpusSite.Machine()}"));
    }

    /// <summary>A question that finds nothing, or a mistake that is none, would say nothing of what an answer costs.</summary>
    private static async Task CheckAsync(CorpusSite site, IReadOnlyList<(string Name, IReadOnlyList<string> Urls)> questions)
    {
        foreach (var (name, urls) in questions)
        {
            var expected = name == SearchQuestions.Misspelling ? "Did you mean" : urls[0].StartsWith("/search/suggest", StringComparison.Ordinal) ? "\"entries\"" : "<h2 class=\"unseen\">Results</h2>";
            foreach (var url in urls)
            {
                var text = await site.TextAsync(url);
                if (!text.Contains(expected, StringComparison.Ordinal) || (name != SearchQuestions.Misspelling && text.Contains("<h1>Nothing found</h1>", StringComparison.Ordinal)))
                {
                    throw new InvalidOperationException($"'{name}' must lead to '{expected}'; {url} does not.");
                }
            }

            if (urls.Count < 10)
            {
                throw new InvalidOperationException($"'{name}' must be at least 10 questions; found {urls.Count}. Measure a larger corpus.");
            }
        }
    }
}
