using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.FrontMatter;

/// <summary>An item's place on the site: its trail and its permalink.</summary>
internal static class TrailFields
{
    /// <summary>The sections above the item, from <c>breadcrumbs</c> and <c>breadcrumbLinks</c>, or from its base path where it has none; of each the places of its link and of its label.</summary>
    public static (ImmutableArray<Breadcrumb> Trail, ImmutableArray<SourceLocation> Locations, ImmutableArray<FieldPlace> Places) Read(FieldReader fields, LocalPath? basePath)
    {
        var labels = fields.Texts("breadcrumbs", keepBlank: true);
        var links = fields.Texts("breadcrumbLinks", keepBlank: true);
        var (labelCount, linkCount) = (fields.Count("breadcrumbs"), fields.Count("breadcrumbLinks"));
        if (labelCount != linkCount)
        {
            fields.Report(Rules.ParallelLists, fields.Locate(linkCount == 0 ? "breadcrumbs" : "breadcrumbLinks"), "breadcrumbLinks", "breadcrumbs", labelCount, linkCount);
            return ([], [], []);
        }

        if (labelCount == 0)
        {
            var made = FromBasePath(basePath);
            var place = new FieldPlace("basePath", fields.Locate("basePath"), "basePath, since there are no breadcrumbs");
            return (made, [.. made.Select(_ => place.Location)], [.. made.Select(_ => place)]);
        }

        // The last is the item itself, unless it leads to the section that the item stands in.
        var steps = LocalPath.TryParse(links[^1].Value, out var last) && last.AsSection() == basePath ? labels.Count : labels.Count - 1;
        var trail = ImmutableArray.CreateBuilder<Breadcrumb>();
        var locations = ImmutableArray.CreateBuilder<SourceLocation>();
        var places = ImmutableArray.CreateBuilder<FieldPlace>();
        for (var i = 0; i < steps; i++)
        {
            var link = links[i].Value;
            if (link == "/")
            {
                continue;
            }

            LocalPath? section = LocalPath.TryParse(link, out var path) && !ReservedPaths.Has(path) ? path.AsSection() : null;
            if (section is null && link is not ("" or "#"))
            {
                fields.Report(Rules.NotASectionLink, links[i].Location, Rules.Quote(link), Rules.Quote(labels[i].Value));
            }

            var label = labels[i].Value.Length == 0 && section is { } unnamed ? LabelOf(unnamed) : labels[i].Value;
            if (label.Length > 0 && (section is null || !trail.Any(crumb => crumb.Section == section)))
            {
                trail.Add(new Breadcrumb(label, section));
                locations.Add(links[i].Location);
                places.Add(labels[i].Value.Length > 0
                    ? new FieldPlace("breadcrumbs", labels[i].Location)
                    : new FieldPlace("breadcrumbLinks", links[i].Location, "the link, since its breadcrumb is empty"));
            }
        }

        CheckBasePath(fields, basePath, trail, locations);
        return (trail.ToImmutable(), locations.ToImmutable(), places.ToImmutable());
    }

    /// <summary>The section that the item's URL begins with; null, reported, where it cannot be told.</summary>
    public static LocalPath? BasePath(FieldReader fields)
    {
        var text = fields.Text("basePath");
        if (!fields.IsMissing("basePath", text))
        {
            if (LocalPath.TryParse(text?.Value, out var path) && path.ToString().Length < LocalPath.MaxLength - Slug.MaxLength)
            {
                return path.AsSection();
            }

            if (text is { } wrong)
            {
                fields.Report(Rules.NotABasePath, wrong.Location, Rules.Quote(wrong.Value));
            }

            return null;
        }

        var links = fields.Texts("breadcrumbLinks", keepBlank: true);
        for (var i = links.Count - 2; i >= 0; i--)
        {
            if (LocalPath.TryParse(links[i].Value, out var section))
            {
                return section.AsSection();
            }
        }

        fields.Report(Rules.FieldMissing, fields.Locate("basePath"), "basePath", "'basePath: /news/'");
        return null;
    }

