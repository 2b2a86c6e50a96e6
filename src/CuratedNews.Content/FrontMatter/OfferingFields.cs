using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>An item's <c>relatedOfferings</c>.</summary>
internal static class OfferingFields
{
    private const string Prefix = "/offering/";

    public static ImmutableArray<OfferingReference> Read(FieldReader fields, ImmutableArray<TopicName> topics)
    {
        var offerings = ImmutableArray.CreateBuilder<OfferingReference>();
        var seen = new HashSet<Slug>();
        foreach (var entry in fields.Groups("relatedOfferings"))
        {
            CheckNumber(entry, "offeringId");
            if (entry.Text("label") is not { } label)
            {
                entry.Report(Rules.OfferingIncomplete, entry.Locate("label"), "label", "'label: HealthNow EMR'", "none");
            }
            else if (SlugOf(entry, label) is { } slug && seen.Add(slug))
            {
                offerings.Add(new OfferingReference(label.Value, slug, TopicsOf(entry, topics)));
            }
        }

        return offerings.ToImmutable();
    }

    /// <summary>Reports a value that is given and is no whole number.</summary>
    public static void CheckNumber(FieldReader fields, string name)
    {
        if (fields.Text(name) is { } text && !long.TryParse(text.Value, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            fields.Report(Rules.NotANumber, text.Location, name, Rules.Quote(text.Value));
        }
    }

    /// <summary>The last segment of the permalink as written; made of the label only where there is no permalink.</summary>
    private static Slug? SlugOf(FieldReader entry, FieldText label)
    {
        if (entry.Text("permalink") is not { } permalink)
        {
            if (Slug.TryFromName(label.Value, out var made))
            {
                return made;
            }

            entry.Report(Rules.OfferingIncomplete, label.Location, "permalink", "/offering/healthnow-emr", "none");
            return null;
        }

        var path = permalink.Value.TrimEnd('/');
        if (path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && Slug.TryParse(path[Prefix.Length..], out var slug))
        {
            return slug;
        }

        entry.Report(Rules.NotAnOfferingPath, permalink.Location, Rules.Quote(permalink.Value));
        return null;
    }

    /// <summary>The offering's topics; one that the item has too is the item's own, with its URL.</summary>
    private static ImmutableArray<TopicName> TopicsOf(FieldReader entry, ImmutableArray<TopicName> itemTopics) =>
    [
        .. entry.Texts("categories")
            .Select(name => itemTopics.FirstOrDefault(topic => topic.FullName == name.Value) ?? TopicFields.FromName(entry, name))
            .OfType<TopicName>()
            .DistinctBy(topic => topic.Slug),
    ];
}
