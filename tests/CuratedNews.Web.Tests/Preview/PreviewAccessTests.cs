using System.Net;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>Who gets into the preview, and what everybody else learns of it.</summary>
public sealed class PreviewAccessTests
{
    private const string Draft = "---\ntitle: The word quokka\nslug: quokka\nbasePath: /news/\ndate: 2026-05-01\nstatus: draft\n---\nQuokkas again.\n";

    [Fact]
    public async Task Without_a_sign_in_every_route_leads_to_it_and_tells_nothing()
    {
        using var content = new TemporaryContent();
        content.WriteItem("out").Write("news/quokka.md", Draft);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);
        var paths = Paths(site);

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
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", Draft);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);

        foreach (var path in Paths(site).Where(path => path != "/preview/sign-in"))
        {
            using var answer = await session.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound || (method == "HEAD" && IsRefusal(answer)), $"{method} {path} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Without_editors_there_is_no_preview()
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", Draft);
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
        content.Write("news/quokka.md", Draft);
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
        content.Write("news/quokka.md", Draft);
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
        content.Write("news/quokka.md", Draft);
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("environment", "Development")]);
        using var session = new EditorSession(site);

        using var answer = await session.GetAsync("/preview/");

        Assert.True(IsRefusal(answer));
    }

    [Fact]
    public async Task Whoever_signs_in_gets_in_by_a_cookie_of_this_host_alone()
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", Draft);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);

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
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);

        using var answer = await session.TryAsync(EditorSession.Name, EditorSession.Secret, returnUrl);

        Assert.Equal("/preview/", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData(EditorSession.Name, "a harbour at high tide")]
    [InlineData(EditorSession.Name, "")]
    [InlineData("Somebody", EditorSession.Secret)]
    [InlineData("", "")]
    public async Task A_wrong_name_or_secret_is_refused_alike(string name, string secret)
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);

        using var answer = await session.TryAsync(name, secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(session.Cookies.ContainsKey("__Host-curatednews"));
        Assert.Contains("do not belong together", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_tried_too_often_is_locked_for_a_while_even_for_the_right_secret()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);
        for (var i = 0; i < CuratedNews.Web.Preview.Editors.MaxTries; i++)
        {
            using var wrong = await session.TryAsync(EditorSession.Name, $"wrong {i}");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using (var locked = await session.TryAsync(EditorSession.Name, EditorSession.Secret))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
            Assert.Contains("tried too often", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        site.Clock.Now += CuratedNews.Web.Preview.Editors.LockedFor;
        using var later = await session.TryAsync(EditorSession.Name, EditorSession.Secret);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task A_stranger_keeps_no_editor_out_but_many_networks_do()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, [.. EditorSession.Settings, ("Proxy:Addresses:0", "127.0.0.1")]);
        using var stranger = new EditorSession(site);
        using var editor = new EditorSession(site) { ForwardedFor = "2001:db8:ed::1" };
        for (var network = 0; network < 9; network++)
        {
            await TryFiveAsync(network);
        }

        using (var refused = await stranger.TryAsync(EditorSession.Name, EditorSession.Secret))
        {
            Assert.Contains("tried too often", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var answer = await editor.TryAsync(EditorSession.Name.ToLowerInvariant(), EditorSession.Secret))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        // It got in, so that the others count from the beginning.
        for (var network = 10; network < 20; network++)
        {
            await TryFiveAsync(network);
        }

        using var later = new EditorSession(site) { ForwardedFor = "2001:db8:ed::1" };
        using var locked = await later.TryAsync(EditorSession.Name, EditorSession.Secret);
        Assert.Contains("tried too often", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task TryFiveAsync(int network)
        {
            stranger.ForwardedFor = $"2001:db8:{network:x}::1";
            for (var i = 0; i < CuratedNews.Web.Preview.Editors.MaxTries; i++)
            {
                using var wrong = await stranger.TryAsync(EditorSession.Name, "wrong");
                Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Ten_tries_a_minute_from_one_address_are_enough()
    {
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = new EditorSession(site);
        for (var i = 0; i < 10; i++)
        {
            using var wrong = await session.TryAsync($"Nobody {i}", "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var answer = await session.TryAsync("Nobody", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        using var content = new TemporaryContent();
        content.Write("news/quokka.md", Draft);
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
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
        using var content = new TemporaryContent();
        await using var site = await RunningSite.StartAsync(content.Root, EditorSession.Settings);
        using var session = await EditorSession.SignInAsync(site);
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