    /// <summary>Base path and slug, one after the other; null, reported, where they are no URL of an item.</summary>
    public static LocalPath? Permalink(FieldReader fields, LocalPath? basePath, string? title)
    {
        if (ItemSlug(fields, title) is not { } slug || basePath is not { } section)
        {
            return null;
        }

        var permalink = LocalPath.Of(section, slug);
        if (!ReservedPaths.Has(permalink))
        {
            return permalink;
        }

        fields.Report(Rules.ReservedPath, fields.Locate(ReservedPaths.Has(section) ? "basePath" : "slug"), permalink);
        return null;
    }

    /// <summary>Where the slug is written, or the title that it is made of; only of an item that has one.</summary>
    public static FieldPlace SlugPlace(FieldReader fields) =>
        fields.Place("slug") ?? new FieldPlace("title", fields.Locate("title"), "the title, since there is no slug");

    public static (ImmutableArray<LocalPath> Aliases, ImmutableArray<SourceLocation> Locations) Aliases(FieldReader fields, LocalPath permalink)
    {
        var aliases = ImmutableArray.CreateBuilder<LocalPath>();
        var locations = ImmutableArray.CreateBuilder<SourceLocation>();
        foreach (var text in fields.Texts("aliases"))
        {
            if (!LocalPath.TryParse(text.Value, out var path) || path.ToString() == "/" || ReservedPaths.Has(path))
            {
                fields.Report(Rules.NotAnAlias, text.Location, Rules.Quote(text.Value));
            }
            else if (path.AsPage() == permalink)
            {
                fields.Report(Rules.AliasOfItself, text.Location, path.AsPage());
            }
            else if (!aliases.Contains(path.AsPage()))
            {
                aliases.Add(path.AsPage());
                locations.Add(text.Location);
            }
        }

        return (aliases.ToImmutable(), locations.ToImmutable());
    }

    /// <summary>An item stands where its trail leads: in the section of its base path, above it or below it.</summary>
    private static void CheckBasePath(FieldReader fields, LocalPath? basePath, ImmutableArray<Breadcrumb>.Builder trail, ImmutableArray<SourceLocation>.Builder locations)
    {
        for (var i = trail.Count - 1; i >= 0; i--)
        {
            if (trail[i].Section is { } last)
            {
                var (section, path) = (last.ToString(), basePath?.ToString());
                if (path?.StartsWith(section, StringComparison.Ordinal) == false && !section.StartsWith(path, StringComparison.Ordinal))
                {
                    fields.Report(Rules.TrailElsewhere, locations[i], section, path);
                }

                return;
            }
        }
    }

    private static Slug? ItemSlug(FieldReader fields, string? title)
    {
        Slug slug;
        var text = fields.Text("slug");
        if (!fields.IsMissing("slug", text))
        {
            if (Slug.TryParse(text?.Value, out slug))
            {
                return slug;
            }

            if (text is { } wrong)
            {
                fields.Report(Rules.NotASlug, wrong.Location, Rules.Quote(wrong.Value));
            }
        }
        else if (title is not null && Slug.TryFromName(title, out slug))
        {
            fields.Report(Rules.SlugFromTitle, fields.Locate("title"), slug);
            return slug;
        }
        else if (title is not null)
        {
            fields.Report(Rules.FieldMissing, fields.Locate("slug"), "slug", "'slug: a-short-headline'");
        }

        return null;
    }

    /// <summary>Sections named after the base path's own segments: <c>/rural-health/</c> is "Rural health".</summary>
    private static ImmutableArray<Breadcrumb> FromBasePath(LocalPath? basePath)
    {
        if (basePath is not { } path || path == LocalPath.Root)
        {
            return [];
        }

        var trail = ImmutableArray.CreateBuilder<Breadcrumb>();
        var text = path.ToString();
        for (var end = text.IndexOf('/', 1); end > 0; end = end + 1 < text.Length ? text.IndexOf('/', end + 1) : -1)
        {
            if (LocalPath.TryParse(text[..(end + 1)], out var section) && !ReservedPaths.Has(section))
            {
                trail.Add(new Breadcrumb(LabelOf(section), section));
            }
        }

        return trail.ToImmutable();
    }

    private static string LabelOf(LocalPath section)
    {
        var path = section.AsPage().ToString();
        var name = path[(path.LastIndexOf('/') + 1)..].Replace('-', ' ');
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
