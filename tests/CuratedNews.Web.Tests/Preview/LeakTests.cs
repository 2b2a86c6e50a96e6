using System.Net;
using System.Text.RegularExpressions;
using CuratedNews.Web.Tests.Feeds;
using CuratedNews.Web.Tests.Representations;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>
/// Whatever editors look at, readers learn nothing of it: every public URL of a site with a busy editor answers byte for
/// byte what it answers on a site that never had one, and none says a word of what is not out.
/// </summary>
public sealed class LeakTests
{
    /// <summary>As likely a word as the hidden ones, which no file has.</summary>
    private const string Nowhere = "kelthor";

    private const string Milliseconds = "<span>[0-9,]+ ms</span>";

    [Theory]
    [InlineData("64")]
    public async Task No_public_answer_knows_what_an_editor_looked_at(string cacheMebibytes)
    {
        using var content = new TemporaryContent();
        SampleSite.CopyTo(content.Root);
        HiddenWord.WriteAll(content);
        (string, string)[] settings = [("Cache:Mebibytes", cacheMebibytes)];
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, .. settings]);
        await using var untouched = await RunningSite.StartAsync(content.Root, [.. settings, ("catalog", CopyCatalog(site, content.Beside("copy.db")))]);
        using var session = await EditorSession.SignInAsync(site);
        var visits = await VisitsAsync(session);

        // An editor looks first, so that every memory could be made of a preview, and goes on while readers look.
        await LookAsync(site, session, visits);
        using var end = new CancellationTokenSource();
        var editor = LookUntilAsync(site, session, visits, end.Token);
        var (crawl, expected) = (await SiteCrawl.OfAsync(site), await SiteCrawl.OfAsync(untouched));
        var urls = PublicUrls(expected);
        var during = await AnswersAsync(site, urls);
        await end.CancelAsync();
        Assert.True(await editor > 0, "the editor saw nothing while the readers looked");
        var after = await AnswersAsync(site, urls);
        var never = await AnswersAsync(untouched, urls);

        Assert.True(crawl.Pages.Count > 150 && urls.Count > 700, $"{crawl.Pages.Count} pages, {urls.Count} URLs");
        Assert.Empty(crawl.Failures);
        Assert.Equal([.. expected.Pages.Select(page => page.Url)], [.. crawl.Pages.Select(page => page.Url)]);
        Same(never, during, "during previews");
        Same(never, after, "after previews");
        Assert.Empty(Said(never));
        Assert.Empty(site.Log.Lines);
    }

    [Fact]
    public async Task A_search_for_a_hidden_word_answers_as_for_one_that_is_nowhere()
    {
        using var content = new TemporaryContent();
        SampleSite.CopyTo(content.Root);
        HiddenWord.WriteAll(content);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        await LookAsync(site, session, await VisitsAsync(session));
        string[] forms = ["/search?q=*", "/search.json?q=*", "/search/suggest?q=*", "/search/suggestions?q=*", "/search?q=nurse+*", "/search?q=%22*%22", "/search?q=title:*", "/search?q=topic:klas-*", "/search?topic=klas-*", "/search?q=source:*.example", "/topic/klas-telehealth+klas-*", "/topic/klas-telehealth,klas-*", "/topic/klas-telehealth,klas-*/feed.xml", "/search?offering=*", "/search?author=*", "/search?source=*.example", "/search?section=/*/", "/following?topics=klas-*", "/following/feed.xml?topics=klas-*", "/topic/klas-*", "/offering/*", "/author/*", "/source/*.example", "/*/", "/*/feed.xml", "/topic/klas-*/feed.xml", "/topic/klas-*.json", "/offering/*.md"];

        foreach (var form in forms)
        {
            var nowhere = await BodyAsync(site, form, Nowhere);
            foreach (var hidden in HiddenWord.All)
            {
                var body = await BodyAsync(site, form, hidden.Word);
                Assert.True(body == nowhere, $"{form} for the {hidden.State}: {Difference(nowhere, body)}");
            }

            // What is nearly the word is not led to it, and its beginning is not completed.
            foreach (var hidden in HiddenWord.All)
            {
                foreach (var typed in (string[])[hidden.Word[..^1], hidden.Word[..3], hidden.Word + "s"])
                {
                    using var answer = await site.GetAsync(form.Replace("*", typed, StringComparison.Ordinal));
                    var text = (await answer.Content.ReadAsStringAsync()).Replace(hidden.Word + "s", "", StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain(hidden.Word, text, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    [Fact]
    public async Task The_same_URL_of_a_preview_is_closed_again_for_whoever_is_not_signed_in()
    {
        using var content = new TemporaryContent();
        content.WriteItem("out", more: "categories: ['KLAS: Telehealth']\n");
        HiddenWord.WriteAll(content);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
        using var reader = new EditorSession(site);

        foreach (var url in (await VisitsAsync(session)).Where(url => !url.StartsWith("/preview/shared/", StringComparison.Ordinal)))
        {
            using var seen = await session.GetAsync(url);
            using var refused = await reader.GetAsync(url);

            Assert.True(seen.Headers.CacheControl is { NoStore: true, Public: false }, $"{url}: {seen.Headers.CacheControl}");
            Assert.False(seen.Headers.Contains("ETag") || seen.Content.Headers.Contains("Last-Modified"), url);
            Assert.Equal((url, HttpStatusCode.Redirect, ""), (url, refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        }
    }

    /// <summary>Every way to look at what is not out: by its file, from the pages around it, at a moment to come, by a link that was shared.</summary>
    private static async Task<IReadOnlyList<string>> VisitsAsync(EditorSession session)
    {
        var visits = new List<string> { "/preview/", "/preview/site/?asOf=2026-12-02", "/preview/site/topic/klas-telehealth?asOf=2026-12-02", "/preview/site/search?q=dwellick&asOf=2026-12-02" };
        foreach (var hidden in HiddenWord.All)
        {
            visits.Add($"/preview/file/{hidden.Path}");
            if (hidden.IsItem)
            {
                var with = "with=" + Uri.EscapeDataString(hidden.Path);
                visits.AddRange(hidden.Urls.Concat(["/", "/topic/", "/offering/", "/topic/klas-telehealth", "/feed.xml", "/index.json", "/sitemap.xml", "/llms.txt", "/opml.xml"]).Select(url => $"/preview/site{url}?{with}"));
                visits.AddRange([$"/preview/site/search?q={hidden.Word}&{with}", $"/preview/site/search?q=nurse+telehealth&{with}", $"/preview/site/search/suggest?q={hidden.Word[..4]}&{with}"]);
                var page = await session.PageAsync($"/preview/file/{hidden.Path}");
                using var made = await session.PostAsync("/preview/share", page, ("path", hidden.Path), ("until", "2026-11-29T12:00"));
                var link = (await session.PageAsync($"/preview/file/{hidden.Path}")).QuerySelector("#share input[readonly]")!.GetAttribute("value")!;
                visits.Add(new Uri(link).AbsolutePath);
            }
        }

        return visits;
    }

    /// <summary>Looks at everything once; what a preview is for must be there, or nothing is proved.</summary>
    private static async Task LookAsync(RunningSite site, EditorSession session, IReadOnlyList<string> visits)
    {
        foreach (var url in visits)
        {
            var text = await LookAsync(site, session, url);
            foreach (var hidden in HiddenWord.All.Where(hidden => hidden.IsItem && url.Contains($"/{hidden.Word}", StringComparison.Ordinal)))
            {
                Assert.True(text.Contains($"The {hidden.Word} title", StringComparison.Ordinal), $"{url} does not show the {hidden.State}");
            }

            // The first reader after it.
            await site.StatusAsync("/");
        }
    }

    private static async Task<int> LookUntilAsync(RunningSite site, EditorSession session, IReadOnlyList<string> visits, CancellationToken end)
    {
        var seen = 0;
        while (!end.IsCancellationRequested)
        {
            await LookAsync(site, session, visits[seen++ % visits.Count]);
        }

        return seen;
    }

    private static async Task<string> LookAsync(RunningSite site, EditorSession session, string url)
    {
        // A shared draft is looked at by somebody without a sign-in.
        using var answer = url.StartsWith("/preview/shared/", StringComparison.Ordinal) ? await site.GetAsync(url) : await session.GetAsync(url);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url} answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Whatever the pages name, their other forms, their feeds, what machines ask for, and searches.</summary>
    private static List<string> PublicUrls(SiteCrawl crawl) =>
    [
        .. crawl.Pages.SelectMany(page => new[] { page.Url, Asked.FormOf(page.Url, ".json"), Asked.FormOf(page.Url, ".md") })
            .Concat(crawl.Files.Keys)
            .Concat(crawl.Pages.Where(page => !page.Url.Contains('?')).SelectMany(page => FeedReader.FileNames.Select(name => SampleFeeds.UrlOf(page.Url, name))))
            .Concat(["/sitemap.xml", "/sitemaps/items-1.xml", "/news-sitemap.xml", "/robots.txt", "/opml.xml", "/llms.txt", "/openapi.json", "/opensearch.xml", "/following"])
            .Concat(crawl.Pages.SelectMany(page => SiteCrawl.UrlsOf(page.Document)).Where(url => url.StartsWith("/sitemaps/", StringComparison.Ordinal)))
            .Concat(HiddenWord.All.SelectMany(hidden => hidden.Urls))
            .Concat(((string[])["nurse", "telehealth", "ward", "nursse", "telehelth", "the title", "curator"]).SelectMany(q => new[] { $"/search?q={Uri.EscapeDataString(q)}", $"/search/suggest?q={Uri.EscapeDataString(q[..4])}", $"/search/suggestions?q={Uri.EscapeDataString(q[..3])}" }))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Status, headers and body of every URL; the headers that say when and over which connection are left out.</summary>
    private static async Task<Dictionary<string, string>> AnswersAsync(RunningSite site, IReadOnlyList<string> urls)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var url in urls)
        {
            using var answer = await site.GetAsync(url);
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Content-Length")).OrderBy(header => header.Key, StringComparer.Ordinal);
            var isText = answer.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) != true;
            var body = isText ? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()) : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await answer.Content.ReadAsByteArrayAsync()));
            answers.Add(url, Timeless($"{(int)answer.StatusCode}\n{string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))}\n\n{body}"));
        }

        return answers;
    }

    /// <summary>The answers that say a hidden word, other than those that were asked for it.</summary>
    private static IEnumerable<string> Said(Dictionary<string, string> answers) =>
        from answer in answers
        from hidden in HiddenWord.All
        where answer.Value.Replace(answer.Key, "", StringComparison.Ordinal).Contains(hidden.Word, StringComparison.OrdinalIgnoreCase)
        select $"{answer.Key} says the word of the {hidden.State}";

    private static void Same(Dictionary<string, string> expected, Dictionary<string, string> found, string when)
    {
        var others = expected.Where(answer => answer.Value != found[answer.Key]).Select(answer => $"{answer.Key}: {Difference(answer.Value, found[answer.Key])}").ToList();
        Assert.True(others.Count == 0, $"{others.Count} answers are others {when}:\n{string.Join('\n', others.Take(10))}");
    }

    private static string Difference(string expected, string found)
    {
        var at = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 60)].ReplaceLineEndings("⏎");
        return $"'{Around(expected)}' became '{Around(found)}'";
    }

    private static async Task<string> BodyAsync(RunningSite site, string form, string word)
    {
        using var answer = await site.GetAsync(form.Replace("*", word, StringComparison.Ordinal));
        return Timeless($"{(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync()).Replace(word, "*", StringComparison.OrdinalIgnoreCase)}");
    }

    /// <summary>A search says how long it took, and its validator is another each time.</summary>
    private static string Timeless(string answer) =>
        Regex.IsMatch(answer, Milliseconds, RegexOptions.None, TimeSpan.FromSeconds(1))
            ? Regex.Replace(answer, $"{Milliseconds}|^ETag:.*$", "", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            : answer;

    /// <summary>The ids of items depend on the order in which they were read, and cursors say them: both sites have the same.</summary>
    private static string CopyCatalog(RunningSite site, string path)
    {
        using var connection = site.Catalog.OpenForReading();
        using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $path";
        copy.Parameters.AddWithValue("$path", path);
        copy.ExecuteNonQuery();
        return path;
    }
}
