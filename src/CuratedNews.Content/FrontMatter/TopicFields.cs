using System.Collections.Immutable;
using System.Text.Json;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>An item's topics: <c>categories</c> with its parallel lists, or the older export's fields where that is empty.</summary>
internal static class TopicFields
{
    public static (ImmutableArray<TopicName> Topics, ImmutableArray<SourceLocation> Locations) Read(FieldReader fields)
    {
        var names = fields.Texts("categories", keepBlank: true);
        var urls = new List<FieldText>();
        if (names.Exists(name => name.Value.Length > 0))
        {
            urls = Parallel(fields, "categoryUrl", names);
            CheckStep(fields, "categoryLabel", names, name => TopicName.Split(name).Label);
            CheckStep(fields, "categorySlug", names, name => name);
        }
        else
        {
            names = fields.Texts("communityTopics");
            if (names.Count == 0)
            {
                names = FromCustomFields(fields.Group("openProjectCustomFields"));
            }
        }

        var topics = ImmutableArray.CreateBuilder<TopicName>();
        var locations = ImmutableArray.CreateBuilder<SourceLocation>();
        var seen = new HashSet<Slug>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Value.Length > 0 && Topic(fields, names[i], i < urls.Count ? urls[i] : null) is { } topic && seen.Add(topic.Slug))
            {
                topics.Add(topic);
                locations.Add(names[i].Location);
            }
        }

        return (topics.ToImmutable(), locations.ToImmutable());
    }

    /// <summary>A topic of a name alone, as offerings have them; null, reported, where the name has no letter or digit.</summary>
    public static TopicName? FromName(FieldReader fields, FieldText name)
    {
        var (vocabulary, label) = TopicName.Split(name.Value);
        if (Slug.TryFromName(name.Value, out var slug))
        {
            return new TopicName(vocabulary, label, slug);
        }

        fields.Report(Rules.NotATopic, name.Location, Rules.Quote(name.Value));
        return null;
    }

    private static TopicName? Topic(FieldReader fields, FieldText name, FieldText? url)
    {
        if (FromName(fields, name) is not { } topic)
        {
            return null;
        }

        if (topic.Vocabulary == TopicName.NoVocabulary)
        {
            fields.Report(Rules.TopicWithoutVocabulary, name.Location, Rules.Quote(name.Value), TopicName.NoVocabulary);
        }

        if (url is not { Value.Length: > 0 } given)
        {
            return topic;
        }

        var path = given.Value.Trim('/');
        if (path.StartsWith("topic/", StringComparison.OrdinalIgnoreCase) && Slug.TryParse(path["topic/".Length..], out var slug))
        {
            return topic with { Slug = slug };
        }

        fields.Report(Rules.NotATopicUrl, given.Location, Rules.Quote(given.Value));
        return topic;
    }

    /// <summary>A list that must be as long as the names; empty, reported where it is given, if it is not.</summary>
    private static List<FieldText> Parallel(FieldReader fields, string field, List<FieldText> names)
    {
        var count = fields.Count(field);
        if (count == 0)
        {
            return [];
        }

        var texts = fields.Texts(field, keepBlank: true);
        if (count == fields.Count("categories"))
        {
            return texts;
        }

        fields.Report(Rules.ParallelLists, fields.Locate(field), field, "categories", names.Count, count);
        return [];
    }

    private static void CheckStep(FieldReader fields, string field, List<FieldText> names, Func<string, string> expected)
    {
        var texts = Parallel(fields, field, names);
        for (var i = 0; i < texts.Count && i < names.Count; i++)
        {
            if (texts[i].Value.Length > 0 && !string.Equals(texts[i].Value, expected(names[i].Value), StringComparison.OrdinalIgnoreCase))
            {
                fields.Report(Rules.TopicOutOfStep, texts[i].Location, field, Rules.Quote(names[i].Value), Rules.Quote(texts[i].Value));
            }
        }
    }

    /// <summary>The export's own copy: a list, or a JSON array inside a text, folded over lines.</summary>
    private static List<FieldText> FromCustomFields(FieldReader custom)
    {
        const string Field = "medigyTopics";
        var texts = custom.Texts(Field);
        if (texts is not [{ Value: ['[', ..] } json])
        {
            return texts;
        }

        try
        {
            using var document = JsonDocument.Parse(json.Value);
            return [.. document.RootElement.EnumerateArray()
                .Select(entry => entry.ValueKind == JsonValueKind.String ? entry.GetString() : null)
                .Where(name => !string.IsNullOrWhiteSpace(name))
                .Select(name => json with { Value = name!.Trim() })];
        }
        catch (JsonException)
        {
            custom.Report(Rules.NotAJsonList, json.Location, "openProjectCustomFields." + Field, Rules.Quote(json.Value));
            return [];
        }
    }
}
