using System.ComponentModel.DataAnnotations;

namespace CuratedNews.Web.Feeds;

/// <summary>The section <c>Feeds</c> of the configuration.</summary>
public sealed class FeedOptions
{
    /// <summary>A WebSub hub, such as https://hub.example.org/, which is told of changes and tells subscribers; null for none.</summary>
    [HubAddress]
    public Uri? Hub { get; set; }

    /// <summary>
    /// In whose name the ids of entries are given: a domain and a day on which it belonged to the site, such as
    /// "news.example.org,2026-09-01". Null for the host of <c>Site:BaseUrl</c>. Set it to the old domain before the site
    /// moves, or subscribers see every entry again as new.
    /// </summary>
    /// <remarks>RFC 4151, section 2.1.</remarks>
    [RegularExpression(
        @"[a-z0-9]([a-z0-9.\-]*[a-z0-9])?,\d{4}(-\d{2}(-\d{2})?)?",
        ErrorMessage = "'Feeds:Authority' must be a domain in lower case and a date, such as news.example.org,2026-09-01.")]
    public string? Authority { get; set; }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class HubAddressAttribute() : ValidationAttribute("'Feeds:Hub' must be an absolute http or https URL, such as https://hub.example.org/.")
    {
        public override bool IsValid(object? value) => value is null or Uri { IsAbsoluteUri: true, Scheme: "http" or "https" };
    }
}
