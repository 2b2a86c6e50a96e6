namespace CuratedNews.Web.Hosting;

/// <summary>
/// Which links a browser may fetch before they are pressed: pages of this site on which the pointer rests. They are fetched,
/// not rendered: a page that was rendered in advance counts as seen by whatever watches the browser. It is told by a
/// header that names a file, because an inline rule would need a hole in the content policy.
/// </summary>
/// <remarks>https://wicg.github.io/nav-speculation/speculation-rules.html.</remarks>
internal static class SpeculationRules
{
    private const string MediaType = "application/speculationrules+json";

    private const string Path = "/assets/speculation-rules.json";

    /// <summary>The value of the header: a list of one string.</summary>
    private const string Header = $"\"{Path}\"";

    /// <summary>Searches cost more than a page, and what is to be no page is not worth having before it is asked for.</summary>
    private const string Rules = """
        {
          "prefetch": [
            {
              "where": {
                "and": [
                  { "href_matches": "/*" },
                  { "not": { "href_matches": ["/preview", "/preview/*", "/search", "/search/*", "/media/*", "/assets/*", "/api/*", "/*.xml", "/*.json", "/*.md", "/*.txt"] } },
                  { "not": { "selector_matches": "[download], [rel~=nofollow]" } }
                ]
              },
              "eagerness": "moderate"
            }
          ]
        }

        """;

    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    public static void Add(IHeaderDictionary headers) => headers["Speculation-Rules"] = Header;

    public static void MapSpeculationRules(this IEndpointRouteBuilder routes) => routes.MapMethods(Path, GetOrHead, (HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(Rules, MediaType);
    });
}
