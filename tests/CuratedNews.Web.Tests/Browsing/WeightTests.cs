using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Every page is light, nothing on it moves while it loads, and no script of it can be turned against its reader.</summary>
[Collection(nameof(Browser))]
public sealed class WeightTests(SampleSite sample, Chromium chromium)
{
    private const int MaxPageBytes = 60_000;
    private const int MaxStyleBytes = 19_000;
    private const int MaxScriptBytes = 12 * 1024;

    [Theory]
    [ClassData(typeof(PageKinds))]
    public async Task A_page_with_its_style_and_scripts_is_light(string url)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/robots.txt");
        var bytes = new Dictionary<string, int>(StringComparer.Ordinal) { ["document"] = 0, ["stylesheet"] = 0, ["script"] = 0 };
        var reading = new List<Task>();
        window.Page.Response += (_, response) => reading.Add(AddAsync(response));

        await window.Page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.WhenAll(reading);

        var told = string.Join(", ", bytes.Select(kind => $"{kind.Key} {kind.Value}"));
        Assert.True(bytes.Values.All(size => size > 0), told);
        Assert.True(bytes.Values.Sum() <= MaxPageBytes && bytes["stylesheet"] < MaxStyleBytes && bytes["script"] < MaxScriptBytes, told);

        async Task AddAsync(IResponse response)
        {
            if (bytes.ContainsKey(response.Request.ResourceType))
            {
                var size = Encoding.UTF8.GetByteCount(await response.TextAsync());
                lock (bytes)
                {
                    bytes[response.Request.ResourceType] += size;
                }
            }
        }
    }

    [Theory]
    [ClassData(typeof(PageKinds))]
    public async Task Nothing_moves_when_the_scripts_come(string url)
    {
        // Most of it is waiting for what takes its time on purpose.
        var shifts = await Task.WhenAll(ShiftsAsync(url, 1280), ShiftsAsync(url, 360));

        Assert.Empty(shifts.SelectMany(shift => shift));
    }

    [Fact]
    public async Task No_text_becomes_markup_or_code_by_a_script()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/");

        foreach (var sink in (string[])["document.body.innerHTML = '<b>x</b>'", "document.write('x')", "document.createElement('script').src = '/assets/keys.js'", "document.createElement('script').text = 'x'", "trustedTypes.createPolicy('any', { createHTML: text => text })"])
        {
            await Assert.ThrowsAsync<PlaywrightException>(() => window.Page.EvaluateAsync($"() => {{ {sink}; }}"));
        }
    }

    [Fact]
    public async Task The_browser_takes_the_rules_for_opening_links_before_they_are_pressed()
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/robots.txt");
        var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        var (rules, sources) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        session.Event("Preload.ruleSetUpdated").OnEvent += (_, json) => rules.TrySetResult(json?.ToString() ?? "");
        session.Event("Preload.preloadingAttemptSourcesUpdated").OnEvent += (_, json) =>
        {
            // Told anew whenever a link was read; the footer's are the last.
            if (json?.ToString() is { } text && text.Contains("/offering/", StringComparison.Ordinal) && window.Page.Url.Contains("/topic/", StringComparison.Ordinal))
            {
                sources.TrySetResult(text);
            }
        };
        await session.SendAsync("Preload.enable");

        await window.Page.GotoAsync("/topic/symplur-patient-care");
        var (rule, links) = (await rules.Task.WaitAsync(TimeSpan.FromSeconds(10)), await sources.Task.WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.DoesNotContain("errorType", rule, StringComparison.Ordinal);
        Assert.Contains("/topic/\"", links, StringComparison.Ordinal);
        foreach (var excluded in (string[])["feed.xml", "opml.xml", "/following?", "/media/", "ward-notes.example/"])
        {
            Assert.DoesNotContain(excluded, links, StringComparison.Ordinal);
        }

        Assert.Empty(window.Complaints);
    }

    private async Task<IEnumerable<string>> ShiftsAsync(string url, int width)
    {
        var kept = KeptByReader.Of(seen: new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), topics: [("symplur-patient-care", "Patient Care")], later: [("/news/a", "A headline")]);
        await using var window = await chromium.OpenWithAsync(sample.Site, kept, "/robots.txt", width);

        // As slow as on the road: the page is painted long before its scripts are there.
        await window.Page.RouteAsync("**/assets/{search,reader,keys,following}*.js", async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var shifts = await window.Page.EvaluateAsync<string[]>(
            """
            () => new Promise(resolve => {
              const shifts = [];
              const come = Math.min(...performance.getEntriesByType('resource').filter(resource => /\/assets\/[^/]+\.js/.test(resource.name)).map(resource => resource.responseEnd));
              // Less than a thousandth is what rounding and a page painted while it is read make of nothing.
              const isSeen = entry => entry.value >= 0.001;
              const told = source => `${source.node?.nodeName}.${source.node?.className} ${source.previousRect.x},${source.previousRect.y} to ${source.currentRect.x},${source.currentRect.y}`;
              new PerformanceObserver(list => list.getEntries().filter(isSeen).forEach(entry => shifts.push(`${entry.value.toFixed(4)} at ${entry.startTime} (scripts at ${come}): ${entry.sources.map(told).join('; ')}`))).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => resolve(shifts), 200);
            })
            """);
        return shifts.Select(shift => $"{width}: {shift}");
    }
}
