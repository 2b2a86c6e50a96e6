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
        var seen = new Dictionary<Slug, string>();
        foreach (var entry in fields.Groups("relatedOfferings"))
        {
            entry.ReportUnknown();
            Number(entry, "offeringId");
            var text = entry.Text("label");
            if (entry.IsMissing("label", text))
            {
                entry.Report(Rules.OfferingIncomplete, entry.Locate("label"), "label", "'label: HealthNow EMR'", "none");
            }
            else if (text is { } label && SlugOf(entry, label) is { } slug)
            {
                if (seen.TryAdd(slug, label.Value))
                {
                    offerings.Add(new OfferingReference(label.Value, slug, TopicsOf(entry, topics)));
                }
                else if (seen[slug] != label.Value)
                {
                    entry.Report(Rules.OfferingTwice, label.Location, slug, Rules.Quote(seen[slug]), Rules.Quote(label.Value));
                }
            }
        }

        return offerings.ToImmutable();
    }

    /// <summary>A whole number; null where it is not given, and reported where it is none.</summary>
    public static long? Number(FieldReader fields, string name)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text.Value, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        fields.Report(Rules.NotANumber, text.Location, name, Rules.Quote(text.Value));
        return null;
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
            .Select(name => TopicFields.FromName(entry, name))
            .OfType<TopicName>()
            .Select(topic => itemTopics.FirstOrDefault(known => known.FullName == topic.FullName) ?? topic)
            .DistinctBy(topic => topic.Slug),
    ];
}
