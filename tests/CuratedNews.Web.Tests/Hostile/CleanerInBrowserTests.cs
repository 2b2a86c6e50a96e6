using System.Globalization;
using CuratedNews.Content.Html;
using CuratedNews.Web.Tests.Browsing;
using Xunit;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>What a browser, and no parser of ours, finds in clean markup.</summary>
public sealed class CleanerInBrowserTests(SampleSite sample, Chromium chromium)
{
    private const int Nestings = 10_000;

    private const int Batch = 1_000;

    /// <summary>
    /// Each body is parsed as a document, as the content of an element, and again as the browser itself would write it:
    /// what is found, by element, attribute and value, with the first body that has it.
    /// </summary>
    private const string Find =
        """
        bodies => {
            const found = new Map();
            const note = (index, ...what) => { const key = what.join('\0'); if (!found.has(key)) found.set(key, index); };
            const read = (root, index) => {
                for (const element of root.querySelectorAll('*')) {
                    note(index, element.namespaceURI === 'http://www.w3.org/1999/xhtml' ? element.localName : 'foreign ' + element.localName);
                    for (const attribute of element.attributes) note(index, element.localName, attribute.name, attribute.value);
                    if (element.localName === 'a' && element.hasAttribute('href') && element.getAttribute('href')[0] === '/' && element.origin !== location.origin) note(index, 'leaves ' + element.href);
                    if (element.localName === 'a' && !/^(https?|mailto):$/.test(element.protocol)) note(index, 'leads to ' + element.href);
                }
            };
            bodies.forEach((body, index) => {
                const parsed = new DOMParser().parseFromString('<!doctype html><main><article>' + body + '</article></main>', 'text/html');
                if (parsed.body.children.length !== 1 || parsed.querySelector('main').children.length !== 1) note(index, 'leaves the article');
                const article = document.createElement('article');
                article.innerHTML = body;
                const again = document.createElement('div');
                again.innerHTML = article.innerHTML;
                if (again.innerHTML !== article.innerHTML) note(index, 'changes when it is written again');
                read(parsed.querySelector('article'), index);
                read(article, index);
                read(again, index);
            });
            return [...found].map(([what, index]) => index + '\0' + what);
        }
        """;

    [Fact]
    public async Task Nothing_outside_the_table_survives_a_browser_and_cleaning_twice_changes_nothing()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        var random = new RandomMarkup(seed);
        var faults = new List<string>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        await using var window = await WatchedPage.OpenAsync(chromium, sample.Site);

        for (var done = 0; done < Nestings; done += Batch)
        {
            var bodies = Enumerable.Range(0, Batch).Select(_ => random.Next()).ToList();
            var clean = bodies.ConvertAll(body => HtmlCleaner.Clean(body).Html.ToString());
            faults.AddRange(bodies.Zip(clean).Where(pair => HtmlCleaner.Clean(pair.Second).Html.ToString() != pair.Second).Select(pair => $"cleaned twice: {pair.First}"));
            foreach (var found in await window.Page.EvaluateAsync<string[]>(Find, clean))
            {
                var parts = found.Split('\0');
                kinds.Add(parts[1]);
                if (!IsListed(parts))
                {
                    faults.Add($"{string.Join(' ', parts[1..])}: {bodies[int.Parse(parts[0], CultureInfo.InvariantCulture)]}");
                }
            }
        }

        Assert.True(faults.Count == 0, $"Seed {seed.ToString(CultureInfo.InvariantCulture)}:\n{string.Join('\n', faults.Take(10))}");
        Assert.True(kinds.Count > 25, $"only {kinds.Count} elements were met");
    }

    [Fact]
    public async Task A_browser_finds_what_the_table_does_not_list()
    {
        await using var window = await WatchedPage.OpenAsync(chromium, sample.Site);

        var found = await window.Page.EvaluateAsync<string[]>(Find, (string[])["<p onclick=x>a</p><svg></svg></article><a href=\"/\\x.example\">b</a><a href=\"javascript:x\">c</a>"]);

        var unlisted = found.Select(one => one.Split('\0')).Where(parts => !IsListed(parts)).Select(parts => string.Join(' ', parts[1..])).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "p onclick x", "foreign svg", "leaves the article", "leaves http://x.example/", "leads to javascript:x" }, unlisted);
    }

    private static bool IsListed(string[] found) => found switch
    {
        [_, var element] => AllowedMarkup.Allows(element),
        [_, "a", "rel", "nofollow noopener"] => true,
        [_, var element, var attribute, var value] => AllowedMarkup.AttributeValue(element, attribute, value) == value,
        _ => false,
    };
}
