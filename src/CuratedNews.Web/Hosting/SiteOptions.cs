using System.ComponentModel.DataAnnotations;

namespace CuratedNews.Web.Hosting;

/// <summary>The section <c>Site</c> of the configuration.</summary>
public sealed class SiteOptions
{
    /// <summary>In the masthead and at the end of every title.</summary>
    [Required, StringLength(40)]
    public string Name { get; set; } = "CuratedNews";

    /// <summary>One sentence on what the site is for.</summary>
    [Required, StringLength(160)]
    public string Tagline { get; set; } = "News, read by people and filed by topic.";

    /// <summary>The public origin, such as https://news.example.org, of which canonical URLs are made; never the request's Host header.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Whether crawlers that gather texts for training models may read the site.</summary>
    public bool AllowAiCrawlers { get; set; } = true;

    /// <summary>The crawlers that <see cref="AllowAiCrawlers"/> is about, by the names that they give themselves.</summary>
    internal static IReadOnlyList<string> AiCrawlers { get; } =
        ["GPTBot", "ClaudeBot", "Google-Extended", "Applebot-Extended", "CCBot", "Bytespider", "meta-externalagent", "Amazonbot", "PerplexityBot"];

    /// <summary>The absolute URL of a path of the site.</summary>
    public string Absolute(string path) => BaseUrl.GetLeftPart(UriPartial.Authority) + path;
}
