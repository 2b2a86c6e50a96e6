using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>An item's <c>relatedOfferings</c>.</summary>
internal static class OfferingFields
{
    private const string Prefix = "/offering/";

    /// <summary>The offerings, the places of their labels, and of each offering those of its topics.</summary>
    public static (ImmutableArray<OfferingReference> Offerings, ImmutableArray<SourceLocation> Labels, ImmutableArray<ImmutableArray<SourceLocation>> Topics) Read(FieldReader fields, ImmutableArray<TopicName> topics)
    {
        var labels = ImmutableArray.CreateBuilder<SourceLocation>();
        var places = ImmutableArray.CreateBuilder<ImmutableArray<SourceLocation>>();
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
                    var own = TopicsOf(entry, topics);
                    offerings.Add(new OfferingReference(label.Value, slug, [.. own.Select(topic => topic.Topic)]));
                    labels.Add(label.Location);
                    places.Add([.. own.Select(topic => topic.Location)]);
                }
                else if (seen[slug] != label.Value)
                {
                    entry.Report(Rules.OfferingTwice, label.Location, slug, Rules.Quote(seen[slug]), Rules.Quote(label.Value));
                }
            }
        }

        return (offerings.ToImmutable(), labels.ToImmutable(), places.ToImmutable());
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
    private static List<(TopicName Topic, SourceLocation Location)> TopicsOf(FieldReader entry, ImmutableArray<TopicName> itemTopics)
    {
        var topics = new List<(TopicName Topic, SourceLocation Location)>();
        foreach (var name in entry.Texts("categories"))
        {
            if (TopicFields.FromName(entry, name) is { } made)
            {
                var topic = itemTopics.FirstOrDefault(known => known.FullName == made.FullName) ?? made;
                if (!topics.Exists(other => other.Topic.Slug == topic.Slug))
                {
                    topics.Add((topic, name.Location));
                }
            }
        }

        return topics;
    }
}
