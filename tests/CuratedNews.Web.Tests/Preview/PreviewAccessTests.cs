using System.Net;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>Who gets into the preview, and what everybody else learns of it.</summary>
public sealed class PreviewAccessTests(DraftSite draft) : IClassFixture<DraftSite>
{
    [Fact]
    public async Task Without_a_sign_in_every_route_leads_to_it_and_tells_nothing()
    {
        using var session = new EditorSession(draft.Site);
        var paths = Paths(draft.Site);

        Assert.True(paths.Count >= 6, string.Join(' ', paths));
        foreach (var path in paths.Concat(["/preview/file/news/quokka.md", "/preview/site/news/quokka", "/preview/nothing-there", "/preview/shared/AAAAAAAAAAAAAAAAAAAAAA"]))
        {
            foreach (var url in Forms(path))
            {
                using var answer = await session.GetAsync(url);
                var text = await answer.Content.ReadAsStringAsync();

                Assert.DoesNotContain("quokka", text, StringComparison.OrdinalIgnoreCase);
                Assert.True(IsRefusal(answer), $"{url} answered {(int)answer.StatusCode} {answer.Headers.Location}");
                Assert.DoesNotContain(session.LastSetCookies, cookie => !cookie.StartsWith("__Host-curatednews-form=", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    public async Task Without_a_sign_in_no_method_does_anything(string method)
    {
        using var session = new EditorSession(draft.Site);

        foreach (var path in Paths(draft.Site).Where(path => path != "/preview/sign-in"))
        {
            using var answer = await session.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound || (method == "HEAD" && IsRefusal(answer)), $"{method} {path} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Without_editors_there_is_no_preview()
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", DraftSite.Draft);
        await using var site = await RunningSite.StartAsync(content.Root);
        using var session = new EditorSession(site);

        foreach (var path in Paths(site).SelectMany(Forms).Append("/preview/file/news/quokka.md"))
        {
            using var answer = await session.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path} answered {(int)answer.StatusCode}");
            Assert.DoesNotContain("quokka", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_developer_at_the_machine_needs_no_sign_in_and_is_told_so()
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", DraftSite.Draft);
        await using var site = await RunningSite.StartAsync(content.Root, ("environment", "Development"));
        using var session = new EditorSession(site);

        var page = await session.PageAsync("/preview/file/news/quokka.md");

        Assert.Equal("The word quokka", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("without a sign-in", page.QuerySelector("#preview")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_developer_s_preview_is_for_nobody_behind_a_proxy_or_another_name(string header, string value)
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", DraftSite.Draft);
        await using var site = await RunningSite.StartAsync(content.Root, ("environment", "Development"));
        using var session = new EditorSession(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/preview/file/news/quokka.md", UriKind.Relative));
        request.Headers.Add(header, value);

        using var answer = await session.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task With_editors_a_developer_signs_in_like_everybody()
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", DraftSite.Draft);
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("environment", "Development")]);
        using var session = new EditorSession(site);

        using var answer = await session.GetAsync("/preview/");

        Assert.True(IsRefusal(answer));
    }

    [Fact]
    public async Task Whoever_signs_in_gets_in_by_a_cookie_of_this_host_alone()
    {
        using var session = new EditorSession(draft.Site);

        using var answer = await session.TryAsync(EditorSession.Name, EditorSession.Secret, "/preview/file/news/quokka.md");

        Assert.Equal("/preview/file/news/quokka.md", answer.Headers.Location?.ToString());
        var cookie = Assert.Single(session.LastSetCookies, cookie => cookie.StartsWith("__Host-curatednews=", StringComparison.Ordinal)).Split("; ").Skip(1).Order(StringComparer.OrdinalIgnoreCase);
        Assert.Equal("httponly; max-age=43200; path=/; samesite=lax; secure", string.Join("; ", cookie.Where(part => !part.StartsWith("expires", StringComparison.OrdinalIgnoreCase))).ToLowerInvariant());
        using var page = await session.GetAsync("/preview/file/news/quokka.md");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal("noindex, nofollow", string.Join(", ", page.Headers.GetValues("X-Robots-Tag")));
        Assert.False(page.Headers.Contains("Speculation-Rules"));
        Assert.False(page.Headers.Contains("ETag"));
    }

    [Theory]
    [InlineData("https://evil.example/preview/")]
    [InlineData("//evil.example/preview/")]
    [InlineData("/\\evil.example/preview/")]
    [InlineData("/news/")]
    [InlineData("/preview/sign-in?returnUrl=/preview/sign-in")]
    [InlineData("javascript:alert(1)")]
    public async Task A_sign_in_leads_nowhere_but_into_the_preview(string returnUrl)
    {
        using var session = new EditorSession(draft.Site);

        using var answer = await session.TryAsync(EditorSession.Name, EditorSession.Secret, returnUrl);

        Assert.Equal("/preview/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        using var session = await EditorSession.SignInAsync(draft.Site);
        var without = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("");

        foreach (var url in (string[])["/preview/share", "/preview/share?handler=revoke", "/preview/sign-out", "/preview/sign-in"])
        {
            using var answer = await session.PostAsync(url, without, ("path", "news/quokka.md"), ("until", "2026-11-25"), ("name", EditorSession.Name), ("secret", EditorSession.Secret));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task After_signing_out_the_preview_is_closed()
    {
        using var session = await EditorSession.SignInAsync(draft.Site);
        var desk = await session.PageAsync("/preview/");

        using var answer = await session.PostAsync("/preview/sign-out", desk);

        Assert.Equal("/preview/sign-in", answer.Headers.Location?.ToString());
        using var after = await session.GetAsync("/preview/");
        Assert.True(IsRefusal(after));
    }

    [Theory]
    [InlineData("Preview:Editors:0:Name", "Ada", "Preview:Editors")]
    [InlineData("Preview:EditorLink", "javascript:alert('{path}')", "Preview:EditorLink")]
    [InlineData("Preview:EditorLink", "emacs", "Preview:EditorLink")]
    public async Task A_wrong_setting_is_told_at_the_start(string key, string value, string named)
    {
        using var content = new TemporaryContent();

        var problem = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningSite.StartAsync(content.Root, (key, value)));

        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    private static bool IsRefusal(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest
        || (answer.StatusCode == HttpStatusCode.OK && answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.OrdinalIgnoreCase))
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/preview/sign-in?returnUrl=", StringComparison.Ordinal));

    /// <summary>The paths of all routes of the preview, with something in place of what varies.</summary>
    private static List<string> Paths(RunningSite site) =>
    [
        .. site.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith("/preview", StringComparison.OrdinalIgnoreCase))
            .Select(path => System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Ways in which a path can be written.</summary>
    private static IEnumerable<string> Forms(string path) =>
    [
        path, path.ToUpperInvariant(), path.Replace("/preview", "/Preview", StringComparison.Ordinal), path.Replace("/preview", "/%70review", StringComparison.Ordinal),
        path.Replace("/preview", "/pre%76iew", StringComparison.Ordinal), path.Replace("/preview", "/news/../preview", StringComparison.Ordinal), path.Replace("/preview", "/./preview", StringComparison.Ordinal),
        path.Replace("/preview", "/preview/", StringComparison.Ordinal), path.Replace("/preview", "/preview%2F", StringComparison.Ordinal), path + "?x=1", path + "/", path + ".json", path + ".md",
        path.Replace("/preview", "/preview;a=b", StringComparison.Ordinal), path.Replace("/preview", "/preview%00", StringComparison.Ordinal), path.Replace("/preview", "/preview%20", StringComparison.Ordinal),
    ];
}
