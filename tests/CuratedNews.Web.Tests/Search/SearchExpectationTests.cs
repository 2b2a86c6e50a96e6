using System.Text.Json;
using AngleSharp.Dom;
using CuratedNews.Catalog.Search;
using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Web.Tests.Search;

/// <summary>What readers may expect to find, written down before the search was tuned, held against the page that they see.</summary>
public sealed class SearchExpectationTests(SampleSite sample)
{
    private const double FewestReciprocalRanks = 0.9;
    private const double FewestCorrected = 0.9;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task What_is_expected_comes_first_or_nearly_so()
    {
        var ranks = new List<(Expectation Expected, double ReciprocalRank)>();
        foreach (var expected in Read<Expectation>("expectations.json"))
        {
            var page = await sample.Site.PageAsync("/search?q=" + Uri.EscapeDataString(expected.Query));
            var found = page.QuerySelectorAll(".results .rows h3 a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)).ToList();
            var place = found.FindIndex(permalink => expected.First.Contains(permalink, StringComparer.Ordinal));
            ranks.Add((expected, place < 0 ? 0 : 1.0 / (place + 1)));
        }

        Assert.True(ranks.Count >= 50);
        var mean = ranks.Average(rank => rank.ReciprocalRank);
        TestContext.Current.SendDiagnosticMessage("Mean reciprocal rank of {0} queries: {1:0.000}", ranks.Count, mean);
        Assert.True(
            mean >= FewestReciprocalRanks,
            $"The mean reciprocal rank must be at least {FewestReciprocalRanks}; it is {mean:0.000}. Not first:\n"
            + string.Join('\n', ranks.Where(rank => rank.ReciprocalRank < 1).Select(rank => $"{rank.ReciprocalRank:0.00} {rank.Expected.Query} ({rank.Expected.Why})")));
    }

    [Fact]
    public async Task Misspelt_words_lead_to_what_was_meant()
    {
        var misspellings = Read<Misspelling>("misspellings.json");
        var missed = new List<string>();
        foreach (var misspelling in misspellings)
        {
            var page = await sample.Site.PageAsync("/search?q=" + Uri.EscapeDataString(misspelling.Typed));
            var meant = page.QuerySelector(".rescue p strong")?.TextContent;
            if (meant is null || Written(meant) != Written(misspelling.Meant))
            {
                missed.Add($"{misspelling.Typed}: meant {misspelling.Meant}, offered {meant ?? "nothing"}");
                continue;
            }

            var found = await sample.Site.PageAsync(page.QuerySelector(".rescue p a")!.GetAttribute("href")!);
            Assert.NotEmpty(found.QuerySelectorAll(".results .rows article"));
        }

        Assert.True(misspellings.Count >= 20);
        Assert.True(missed.Count <= misspellings.Count * (1 - FewestCorrected), "Not corrected:\n" + string.Join('\n', missed));
    }

    /// <summary>A query in one form: terms before filters, without marks.</summary>
    private static string Written(string query) => PlainLatin.Of(SearchQuery.Parse(query).Text).ToLowerInvariant();

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(SampleSite.ContentRoot, "..", "tests", "CuratedNews.Web.Tests", "Search", file)), Json)!;

    private sealed record Expectation(string Query, string[] First, string Why);

    private sealed record Misspelling(string Typed, string Meant);
}
