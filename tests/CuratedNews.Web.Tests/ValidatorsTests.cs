using System.Globalization;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>What answers are known by, and when a reader who has one is told so (RFC 9110, sections 8.8 and 13).</summary>
public sealed class ValidatorsTests(SampleSite sample) : IDisposable
{
    private const string Page = "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours";
    private const string Part = "/sitemaps/2026-11.xml";

    private readonly ValidatorsClient _client = new(sample.Site.Address);

    public static TheoryData<string> Urls { get; } =
    [
        "/", "/?page=2", "/news/", Page, Page + ".json", Page + ".md", "/index.json", "/news/index.md", "/topic/", "/topic/symplur-patient-care", "/topic/symplur-patient-care.json", "/offering/",
        "/author/zoe-lindqvist", "/source/ward-notes.example", "/feed.xml", "/atom.xml", "/feed.json", "/news/feed.xml", "/topic/symplur-patient-care/atom.xml", "/opml.xml",
        "/sitemap.xml", "/sitemaps/sections.xml", "/sitemaps/topics.xml", Part, "/news-sitemap.xml", "/robots.txt", "/llms.txt", "/openapi.json", "/opensearch.xml",
    ];

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task An_answer_has_a_strong_validator_and_a_date_and_says_how_long_it_is_good(string url)
    {
        var reply = await _client.GetAsync(url);

        Assert.Equal(200, reply.Status);
        Assert.Matches("^\"[A-Za-z0-9_-]{20}\"$", reply.ETag);
        Assert.Equal(RunningSite.Today, Date(reply.LastModified));
        Assert.Equal("public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400", reply.Header("Cache-Control"));
        Assert.Contains("Accept-Encoding", reply.Header("Vary"), StringComparison.Ordinal);
        Assert.Equal(reply.Body.Length.ToString(CultureInfo.InvariantCulture), reply.Header("Content-Length"));
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Head_says_the_same_as_get_without_the_body(string url)
    {
        foreach (var headers in (IReadOnlyList<(string, string)[]>)[[], [("Accept-Encoding", "br")]])
        {
            var get = await _client.GetAsync(url, headers);
            var head = await _client.HeadAsync(url, headers);

            Assert.Equal((200, 0), (head.Status, head.Body.Length));
            foreach (var name in (string[])["ETag", "Last-Modified", "Content-Type", "Content-Encoding", "Vary", "Cache-Control", "Link"])
            {
                Assert.Equal((name, get.Header(name)), (name, head.Header(name)));
            }

            // How long it is when it is compressed is known only when it is.
            Assert.True(head.Header("Content-Length") == get.Header("Content-Length") || (head.Header("Content-Length") is null && get.Header("Content-Encoding") is not null));
        }
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task A_reader_that_has_the_answer_is_told_so_by_either_validator(string url)
    {
        var first = await _client.GetAsync(url);

        var byTag = await _client.GetAsync(url, ("If-None-Match", first.ETag!));
        var byDate = await _client.GetAsync(url, ("If-Modified-Since", first.LastModified!));
        var head = await _client.HeadAsync(url, ("If-None-Match", first.ETag!));

        foreach (var reply in (Reply[])[byTag, byDate, head])
        {
            Assert.Equal((304, 0), (reply.Status, reply.Body.Length));
            Assert.Equal(
                (first.ETag, first.LastModified, first.Header("Cache-Control"), first.Header("Vary"), first.Header("Content-Location")),
                (reply.ETag, reply.LastModified, reply.Header("Cache-Control"), reply.Header("Vary"), reply.Header("Content-Location")));
            Assert.Null(reply.Header("Content-Type"));
            Assert.Null(reply.Header("Content-Encoding"));
        }
    }

    [Theory]
    [InlineData("/news/")]
    [InlineData(Part)]
    public async Task Each_encoding_has_a_validator_of_its_own_and_all_have_one_date(string url)
    {
        var replies = new List<Reply>();
        foreach (var encoding in (string[])["identity", "gzip", "br"])
        {
            var reply = await _client.GetAsync(url, ("Accept-Encoding", encoding));
            replies.Add(reply);

            Assert.Equal((encoding, encoding == "identity" ? null : encoding), (encoding, reply.Header("Content-Encoding")));
            Assert.Equal(304, (await _client.GetAsync(url, ("Accept-Encoding", encoding), ("If-None-Match", reply.ETag!))).Status);
            Assert.Equal(200, (await _client.GetAsync(url, ("Accept-Encoding", encoding == "br" ? "gzip" : "br"), ("If-None-Match", reply.ETag!))).Status);
        }

        Assert.Equal(3, replies.Select(reply => reply.ETag).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(replies.Select(reply => reply.LastModified).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("{0}x", 200)]
    [InlineData("no tag at all", 200)]
    public async Task A_list_of_validators_is_compared_one_by_one(string ifNoneMatch, int status)
    {
        foreach (var url in (string[])["/news/", Part])
        {
            var etag = (await _client.GetAsync(url)).ETag!;

            var reply = await _client.GetAsync(url, ("If-None-Match", string.Format(CultureInfo.InvariantCulture, ifNoneMatch, etag)));

            Assert.Equal((url, status), (url, reply.Status));
        }
    }

    [Fact]
    public async Task A_validator_counts_for_more_than_a_date()
    {
        var first = await _client.GetAsync("/news/");

        var otherTag = await _client.GetAsync("/news/", ("If-None-Match", "\"other\""), ("If-Modified-Since", first.LastModified!));
        var noTag = await _client.GetAsync("/news/", ("If-None-Match", "no tag at all"), ("If-Modified-Since", first.LastModified!));
        var sameTag = await _client.GetAsync("/news/", ("If-None-Match", first.ETag!), ("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"));

        Assert.Equal((200, 200, 304), (otherTag.Status, noTag.Status, sameTag.Status));
    }

    [Theory]
    [InlineData("Sun, 22 Nov 2026 11:59:59 GMT", "a second before")]
    [InlineData("Sun, 22 Nov 2026 12:00:01 GMT", "in the future")]
    [InlineData("Mon, 01 Jan 2035 00:00:00 GMT", "in the future")]
    [InlineData("yesterday", "no date")]
    [InlineData("2026-11-22T12:00:00Z", "another form")]
    public async Task A_date_that_says_nothing_is_not_taken_for_an_answer(string date, string why)
    {
        var reply = await _client.GetAsync("/news/", ("If-Modified-Since", date));

        Assert.Equal((why, 200), (why, reply.Status));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/topic/nothing-here")]
    [InlineData("/nothing-here.json")]
    [InlineData("/sitemaps/nothing.xml")]
    [InlineData("/news/longcorridor-six-rules-for-hospital-passwords")]
    [InlineData("/NEWS")]
    public async Task Only_what_is_there_has_validators(string url)
    {
        var reply = await _client.GetAsync(url, ("If-None-Match", "*"));

        Assert.True(reply.Status is 404 or 410 or 301, $"{url} answered {reply.Status}");
        Assert.Equal((null, null), (reply.ETag, reply.LastModified));
    }

    [Fact]
    public async Task Pictures_and_the_site_s_own_files_have_both_validators_too()
    {
        foreach (var url in (string[])["/media/desk-lamp.jpg", "/assets/site.css"])
        {
            var reply = await _client.GetAsync(url);

            Assert.Matches("^(W/)?\"[^\"]+\"$", reply.ETag);
            Assert.NotNull(Date(reply.LastModified));
            Assert.Equal(304, (await _client.GetAsync(url, ("If-None-Match", reply.ETag!))).Status);
            Assert.Equal(304, (await _client.GetAsync(url, ("If-Modified-Since", reply.LastModified!))).Status);
            Assert.Equal(200, (await _client.GetAsync(url, ("If-None-Match", "\"other\""), ("If-Modified-Since", reply.LastModified!))).Status);
        }
    }

    [Fact]
    public async Task A_picture_has_a_weak_validator_while_another_could_bear_the_same_time()
    {
        using var content = new TemporaryContent();
        Directory.CreateDirectory(content.FullPath("media"));
        foreach (var (name, age) in (IReadOnlyList<(string, TimeSpan)>)[("young.jpg", TimeSpan.FromSeconds(1)), ("old.jpg", TimeSpan.FromSeconds(3))])
        {
            File.Copy(Path.Combine(SampleSite.ContentRoot, "media", "desk-lamp.jpg"), content.FullPath($"media/{name}"));
            File.SetLastWriteTimeUtc(content.FullPath($"media/{name}"), (RunningSite.Today - age).UtcDateTime);
        }

        await using var site = await RunningSite.StartAsync(content.Root);
        using var client = new ValidatorsClient(site.Address);

        var (young, old) = (await client.GetAsync("/media/young.jpg"), await client.GetAsync("/media/old.jpg"));

        Assert.StartsWith("W/\"", young.ETag, StringComparison.Ordinal);
        Assert.StartsWith("\"", old.ETag, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private static DateTimeOffset? Date(string? header) =>
        header is null ? null : DateTimeOffset.ParseExact(header, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
