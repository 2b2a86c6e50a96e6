using System.Text.RegularExpressions;
using CuratedNews.Web.Tests.Browsing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace CuratedNews.Web.Tests.Security;

/// <summary>What every endpoint takes, says and keeps to itself. An endpoint that is new says here what it is, or this fails.</summary>
public sealed class EndpointTests(GuardedSite guarded) : IClassFixture<GuardedSite>
{
    private const string Topic = "symplur-patient-care";

    /// <summary>By the route: what it is, and a URL of it.</summary>
    private static readonly Dictionary<string, (EndpointKind Kind, string Url)> Known = new(StringComparer.Ordinal)
    {
        ["/assets/speculation-rules.json"] = (EndpointKind.Public, "/assets/speculation-rules.json"),
        ["/sitemap.xml"] = (EndpointKind.Public, "/sitemap.xml"),
        ["/sitemaps/{name}.xml"] = (EndpointKind.Public, "/sitemaps/topics.xml"),
        ["/news-sitemap.xml"] = (EndpointKind.Public, "/news-sitemap.xml"),
        ["/robots.txt"] = (EndpointKind.Public, "/robots.txt"),
        ["/llms.txt"] = (EndpointKind.Public, "/llms.txt"),
        ["/opensearch.xml"] = (EndpointKind.Public, "/opensearch.xml"),
        ["/openapi.json"] = (EndpointKind.Public, "/openapi.json"),
        ["/opml.xml"] = (EndpointKind.Public, "/opml.xml"),
        ["/{**path:feed}"] = (EndpointKind.Public, $"/topic/{Topic}/feed.xml"),
        ["/following/{file:feed}"] = (EndpointKind.Public, $"/following/feed.xml?topics={Topic}"),
        ["/media/{name}"] = (EndpointKind.Public, "/media/desk-lamp.jpg"),
        ["/search/suggest"] = (EndpointKind.Public, "/search/suggest?q=ward"),
        ["/search/suggestions"] = (EndpointKind.Public, "/search/suggestions?q=ward"),
        [""] = (EndpointKind.Public, "/"),
        ["search"] = (EndpointKind.Personal, "/search?q=ward"),
        ["following"] = (EndpointKind.Public, "/following"),
        ["topic"] = (EndpointKind.Public, "/topic/"),
        ["topic/{slug}"] = (EndpointKind.Public, $"/topic/{Topic}"),
        ["topic/{topics:regex([+,])}"] = (EndpointKind.Public, "/topic/klas-telehealth+symplur-patient-care"),
        ["offering"] = (EndpointKind.Public, "/offering/"),
        ["offering/{slug}"] = (EndpointKind.Public, "/offering/tarnwick-ward-board"),
        ["author/{slug}"] = (EndpointKind.Public, "/author/zoe-lindqvist"),
        ["source/{host}"] = (EndpointKind.Public, "/source/ward-notes.example"),
        ["{**path}"] = (EndpointKind.Public, "/news/"),
        ["{**path:file}"] = (EndpointKind.Inner, "/assets/none.css"), // Files that came after the build, in development.
        ["error/404"] = (EndpointKind.Inner, "/error/404"),
        ["error/{status:int:range(400,599)}"] = (EndpointKind.Inner, "/error/500"),
        ["preview/sign-in"] = (EndpointKind.SignIn, "/preview/sign-in"),
        ["preview"] = (EndpointKind.Editors, "/preview/"),
        ["preview/sign-out"] = (EndpointKind.Editors, "/preview/sign-out"),
        ["preview/share"] = (EndpointKind.Editors, "/preview/share"),
        ["preview/source"] = (EndpointKind.Editors, "/preview/source"),
        ["preview/problems"] = (EndpointKind.Editors, "/preview/problems"),
        ["/preview/events"] = (EndpointKind.Editors, "/preview/events"),
        ["/healthz"] = (EndpointKind.Operators, "/healthz"),
        ["/readyz"] = (EndpointKind.Operators, "/readyz"),
        ["/metrics"] = (EndpointKind.Operators, "/metrics"),
    };

    /// <summary>Below the editors' side, but no routes of their own: the gate leads them to the readers' pages.</summary>
    private static readonly string[] LedByTheGate =
        ["/preview", "/preview/site/", "/preview/site/news/", $"/preview/site/topic/{Topic}?asOf=2026-12-01T08:00Z", "/preview/file/news/nothing.md"];

