using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Captures;

/// <summary>A name of the catalog that an item may want: nothing of it counts before an editor confirms it.</summary>
/// <param name="Name">A topic's whole name, or an offering's label.</param>
/// <param name="Path">The last part of its URL.</param>
/// <param name="Why">What in the article speaks for it, on one line.</param>
public sealed record SuggestedName(string Name, string Path, string Why);

/// <summary>
/// The file of an item that is to be finished: valid front matter that says what is known, as a draft, with what is only
/// suggested in comments; then a body. Any texts are written so that they are read back as they are.
/// </summary>
public sealed record ItemDraft
{
    /// <summary>A slug longer than that is cut at a word.</summary>
    private const int MaxSlugLength = 80;

    /// <summary>On one line.</summary>
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The section that the URL begins with.</summary>
    public required LocalPath Section { get; init; }

    /// <summary>The sections from below the home page to <see cref="Section"/>.</summary>
    public required ImmutableArray<Breadcrumb> Trail { get; init; }

    public required Slug Slug { get; init; }

    /// <summary>When it is curated.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The curator; null to leave the field to the editor.</summary>
    public string? Curator { get; init; }

    /// <summary>The article.</summary>
    public Uri? Link { get; init; }

    /// <summary>The address before redirects, where it is another.</summary>
    public Uri? Original { get; init; }

    /// <summary>Remarks for the editor, each a comment on a line.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public ImmutableArray<SuggestedName> Topics { get; init; } = [];

    public ImmutableArray<SuggestedName> Offerings { get; init; } = [];

    /// <summary>Markdown.</summary>
    public string Body { get; init; } = "";

    public LocalPath Permalink => LocalPath.Of(Section, Slug);

    /// <summary>A slug for a title, whole words of at most 80 characters; "untitled" where it has no letter or digit.</summary>
    public static Slug SlugOf(string title)
    {
        if (!Slug.TryFromName(title, out var slug))
        {
            return Untitled;
        }

        var text = slug.ToString();
        if (text.Length <= MaxSlugLength)
        {
            return slug;
        }

        var dash = text.LastIndexOf('-', MaxSlugLength);
        return Slug.TryParse(text[..(dash > MaxSlugLength / 2 ? dash : MaxSlugLength)], out var cut) ? cut : slug;
    }

    /// <summary>The slug with a number at its end, for one that is taken.</summary>
    public static Slug Numbered(Slug slug, int number) =>
        Slug.TryParse(string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}"), out var numbered) ? numbered : slug;

    /// <summary>The file's text, with LF at the ends of its lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("---\n");
        Field("title", Title);
        if (Description is not null)
        {
            Field("description", Description);
        }

        Field("basePath", Section.ToString());
        Field("slug", Slug.ToString());
        List("breadcrumbs", ["Home", .. Trail.Select(crumb => crumb.Label), Title]);
        List("breadcrumbLinks", ["/", .. Trail.Select(crumb => crumb.Section?.ToString() ?? ""), ""]);
        Field("status", "draft");
        Field("date", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Curator is not null)
        {
            List("author", [Curator]);
        }

        if (Link is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"link:\n  brand: {YamlScalar.Of(SourceLink.HostOf(Link))}\n  href: {YamlScalar.Of(Link.AbsoluteUri)}\n");
            text.Append(Original is null || Original == Link ? "" : $"  original: {YamlScalar.Of(Original.AbsoluteUri)}\n");
        }

        foreach (var note in Notes)
        {
            text.Append("# ").Append(CaptureText.OnOneLine(note)).Append('\n');
        }

        Suggest("topics", "categories", Topics, topic => [$"- {YamlScalar.Of(topic.Name)}"]);
        Suggest("offerings", "relatedOfferings", Offerings, offering => [$"- label: {YamlScalar.Of(offering.Name)}", $"  permalink: {YamlScalar.Of("/offering/" + offering.Path)}"]);
        text.Append("---\n");
        if (Body.Length > 0)
        {
            text.Append('\n').Append(Body);
        }

        return text.ToString();

        void Field(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name}: {YamlScalar.Of(value)}\n");

        void List(string name, IEnumerable<string> values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}:\n");
            foreach (var value in values)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {YamlScalar.Of(value)}\n");
            }
        }

        void Suggest(string what, string field, ImmutableArray<SuggestedName> names, Func<SuggestedName, string[]> lines)
        {
            if (names.IsEmpty)
            {
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"# Suggested {what}: delete '# ' before the field and before those that fit, and the rest.\n# {field}:\n");
            foreach (var name in names)
            {
                var entry = lines(name);
                text.Append(CultureInfo.InvariantCulture, $"#   {entry[0]} # {CaptureText.OnOneLine(name.Why)}\n");
                foreach (var line in entry.Skip(1))
                {
                    text.Append(CultureInfo.InvariantCulture, $"#   {line}\n");
                }
            }
        }
    }

    private static Slug Untitled => Slug.TryParse("untitled", out var slug) ? slug : default;
}
