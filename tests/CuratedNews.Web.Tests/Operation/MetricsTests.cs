using System.Diagnostics.Metrics;
using System.Net;
using CuratedNews.Web.Operation;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class MetricsTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task Imports_content_answers_from_memory_and_queries_are_counted()
    {
        _content.WriteItem("a").WriteItem("b", more: "expiryDate: tomorrow\n").WriteItem("c");
        await using var site = await RunningSite.StartAsync(_content.Root);
        _content.WriteItem("a", "Another headline").WriteItem("d");
        await site.ImportAsync();
        var before = await ReadMetrics.OfAsync(site);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/news/a"));
        }

        var after = await ReadMetrics.OfAsync(site);

        Assert.Equal(3, after["curatednews_items"]);
        Assert.Equal((1, 0), (after["curatednews_diagnostics{severity=\"error\"}"], after["curatednews_diagnostics{severity=\"warning\"}"]));
        Assert.Equal((4, 1), (after["curatednews_import_files_total{change=\"added\"}"], after["curatednews_import_files_total{change=\"updated\"}"]));
        Assert.True(after["curatednews_import_duration_seconds_count"] >= 2);
        Assert.Equal(RunningSite.Today.ToUnixTimeSeconds(), after["curatednews_import_last_success_timestamp_seconds"]);
        Assert.Equal(0, after["curatednews_imports_failed_total"]);
        Assert.Equal((3, 1, 1), (Grown("curatednews_page_cache_hits_total"), Grown("curatednews_page_cache_misses_total"), after["curatednews_page_cache_pages"]));
        Assert.InRange(after["curatednews_page_cache_size_bytes"], 1_000, 1_000_000);
        Assert.Equal(1, Grown("curatednews_catalog_snapshot_duration_seconds_count"));
        Assert.InRange(Grown("curatednews_catalog_queries_total"), 2, 50);
        Assert.True(after["curatednews_catalog_generation"] > 0);

        double Grown(string name) => after[name] - before[name];
    }

    [Fact]
    public async Task An_import_that_fails_is_counted()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        Directory.Move(_content.Root, _content.Beside("elsewhere"));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(site.ImportAsync);

        var metrics = await ReadMetrics.OfAsync(site);
        Directory.Move(_content.Beside("elsewhere"), _content.Root);

        Assert.InRange(metrics["curatednews_imports_failed_total"], 1, 3);
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_the_server_and_the_runtime_tell_of_themselves()
    {
        _content.WriteItem("a");
        await using var site = await RunningSite.StartAsync(_content.Root);
        await site.StatusAsync("/search?q=kelthor");
        await site.StatusAsync("/nowhere");

        var metrics = await ReadMetrics.OfAsync(site);

        Assert.Equal(1, metrics["http_server_request_duration_seconds_count{http_request_method=\"GET\",http_route=\"search\",http_response_status_code=\"200\",error_type=\"\"}"]);
        Assert.Contains(metrics.Names, name => name.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal) && name.Contains("=\"404\"", StringComparison.Ordinal));
        Assert.True(metrics["kestrel_active_connections"] >= 1);
        Assert.True(metrics["dotnet_process_memory_working_set_bytes"] > 10_000_000);
        Assert.True(metrics["dotnet_thread_pool_thread_count"] >= 1);
        Assert.Contains("dotnet_gc_collections_total{gc_heap_generation=\"gen0\"}", metrics.Names, StringComparer.Ordinal);
        Assert.Contains("dotnet_process_cpu_time_seconds_total{cpu_mode=\"user\"}", metrics.Names, StringComparer.Ordinal);
    }

    [Fact]
    public async Task However_many_addresses_and_methods_are_asked_the_rows_stay_few_and_name_none_of_them()
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        await site.StatusAsync("/news/nothing");
        await site.StatusAsync("/topic/nothing");
        await site.StatusAsync("/search?q=nothing");
        var few = await ReadMetrics.OfAsync(site);
        for (var i = 0; i < 40; i++)
        {
            await site.StatusAsync($"/news/kelthor-{i}");
            await site.StatusAsync($"/topic/kelthor-{i}");
            await site.StatusAsync($"/search?q=kelthor-{i}");
        }

        foreach (var method in (string[])["KELTHOR", "KELTHOR2", "kelthor"])
        {
            await RawHttp.SendAsync(site.Address, method, "/");
        }

        var many = await ReadMetrics.OfAsync(site);

        Assert.InRange(many.Names.Count - few.Names.Count, 0, 40);
        Assert.DoesNotContain(many.Names, name => name.Contains("kelthor", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("10.0.0.0/8, 192.0.2.1", HttpStatusCode.NotFound)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", HttpStatusCode.OK)]
    public async Task Only_who_is_named_gets_the_numbers(string from, HttpStatusCode expected)
    {
        await using var site = await RunningSite.StartAsync(_content.Root, ("Operation:MetricsFrom", from));

        using var answer = await site.GetAsync("/metrics");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("curatednews_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    public async Task What_a_proxy_on_this_machine_hands_on_is_not_taken_for_the_machine_s_own(string header, string value)
    {
        await using var site = await RunningSite.StartAsync(_content.Root);
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add(header, value);

        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void What_stands_in_labels_and_descriptions_is_escaped()
    {
        using var meter = new Meter("test");
        var reading = new Reading(meter.CreateCounter<long>("odd.name", "By", "A \\ and\na line"), ["one.tag", "other"]);
        reading.Note(2, [new("other", 7), new("one.tag", "a\"b\\c\nd"), new("third", "is not kept")]);

        var text = PrometheusText.Write([reading]);

        Assert.Equal("# HELP odd_name_bytes_total A \\\\ and\\na line\n# TYPE odd_name_bytes_total counter\nodd_name_bytes_total{one_tag=\"a\\\"b\\\\c\\nd\",other=\"7\"} 2\n", text);
        ReadMetrics.Parse(text);
    }

    [Fact]
    public void A_value_counts_in_every_bucket_whose_bound_it_does_not_exceed()
    {
        using var meter = new Meter("test");
        var histogram = meter.CreateHistogram("time", "s", null, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        var reading = new Reading(histogram, []);
        foreach (var value in (double[])[0.05, 0.1, 0.5, 7])
        {
            reading.Note(value, []);
        }

        var text = PrometheusText.Write([reading]);

        Assert.Equal("# TYPE time_seconds histogram\ntime_seconds_bucket{le=\"0.1\"} 2\ntime_seconds_bucket{le=\"1\"} 3\ntime_seconds_bucket{le=\"+Inf\"} 4\ntime_seconds_sum 7.65\ntime_seconds_count 4\n", text);
    }

    [Fact]
    public void More_combinations_of_tags_than_are_kept_are_counted_as_one()
    {
        using var meter = new Meter("test");
        var reading = new Reading(meter.CreateCounter<long>("many"), ["tag"]);
        Parallel.For(0, 4 * Reading.MaxSeries, i => reading.Note(1, [new("tag", i)]));

        var rows = reading.All.ToList();

        Assert.InRange(rows.Count, Reading.MaxSeries, Reading.MaxSeries + 1);
        Assert.Equal(4 * Reading.MaxSeries, rows.Sum(row => row.Series.Value));
        Assert.Contains(rows, row => row.Values is [Reading.Others]);
    }
}
