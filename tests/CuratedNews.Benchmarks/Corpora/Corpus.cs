using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CuratedNews.Benchmarks.Corpora;

/// <summary>
/// A content folder of any size in the shape of the real ones: 85 of 100 items are news in the newer serializer's style,
/// the others community items in the older one's; a fifth has a Markdown body; few topics and products are in most items.
/// The same size and seed give the same bytes.
/// </summary>
internal sealed class Corpus
{
    /// <summary>Raise it with any change to what is written, so that no corpus made before is taken for this one.</summary>
    public const int Version = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly DateTime First = new(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(2026, 6, 30, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Vocabularies = ["Healthcare IT News", "Symplur", "KLAS", "Medigy", "Medical Subject Headings (MeSH)", "Gartner"];
    private static readonly string[] TopLevels = ["com", "net", "org", "health", "co.uk"];
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Slug, string Name)[] Communities =
    [
        ("chronic-care-management", "Chronic Care Management (CCM)"), ("rural-health", "Rural Health"), ("nursing-informatics", "Nursing Informatics"),
        ("remote-patient-monitoring", "Remote Patient Monitoring (RPM)"), ("health-equity", "Health Equity"), ("clinical-trials", "Clinical Trials"),
    ];

    private readonly int _items;
    private readonly int _seed;
    private readonly List<Topic> _topics = [];
    private readonly List<Offering> _offerings = [];
    private readonly List<string> _sites = [];
    private readonly List<string> _curators = [];
    private readonly List<string> _headlines = [];
    private readonly Popularity _topicPopularity;
    private readonly Popularity _offeringPopularity;
    private readonly Popularity _sitePopularity;

    public Corpus(int items, int seed)
    {
        (_items, _seed) = (items, seed);
        var dice = new Dice(seed, -1);
        Fill(_topics, Math.Clamp(items / 25, 20, 400), () => MakeTopic(dice), topic => topic.Slug);
        _topicPopularity = new Popularity(_topics.Count, 1);
        Fill(_offerings, Math.Clamp(items / 5, 50, 2_000), () => MakeOffering(dice), offering => offering.Slug);
        _offeringPopularity = new Popularity(_offerings.Count, 0.8);
        Fill(_sites, Math.Clamp(items / 20, 30, 900), () => Prose.Brand(dice) + "." + dice.Pick(TopLevels), site => site);
        _sitePopularity = new Popularity(_sites.Count, 0.7);
        Fill(_curators, 40, () => Prose.Name(dice), name => name);
        Fill(_headlines, items, () => Prose.Headline(dice), Slug);
    }

    /// <summary>Writes every item below a folder.</summary>
    public void WriteTo(string folder) => Parallel.For(0, _items, index =>
    {
        var (path, text) = Item(index);
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text, Utf8);
    });

    /// <summary>The path and the text of one item.</summary>
    public (string Path, string Text) Item(int index)
    {
        var dice = new Dice(_seed, index);
        var source = _sites[_sitePopularity.Draw(dice, 1)[0]];
        var published = First + ((Last - First) * Math.Pow(dice.Fraction(), 0.8));
        var paragraphs = Prose.Paragraphs(dice, 700 + (int)(Math.Pow(dice.Fraction(), 2) * 5_000));
        var parts = new Parts(
            dice,
            dice.Id().ToString("D", CultureInfo.InvariantCulture),
            1_000 + index,
            _headlines[index],
            Slug(_headlines[index]),
            source,
            new DateTime(published.Ticks - (published.Ticks % 10), DateTimeKind.Utc),
            dice.Pick(_curators),
            [.. _topicPopularity.Draw(dice, 1 + dice.Below(3)).Select(place => _topics[place])],
            [.. _offeringPopularity.Draw(dice, dice.Below(7)).Select(place => _offerings[place])],
            paragraphs);
        var isCommunity = dice.Chance(0.15);
        var body = dice.Chance(0.2) ? Bodies.Markdown(dice, paragraphs) : Bodies.Html(dice, paragraphs);
        return isCommunity
            ? CommunityItem(parts, dice.Pick(Communities), body)
            : ($"news/{parts.Published:yyyy/MM}/{parts.Id}.md", NewsItem(parts) + body + "\n");
    }

