using CuratedNews.Catalog.Queries;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>The configuration and the layouts of a Hugo site that lists items by date, section, topic and offering.</summary>
internal static class HugoLayouts
{
    private const string Configuration = """
        baseURL = "https://www.example.org/"
        title = "CuratedNews"
        languageCode = "en"
        timeout = "600s"
        [taxonomies]
          topic = "topics"
          offering = "offerings"
        [outputs]
          home = ["HTML", "RSS"]
          section = ["HTML", "RSS"]
          term = ["HTML", "RSS"]
          taxonomy = ["HTML"]
          page = ["HTML"]
        [markup.goldmark.renderer]
          unsafe = true
        """;

    private const string Base = """
        <!DOCTYPE html>
        <html lang="{{ .Site.LanguageCode }}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{ if .IsHome }}{{ .Site.Title }}{{ else }}{{ .Title }} · {{ .Site.Title }}{{ end }}</title>
        {{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
        <link rel="canonical" href="{{ .Permalink }}">
        {{ with .OutputFormats.Get "RSS" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
        <meta property="og:title" content="{{ .Title }}">
        <meta property="og:type" content="{{ if .IsPage }}article{{ else }}website{{ end }}">
        <meta property="og:url" content="{{ .Permalink }}">
        {{ if .IsPage }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "NewsArticle" "headline" .Title "description" .Description "datePublished" (.Date.Format "2006-01-02T15:04:05Z07:00") "dateModified" (.Lastmod.Format "2006-01-02T15:04:05Z07:00") "mainEntityOfPage" .Permalink "isBasedOn" .Params.source.url | jsonify | safeJS }}</script>{{ end }}
        </head>
        <body>
        <header><a href="/">{{ .Site.Title }}</a><nav><a href="/news/">News</a> <a href="/communities/">Communities</a> <a href="/topics/">Topics</a> <a href="/offerings/">Offerings</a></nav></header>
        <main>
        {{ block "main" . }}{{ end }}
        </main>
        <footer>{{ partialCached "footer.html" . }}</footer>
        </body>
        </html>
        """;

    private const string Footer = """
        <ul>{{ range first 20 .Site.Taxonomies.topics.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
        {{ end }}</ul>
        """;

    private const string Card = """
        <article>
        <h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
        <p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>{{ with .Params.source }} <a href="{{ .url }}">{{ .host }}</a>{{ end }}</p>
        <p>{{ .Description }}</p>
        <ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
        </article>
        """;

    private const string Pages = """
        {{ range .Pages }}{{ partial "card.html" . }}{{ end }}
        {{ if gt .TotalPages 1 }}<nav>{{ with .Prev }}<a rel="prev" href="{{ .URL }}">Newer</a>{{ end }} Page {{ .PageNumber }} of {{ .TotalPages }} {{ with .Next }}<a rel="next" href="{{ .URL }}">Older</a>{{ end }}</nav>{{ end }}
        """;

    private const string Single = """
        {{ define "main" }}
        <article>
        <h1>{{ .Title }}</h1>
        <p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> {{ delimit .Params.curators ", " }}, {{ .ReadingTime }} min</p>
        {{ .Content }}
        {{ with .Params.source }}<p><a href="{{ .url }}">{{ .host }}</a></p>{{ end }}
        <ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
        <ul>{{ range .GetTerms "offerings" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
        </article>
        {{ range first 1 (.GetTerms "topics") }}<aside><h2>More on {{ .Title }}</h2><ul>{{ range first 6 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></aside>{{ end }}
        {{ end }}
        """;

    private const string Index = """
        {{ define "main" }}
        <h1>{{ .Title }}</h1>
        <ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
        {{ end }}</ul>
        {{ end }}
        """;

    private const string Rss = """
        {{ printf "<?xml version=\"1.0\" encoding=\"utf-8\"?>" | safeHTML }}
        <rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ .Title }}</description>
        {{ range first 20 (cond .IsHome .Site.RegularPages .Pages) }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Description }}</description></item>
        {{ end }}</channel></rss>
        """;

    private const string Sitemap = """
        {{ printf "<?xml version=\"1.0\" encoding=\"utf-8\"?>" | safeHTML }}
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        {{ range .Data.Pages }}<url><loc>{{ .Permalink }}</loc><lastmod>{{ .Lastmod.Format "2006-01-02T15:04:05Z07:00" }}</lastmod></url>
        {{ end }}</urlset>
        """;

    /// <summary>The files by their paths below the site's folder. Lists are as long as those of CuratedNews.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["config.toml"] = Configuration,
        ["layouts/_default/baseof.html"] = Base,
        ["layouts/_default/single.html"] = Single,
        ["layouts/_default/list.html"] = List(".RegularPagesRecursive"),
        ["layouts/_default/term.html"] = List(".Pages"),
        ["layouts/_default/taxonomy.html"] = Index,
        ["layouts/_default/rss.xml"] = Rss,
        ["layouts/index.html"] = List(".Site.RegularPages"),
        ["layouts/sitemap.xml"] = Sitemap,
        ["layouts/partials/footer.html"] = Footer,
        ["layouts/partials/card.html"] = Card,
        ["layouts/partials/pages.html"] = Pages,
    };

    private static string List(string pages) => FormattableString.Invariant($$$"""
        {{ define "main" }}
        <h1>{{ .Title }}</h1>
        {{ partial "pages.html" (.Paginate {{{pages}}} {{{ListPage.Size}}}) }}
        {{ end }}
        """);
}
