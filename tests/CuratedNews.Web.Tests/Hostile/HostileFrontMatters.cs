namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Lines of front matter that attack whatever writes them out, by the fields that they stand in.</summary>
internal static class HostileFrontMatters
{
    private const string Evil = EvilSite.Placeholder;

    public static IReadOnlyList<HostileCase> All { get; } =
    [
        .. Of("texts of the page", Texts, text => $"title: {text}\ndescription: {text}"),
        .. Of("topics and curators", Texts, text => $"categories: [{Joined("V: a ", text)}, {Joined("", text, " x: y")}]\nauthor: [{Joined("Ada ", text)}]"),
        .. Of("offerings", Texts, text => $"relatedOfferings:\n- {{ label: {Joined("O ", text)}, permalink: /offering/hostile, categories: [{Joined("V: b ", text)}] }}"),
        .. Of("trail and source", Texts, text => $"breadcrumbs: [Home, {text}, {text}]\nbreadcrumbLinks: [/, {HostileSite.Section}, '#']\nlink: {{ brand: {text} }}"),
        .. Of("curator's remarks", Texts, text => $"via: {text}\nviaLink: https://example.org/\ninsights_name: {text}\ninsights_description: {text}"),
        .. Of("social previews", Texts, text => $"featuredImage: {{ href: none.png, alt: {text} }}\nopenGraphMetaData: {{ ogtitle: {text}, ogdescription: {text} }}\ntwitterMetaData: {{ twittertitle: {text}, twitterdescription: {text} }}"),
        .. Of("fields that no page shows", Texts, text => $"htmlMetaData: {{ {Joined("google-site-verification", text)}: {text} }}\ntags: [{text}]\n? {Joined("z", text)}\n: x"),
        .. Of("addresses", Addresses, text => $"link: {{ brand: example.org, href: {text}, original: {text} }}\nviaLink: {text}\ncanonical: original"),
        .. Of("pictures", Addresses, text => $"featuredImage: {{ href: {text}, alt: A desk, wpAttachment: {{ link: {text} }} }}\nopenGraphMetaData: {{ ogimage: {text}, ogurl: {text} }}\ntwitterMetaData: {{ twitterimage: {text} }}"),
        .. Of("links of nodes", Addresses, text => $"categories: ['V: linked']\ncategoryUrl: [{text}]\nrelatedOfferings: [{{ label: Linked, permalink: {text} }}]\naliases: [{text}]\nbreadcrumbs: [Home, Odd, Item]\nbreadcrumbLinks: [/, {text}, '#']"),
        .. Of("paths", Paths, text => $"aliases: [{text}]\nbreadcrumbs: [Home, Odd, Item]\nbreadcrumbLinks: [/, {text}, '#']"),
        .. Of("paths of the item", ["'../../etc/passwd'", "'/preview'", "\"a\\r\\nb\"", "'%2e%2e%2fadmin'"], text => $"slug: {text}"),
        .. Of("paths of the item", ["/preview/", "/../", "//other-site.example/", "/api/"], text => $"basePath: {text}"),
    ];

    /// <summary>As scalars of YAML.</summary>
    private static string[] Texts =>
    [
        "'</title></head><script>canary()</script>'", "'\"><img src=x onerror=canary()>'", "''' onmouseover=canary() x='''", "'</script><script>canary()</script>'", "'<!--<script>'", "']]><script>canary()</script><![CDATA['", "'-->*/canary()//'",
        "'&lt;img src=x onerror=canary()&gt; &amp;quot;'", "\"a\\u2028canary()\\u2029b\"", "\"\\u003cimg src=x onerror=canary()\\u003e \\\\u003cscript\\\\u003e\"", "\"a\\r\\nSet-Cookie: x=1\\r\\n\\r\\n<script>canary()</script>\"", "'=HYPERLINK(\"http://other-site.example/\",\"x\")'", "'@SUM(1+1)*cmd|'' /C calc''!A0'",
        "\"a \\u202E\\u2066turned\\u0007\\u001B[31m \\uFEFF\\uFFFE end\"", "'\",\"@type\":\"Thing\",\"url\":\"javascript:canary()'", $"'[a](javascript:canary()) ![b]({Evil}/b.png) <{Evil}/>'", "'@{canary()} {{canary()}} ${canary()} <%= canary() %>'", "'--- # \\ ` | > * _ ~~ [x]: y'", $"'{new string('w', 3_000)} <script>canary()</script>'", "'<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;'",
    ];

    private static string[] Addresses =>
    [
        "'javascript:canary()'", "\" \\tjava\\nscript:canary()\"", "'data:text/html,<script>canary()</script>'", "'vbscript:canary()'", $"'{Evil}/x.png'", $"'//{EvilSite.Authority}/y.png'", $"'\\\\{EvilSite.Authority}\\z.png'", "'https://example.org/\"onmouseover=\"canary()?<b>&copy;=1'", "'https://user:word@example.org/'", "'https://exa mple.org/\\r\\nX: y'", "'file:///etc/passwd'",
        $"'https://example.org@{EvilSite.Authority}/'",
    ];

    private static string[] Paths =>
    [
        "/preview", "/preview/sign-in", "/healthz", "/metrics", "/search", "/feed.xml", "/news/feed.xml", "/assets/site.css", "/media/x.png", "/topic/", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "'/a\\b'", "/news/%00", "\"/news/a\\r\\nb\"", "/news/x.json",
    ];

    private static IEnumerable<HostileCase> Of(string name, IEnumerable<string> values, Func<string, string> lines) => values.Select(value => new HostileCase(name, lines(value)));

    /// <summary>A scalar with more text in it, in the quotes that it has.</summary>
    private static string Joined(string before, string scalar, string after = "") => $"{scalar[0]}{before}{scalar[1..^1]}{after}{scalar[^1]}";
}