    private static string NewsItem(Parts item)
    {
        var description = Description(item.Paragraphs, "\n");
        var teaser = Description([item.Paragraphs[^1]], " ")[..^20] + "...";
        var yaml = new Yaml(isNested: true)
            .Field("aliases", "/news/" + item.Slug)
            .Line("archetype: curated-content")
            .List("author", [item.Curator])
            .Line("basePath: /news/")
            .List("breadcrumbLinks", ["/", "/news/", ""])
            .List("breadcrumbs", ["Home", "News", item.Headline])
            .List("categories", [.. item.Topics.Select(topic => topic.Name)])
            .List("categorySlug", [.. item.Topics.Select(topic => topic.Name.ToLowerInvariant())])
            .List("categoryUrl", [.. item.Topics.Select(topic => "topic/" + topic.Slug)])
            .List("categoryLabel", [.. item.Topics.Select(topic => topic.Label)])
            .Line("contentCategories: netspective-medigy-news-curated-content\ninstitution: null\noffering: null\nlayOut: single")
            .Line($"date: '{item.Published:yyyy-MM-dd}'")
            .Field("description", description)
            .Line("favIconImage: null")
            .Line("featuredImage:")
            .Field("alt", item.Headline, 2)
            .Line($"  format: JPEG\n  href: {item.Id}-featuredImage.jpeg\n  size:\n    - 1200\n    - 628\n  valid: true")
            .Number("workPackage", item.Number, 2)
            .Line("  wpAttachment:\n    fileName: Curated_Featured_Image.jpeg")
            .Line(string.Create(CultureInfo.InvariantCulture, $"    link: /api/v3/attachments/{item.Number * 2}/content"))
            .Line("featuredPdf: null\nhtmlMetaData:")
            .Fields("", "author description generator viewport articlemodified_time articlepublished_time msvalidate.01", "null")
            .Field("ogdescription", teaser, 2)
            .Fields("og", "image site_name", "null")
            .Field("ogtitle", item.Headline, 2)
            .Fields("", "ogtype ogupdated_time ogurl yandex-verification robots fbapp_id oglocale fbadmins articlepublisher google-site-verification keywords", "null")
            .Number("id", item.Number)
            .Line("identifier: News")
            .Line($"lastMod: '{item.Published:yyyy-MM-ddTHH:mm:ss.ffffff}Z'")
            .Line("link:")
            .Field("brand", item.Site, 2)
            .Field("href", item.Url, 2)
            .Field("original", item.Url, 2)
            .Field("href", item.Url)
            .Field("original", item.Url)
            .Line($"mastHead: NEWS\nmdName: {item.Id}.md\nopenGraphMetaData:")
            .Field("ogdescription", teaser, 2)
            .Field("ogtitle", item.Headline, 2)
            .Fields("og", "url image site_name type updated_time imageheight", "null")
            .Line("openProjectCustomFields:")
            .Field("cleanUrl", item.Url, 2)
            .List("medigyTopics", [.. item.Topics.Select(topic => topic.Name)], 2)
            .Field("sourceUrl", item.Url, 2)
            .Line("openProjectWorkPackageType: Curated Content\nsearchCategory: News")
            .Field("slug", item.Site.Split('.')[0] + "-" + item.Slug)
            .Line("source: open-project-curations\nstatus: ''\nsub: brief\ntags:\n  - News")
            .Field("title", item.Headline)
            .Line("via: ' '\ninsights_description: null\ninsights_name: null\nviaLink: null")
            .Line(item.Offerings.Count == 0 ? "relatedOfferings: []" : "relatedOfferings:");
        foreach (var offering in item.Offerings)
        {
            yaml.Field("- label", offering.Label, 2)
                .Field("permalink", "/offering/" + offering.Slug, 4)
                .List("categories", [.. offering.Topics.Append(item.Topics[0].Name).Distinct(StringComparer.Ordinal)], 4)
                .Number("offeringId", offering.Number, 4);
        }

        return yaml.Line("twitterMetaData:\n  twittercard: null")
            .Field("twitterdescription", teaser, 2)
            .Field("twittertitle", item.Headline, 2)
            .Fields("twitter", "image url", "null")
            .ToString();
    }

