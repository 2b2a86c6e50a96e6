using System.Globalization;
using System.Text;

namespace CuratedNews.Catalog.Tests;

/// <summary>An offering as an item's front matter names it.</summary>
internal sealed record OfferingEntry(string Label, string Slug, params string[] Topics);

/// <summary>An item's file: its text is front matter and body.</summary>
internal sealed record ItemFile
{
    public string Title { get; init; } = "A headline";

    public long? Id { get; init; }

    public string Slug { get; init; } = "a-headline";

    public string BasePath { get; init; } = "/news/";

    /// <summary>Labels and links of the trail, home and the item itself left out; made of the base path where empty.</summary>
    public (string Label, string Link)[] Trail { get; init; } = [];

    public string[] Topics { get; init; } = [];

    public OfferingEntry[] Offerings { get; init; } = [];

    public string[] Curators { get; init; } = [];

    public string[] Aliases { get; init; } = [];

    public string? Source { get; init; }

    public string? Image { get; init; }

    public string Status { get; init; } = "";

    public DateTime Date { get; init; } = new(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime? Expiry { get; init; }

    public string Body { get; init; } = "A sentence. Another one.";

    public override string ToString()
    {
        var text = new StringBuilder("---\n");
        Field("title", Title);
        Field("id", Id?.ToString(CultureInfo.InvariantCulture));
        Field("slug", Slug);
        Field("basePath", BasePath);
        if (Trail.Length > 0)
        {
            List("breadcrumbs", ["Home", .. Trail.Select(crumb => crumb.Label), Title]);
            List("breadcrumbLinks", ["/", .. Trail.Select(crumb => crumb.Link), "#"]);
        }

        List("categories", Topics);
        List("author", Curators);
        List("aliases", Aliases);
        Field("href", Source);
        Field("status", Status);
        Field("date", Time(Date));
        Field("expiryDate", Expiry is { } expiry ? Time(expiry) : null);
        if (Image is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"featuredImage:\n  href: {Quote(Image)}\n");
        }

        if (Offerings.Length > 0)
        {
            text.Append("relatedOfferings:\n");
            foreach (var offering in Offerings)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - label: {Quote(offering.Label)}\n    permalink: {Quote("/offering/" + offering.Slug)}\n");
                List("    categories", offering.Topics);
            }
        }

        return text.Append("---\n").Append(Body).Append('\n').ToString();

        void Field(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {Quote(value)}\n");
            }
        }

        void List(string name, string[] values) =>
            text.Append(CultureInfo.InvariantCulture, $"{name}: [{string.Join(", ", values.Select(Quote))}]\n");
    }

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Time(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