    private static readonly string[] OtherMethods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "head"];

    /// <summary>Headlines and sentences that no reader may see yet, or any more.</summary>
    private static readonly List<string> Hidden = [.. HiddenText.OfSample().SelectMany(file => file.Lines)];

    private readonly List<string> _failures = [];

    [Fact]
    public async Task Every_endpoint_says_what_it_is_and_is_that()
    {
        var endpoints = guarded.Site.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>()?.SuppressMatching != true).ToList();
        var routes = endpoints.ToLookup(endpoint => endpoint.RoutePattern.RawText!, StringComparer.Ordinal);
        foreach (var route in routes)
        {
            var isAsset = route.Key.StartsWith("assets/", StringComparison.Ordinal) && !route.Key.Contains('{', StringComparison.Ordinal);
            if (!isAsset && !Known.ContainsKey(route.Key))
            {
                _failures.Add($"The route '{route.Key}' does not say what it is.");
                continue;
            }

            var (kind, url) = isAsset ? (EndpointKind.Public, "/" + route.Key) : Known[route.Key];
            await CheckAsync(kind, url, route.Key == "{**path}" ? ["GET", "HEAD"] : await guarded.Site.MethodsAsync(route.First()));
        }

        _failures.AddRange(Known.Keys.Where(route => !routes.Contains(route)).Select(route => $"There is no route '{route}'."));
        Assert.True(endpoints.Count > 60, $"only {endpoints.Count} endpoints");
        Assert.Empty(_failures);
    }

    [Fact]
    public async Task Every_kind_of_page_that_the_catalog_knows_is_public()
    {
        foreach (var url in new PageKinds().Select(row => row.Data).Append("/news/handover-in-three-colours").Append("/NEWS").Append("/news/index.json").Append("/news/index.md"))
        {
            await CheckAsync(url.StartsWith("/search?", StringComparison.Ordinal) ? EndpointKind.Personal : EndpointKind.Public, url, ["GET", "HEAD"]);
        }

        Assert.Empty(_failures);
    }

    [Fact]
    public async Task What_the_gate_leads_elsewhere_is_for_editors_alone()
    {
        foreach (var url in LedByTheGate)
        {
            await CheckAsync(EndpointKind.Editors, url, ["GET", "HEAD"]);
        }

        Assert.Empty(_failures);
    }

    private async Task CheckAsync(EndpointKind kind, string url, IReadOnlyList<string> methods)
    {
        foreach (var method in (string[])["GET", "HEAD"])
        {
            foreach (var scheme in (string[])["", GuardedSite.ByHttps])
            {
                await StrangerAsync(kind, method, url, scheme);
            }
        }

        if (kind == EndpointKind.Editors && url != "/preview/events")
        {
            var answer = await guarded.AskAsync("GET", url, guarded.AsEditor + GuardedSite.ByHttps);
            CheckHeaders($"GET {url} as an editor", answer, url, isHttps: true);
            Expect(answer.Status is 200 or 302 or 404, $"GET {url} answered an editor {answer.Status}");
            Expect(answer.Header("cache-control")?.Contains("no-store", StringComparison.Ordinal) == true, $"GET {url} lets an editor's answer be kept: {answer.Header("cache-control")}");
            CheckCookies($"GET {url} as an editor", answer);
        }

        foreach (var method in OtherMethods.Except(methods, StringComparer.Ordinal))
        {
            var answer = await guarded.AskAsync(method, url, kind == EndpointKind.Editors ? guarded.AsEditor : "");
            CheckHeaders($"{method} {url}", answer, url, isHttps: false);
            Expect(answer.Status == 405 && Same(answer.Header("allow"), methods), $"{method} {url} answered {answer.Status}, Allow: {answer.Header("allow")}; expected {string.Join(", ", methods)}");
            Expect(answer.Header("cache-control") == "no-store", $"{method} {url} lets an error be kept: {answer.Header("cache-control")}");
            if (kind == EndpointKind.Editors)
            {
                Expect((await guarded.AskAsync(method, url)).Status == 404, $"{method} {url} answers a stranger otherwise than 404");
            }
        }
    }

    /// <summary>Somebody who has never been here before.</summary>
    private async Task StrangerAsync(EndpointKind kind, string method, string url, string scheme)
    {
        var asked = $"{method} {url}{(scheme.Length == 0 ? "" : " by https")}";
        var answer = await guarded.AskAsync(method, url, scheme);
        CheckHeaders(asked, answer, url, isHttps: scheme.Length > 0);
        Expect(method == "GET" || answer.Body.Length == 0, $"{asked} answered with a body");
        Expect(kind == EndpointKind.SignIn || answer.Header("set-cookie") is null, $"{asked} set a cookie");
        Expect(!Hidden.Any(line => answer.Body.Contains(line, StringComparison.Ordinal)), $"{asked} tells of what is not out");
        var kept = answer.Header("cache-control") ?? "";
        switch (kind)
        {
            case EndpointKind.Public:
                Expect(answer.Status is 200 or 301 or 404 or 410, $"{asked} answered {answer.Status}");
                Expect(answer.Status != 200 || kept.Contains("public", StringComparison.Ordinal) || kept is "no-cache" or "max-age=31536000, immutable", $"{asked} says {kept}");
                Expect(answer.Status < 400 || kept == "no-store", $"{asked} lets an error be kept: {kept}");
                break;
            case EndpointKind.Personal:
                Expect(answer.Status == 200 && kept.Contains("private", StringComparison.Ordinal), $"{asked} answered {answer.Status}, {kept}");
                break;
            case EndpointKind.Operators:
                Expect(answer.Status is 200 or 404 && kept.Contains("no-store", StringComparison.Ordinal), $"{asked} answered {answer.Status}, {kept}");
                break;
            case EndpointKind.Inner:
                Expect(answer.Status == 404 && kept == "no-store", $"{asked} answered {answer.Status}, {kept}");
                break;
            case EndpointKind.SignIn:
                Expect(answer.Status == 200 && kept.Contains("no-store", StringComparison.Ordinal), $"{asked} answered {answer.Status}, {kept}");
                CheckCookies(asked, answer);
                break;
            case EndpointKind.Editors:
                Expect(answer.Status == 302 && answer.Header("location")?.StartsWith("/preview/sign-in?returnUrl=", StringComparison.Ordinal) == true, $"{asked} answered {answer.Status}, {answer.Header("location")}");
                Expect(answer.Body.Length == 0 && kept.Contains("no-store", StringComparison.Ordinal), $"{asked} tells a stranger something, or lets it be kept: {kept}");
                break;
        }
    }

    private void CheckHeaders(string asked, RawAnswer answer, string url, bool isHttps)
    {
        // What stands in place of a picture that is not there is a page.
        var (isPicture, isAsset) = (answer.Status < 400 && url.StartsWith("/media/", StringComparison.Ordinal), answer.Status < 400 && url.StartsWith("/assets/", StringComparison.Ordinal));
        var policy = (answer.Header("content-security-policy") ?? "").Split("; ");
        Expect(policy[0] == "default-src 'none'" && policy.Contains("frame-ancestors 'none'") && !policy.Any(part => part.Contains("unsafe", StringComparison.Ordinal) || part.Contains('*', StringComparison.Ordinal)), $"{asked} has the policy {string.Join("; ", policy)}");
        Expect(
            (isPicture ? (string[])["sandbox"] : ["base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"]).All(part => policy.Contains(part)),
            $"{asked} has the policy {string.Join("; ", policy)}");
        Is("x-content-type-options", "nosniff");
        Is("cross-origin-opener-policy", "same-origin");
        Is("cross-origin-resource-policy", isPicture || isAsset ? "cross-origin" : "same-origin");
        Is("permissions-policy", "camera=(), geolocation=(), microphone=()");
        Is("strict-transport-security", isHttps ? "max-age=31536000" : null);
        Is("server", null);
        Is("x-powered-by", null);
        Expect(answer.Header("referrer-policy") is "strict-origin-when-cross-origin" or "same-origin", $"{asked} says Referrer-Policy: {answer.Header("referrer-policy")}");

        void Is(string name, string? value) => Expect(answer.Header(name) == value, $"{asked} says {name}: {answer.Header(name)}");
    }

    /// <summary>Out of scripts' reach, over https alone, and for this site's own pages.</summary>
    private void CheckCookies(string asked, RawAnswer answer)
    {
        if (answer.Header("set-cookie") is { } cookie)
        {
            Expect(Regex.IsMatch(cookie, @"\A__Host-[^;,]+(?=.*; path=/)(?=.*; secure)(?=.*; httponly)(?=.*; samesite=(?:lax|strict))(?!.*domain=)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)), $"{asked} sets {cookie}");
        }
    }

    private void Expect(bool isSo, string failure)
    {
        if (!isSo)
        {
            _failures.Add(failure);
        }
    }

    private static bool Same(string? allow, IReadOnlyList<string> methods) =>
        allow is not null && allow.Split(", ").Order(StringComparer.Ordinal).SequenceEqual(methods.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
