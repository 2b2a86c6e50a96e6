using System.Collections.Immutable;
using System.Text.Json;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>An item's topics: <c>categories</c> with its parallel lists, or the older export's fields where that is empty.</summary>
internal static class TopicFields
{
    public static (ImmutableArray<TopicName> Topics, ImmutableArray<SourceLocation> Locations, ImmutableArray<FieldPlace> Places) Read(FieldReader fields)
    {
        var names = fields.Texts("categories", keepBlank: true);
        var urls = new List<FieldText>();
        var (field, derivedFrom) = ("categories", (string?)null);
        if (names.Exists(name => name.Value.Length > 0))
        {
            urls = Parallel(fields, "categoryUrl");
            CheckStep(fields, "categoryLabel", names, name => TopicName.Split(name).Label);
            CheckStep(fields, "categorySlug", names, name => name);
        }
        else
        {
            foreach (var parallel in (string[])["categoryUrl", "categoryLabel", "categorySlug"])
            {
                ReportWithoutTopics(fields, parallel);
            }

            names = ListOrJson(fields, "communityTopics", "communityTopics");
            (field, derivedFrom) = ("communityTopics", "communityTopics, since categories is empty");
            if (names.Count == 0)
            {
                names = ListOrJson(fields.Group("openProjectCustomFields"), "medigyTopics", "openProjectCustomFields.medigyTopics");
                (field, derivedFrom) = ("openProjectCustomFields.medigyTopics", "medigyTopics, since categories and communityTopics are empty");
            }
        }

        var topics = ImmutableArray.CreateBuilder<TopicName>();
        var locations = ImmutableArray.CreateBuilder<SourceLocation>();
        var places = ImmutableArray.CreateBuilder<FieldPlace>();
        var seen = new Dictionary<Slug, string>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Value.Length == 0 || FromName(fields, names[i]) is not { } named)
            {
                continue;
            }

            if (named.Vocabulary == TopicName.NoVocabulary)
            {
                fields.Report(Rules.TopicWithoutVocabulary, names[i].Location, Rules.Quote(names[i].Value), TopicName.NoVocabulary);
            }

            var url = i < urls.Count ? UrlOf(fields, urls[i], named, names) : new TopicUrl(named.Slug, IsReported: false);
            var topic = named with { Slug = url.Slug };
            if (seen.TryAdd(topic.Slug, topic.FullName))
            {
                topics.Add(topic);
                locations.Add(url.IsReported ? default : names[i].Location);
                places.Add(new FieldPlace(field, names[i].Location, derivedFrom));
            }
            else if (seen[topic.Slug] != topic.FullName)
            {
                fields.Report(Rules.TopicNamesDiffer, names[i].Location, Rules.Quote(topic.FullName), Rules.Quote(seen[topic.Slug]), names[i].Location.PrintedPath);
            }
        }

        return (topics.ToImmutable(), locations.ToImmutable(), places.ToImmutable());
    }

    /// <summary>A topic of a name alone, as offerings have them; null, reported, where the name has no letter or digit.</summary>
    public static TopicName? FromName(FieldReader fields, FieldText name)
    {
        var (vocabulary, label) = TopicName.Split(name.Value);
        if (Slug.TryFromName(label, out _) && Slug.TryFromName(name.Value, out var slug))
        {
            return new TopicName(vocabulary, label, slug);
        }

        fields.Report(Rules.NotATopic, name.Location, Rules.Quote(name.Value));
        return null;
    }

    /// <summary>What an entry of <c>categoryUrl</c> says of a topic's URL; the one that its name makes where that cannot be.</summary>
    private static TopicUrl UrlOf(FieldReader fields, FieldText url, TopicName topic, List<FieldText> names)
    {
        if (url.Value.Length == 0)
        {
            return new TopicUrl(topic.Slug, IsReported: false);
        }

        var path = url.Value.Trim('/');
        if (!path.StartsWith("topic/", StringComparison.OrdinalIgnoreCase) || !Slug.TryParse(path["topic/".Length..], out var slug))
        {
            fields.Report(Rules.NotATopicUrl, url.Location, Rules.Quote(url.Value));
            return new TopicUrl(topic.Slug, IsReported: true);
        }

        if (slug != topic.Slug && names.Find(name => Slug.TryFromName(name.Value, out var made) && made == slug).Value is { } other)
        {
            fields.Report(Rules.TopicUrlOutOfStep, url.Location, Rules.Quote(topic.FullName), topic.Slug, Rules.Quote(url.Value), Rules.Quote(other));
            return new TopicUrl(topic.Slug, IsReported: true);
        }

        return new TopicUrl(slug, IsReported: false);
    }

    /// <summary>A list that must be as long as the names; empty, reported where it is given, if it is not.</summary>
    private static List<FieldText> Parallel(FieldReader fields, string field)
    {
        var count = fields.Count(field);
        if (count == 0)
        {
            return [];
        }

        var texts = fields.Texts(field, keepBlank: true);
        var expected = fields.Count("categories");
        if (count == expected)
        {
            return texts;
        }

        fields.Report(Rules.ParallelLists, fields.Locate(field), field, "categories", expected, count);
        return [];
    }

    private static void ReportWithoutTopics(FieldReader fields, string field)
    {
        if (fields.Texts(field) is { Count: > 0 } texts)
        {
            fields.Report(Rules.ParallelLists, fields.Locate(field), field, "categories", 0, texts.Count);
        }
    }

    private static void CheckStep(FieldReader fields, string field, List<FieldText> names, Func<string, string> expected)
    {
        var texts = Parallel(fields, field);
        for (var i = 0; i < texts.Count && i < names.Count; i++)
        {
            if (texts[i].Value.Length > 0 && !string.Equals(texts[i].Value, expected(names[i].Value), StringComparison.OrdinalIgnoreCase))
            {
                fields.Report(Rules.TopicOutOfStep, texts[i].Location, field, Rules.Quote(names[i].Value), Rules.Quote(texts[i].Value));
            }
        }
    }

    /// <summary>The older export's topics: a list, or a JSON array inside a text.</summary>
    private static List<FieldText> ListOrJson(FieldReader fields, string name, string path)
    {
        if (fields.JsonArray(name) is not { } json)
        {
            return fields.Texts(name);
        }

        try
        {
            using var document = JsonDocument.Parse(json.Value);
            return FromJson(fields, document.RootElement, json.Location, path);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The second: a string with half a surrogate pair.
            fields.Report(Rules.NotAJsonList, json.Location, path, Rules.Quote(json.Value));
            return [];
        }
    }

    private static List<FieldText> FromJson(FieldReader fields, JsonElement array, SourceLocation location, string path)
    {
        var names = new List<FieldText>();
        if (array.GetArrayLength() > fields.MaxEntries)
        {
            fields.Report(Rules.TooMany, location, path, fields.MaxEntries, array.GetArrayLength());
        }

        foreach (var entry in array.EnumerateArray().Take(fields.MaxEntries))
        {
            if (entry.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            {
                fields.Report(Rules.NotAJsonList, location, path, Rules.Quote(entry.GetRawText()));
            }
            else if (entry.ToString() is var text && !string.IsNullOrWhiteSpace(text) && fields.OneLine(text, location, path) is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <param name="IsReported">Has a problem with it been told already?</param>
    private readonly record struct TopicUrl(Slug Slug, bool IsReported);
}
