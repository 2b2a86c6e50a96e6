using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Pages;

namespace CuratedNews.Web.Preview;

/// <summary>What an editor looks at: the site at a moment, with one more item out where that is asked for. Only <see cref="PreviewGate"/> makes one.</summary>
public sealed record PreviewView
{
    /// <summary>Who looks; null for a reader of a shared draft.</summary>
    public required string? Editor { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The moment that is shown, UTC; not before <see cref="Now"/>.</summary>
    public required DateTime At { get; init; }

    /// <summary>The moment as it was asked for, UTC; null where it was not.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The file whose item is shown as if it were out; null for the site as it is.</summary>
    public string? With { get; init; }

    /// <summary>The item of <see cref="With"/>, as the catalog has it.</summary>
    public ItemRow? Item { get; init; }

    /// <summary>Is this the page of <see cref="With"/> by its file?</summary>
    public bool IsFile { get; init; }

    /// <summary>The page that is shown; null until it is made.</summary>
    public SitePage? Page { get; init; }

    /// <summary>Was the page shared, so that it is shown bare, with links to the public site?</summary>
    public bool IsShared { get; init; }

    /// <summary>The query that keeps the view on the way to another page; empty for the site as it is.</summary>
    public string Query
    {
        get
        {
            var pairs = new List<string>();
            if (With is not null)
            {
                pairs.Add("with=" + Uri.EscapeDataString(With));
            }

            if (AsOf is { } asOf)
            {
                pairs.Add("asOf=" + Uri.EscapeDataString(PreviewMoment.Write(asOf)));
            }

            return string.Join('&', pairs);
        }
    }
}