    private static (string Path, string Text) CommunityItem(Parts item, (string Slug, string Name) community, string body)
    {
        var (slug, name) = community;
        string[] topics = [.. item.Topics.Select(topic => topic.Name)];
        var text = new Yaml(isNested: false)
            .Line($"aliases: /news/{item.Slug}\narchetype: curate-content")
            .List("author", [item.Curator])
            .Line($"basePath: /communities/{slug}/curated-content/")
            .List("breadcrumbLinks", ["/", "/communities/", $"/communities/{slug}/", $"/communities/{slug}/curated-content", "#"])
            .List("breadcrumbs", ["Home", "Communities", name, "Curated Content", item.Headline])
            .Line("categories: []")
            .List("communityTopics", topics)
            .Line($"contentCategories: medigy-{slug}-curated-content\ndate: '{item.Published:yyyy-MM-ddTHH:mm:ss.ffffff}Z'")
            .Field("description", Description(item.Paragraphs, " "))
            .Line("featuredImage:")
            .Field("alt", item.Headline, 2)
            .Line($"  format: JPEG\n  href: {item.Id}-featuredImage.jpeg\n  size:\n  - 530\n  - 306\n  valid: true")
            .Number("workPackage", item.Number, 2)
            .Number("id", item.Number)
            .Field("identifier", name)
            .Line($"lastMod: '{item.Published.AddDays(9):yyyy-MM-ddTHH:mm:ss.ffffff}Z'\nlink:\n  brand: {item.Site}\n  href: {item.Url}\n  original: {item.Url}")
            .Field("mastHead", name + " CoP")
            .Line($"mdName: {item.Id}\nopenProjectCustomFields:\n  cleanUrl: {item.Url}")
            .Field("medigyTopics", JsonSerializer.Serialize(topics, Compact), 2)
            .Line($"  sourceUrl: {item.Url}\nopenProjectWorkPackageType: Curated Content\nowlType: Medigy Communities\nsearchCategory: News")
            .Line($"slug: {item.Site.Split('.')[0]}-{item.Slug}\nsource: open-project-curations\nstatus: ''\nsub: brief\ntags:\n- news")
            .Field("title", item.Headline)
            .Line($"type: communities/medigy-{slug}")
            .ToString();
        return ($"communities/{slug}/{item.Id}.md", text + "\n" + body + "\n");
    }

    /// <summary>The first 200 characters, cut wherever they end.</summary>
    private static string Description(List<List<string>> paragraphs, string newline)
    {
        var text = string.Join(newline, paragraphs.SelectMany(paragraph => paragraph));
        return text.Length <= 200 ? text : text[..200].TrimEnd();
    }

    private static Topic MakeTopic(Dice dice)
    {
        var vocabulary = dice.Pick(Vocabularies);
        var label = vocabulary == "Symplur" && dice.Chance(0.3)
            ? "#" + Prose.Title(Prose.Thing(dice)).Replace("-", "", StringComparison.Ordinal) + Prose.Thing(dice).Replace("-", "", StringComparison.Ordinal)
            : Prose.Label(dice);
        return new Topic($"{vocabulary}: {label}", label, Slug($"{vocabulary}: {label}"));
    }

    private Offering MakeOffering(Dice dice)
    {
        var brand = Prose.Title(Prose.Brand(dice));
        var label = dice.Below(10) switch
        {
            0 => $"{brand}\u00A0-  {Prose.Title(Prose.Thing(dice))}",
            < 5 => $"{brand} - {Prose.Label(dice)}",
            _ => $"{brand} {Prose.Title(Prose.Thing(dice))}",
        };

        // As the export does it: every space is a hyphen of its own.
        var slug = string.Concat(label.ToLowerInvariant().Select(letter => letter is ' ' or '\u00A0' ? '-' : letter).Where(letter => letter == '-' || char.IsAsciiLetterOrDigit(letter)));
        return new Offering(label, slug, 10_000 + _offerings.Count, [.. _topicPopularity.Draw(dice, 1 + dice.Below(3)).Select(place => _topics[place].Name)]);
    }

    private static string Slug(string text)
    {
        var words = string.Concat(text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Fill<T>(List<T> values, int count, Func<T> make, Func<T, string> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (values.Count < count)
        {
            var value = make();
            if (seen.Add(key(value)))
            {
                values.Add(value);
            }
        }
    }

    private sealed record Topic(string Name, string Label, string Slug);

    private sealed record Offering(string Label, string Slug, int Number, IReadOnlyList<string> Topics);

    private sealed record Parts(
        Dice Dice, string Id, int Number, string Headline, string Slug, string Site, DateTime Published, string Curator, List<Topic> Topics, List<Offering> Offerings, List<List<string>> Paragraphs)
    {
        public string Url => $"https://www.{Site}/{Published:yyyy/MM/dd}/{Slug}/";
    }
}
