using System.Collections.Immutable;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.FrontMatter;
using CuratedNews.Content.Html;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>Turns a file's bytes into an item and its problems. Never throws, whatever the bytes are; safe to call from many threads.</summary>
public sealed class ItemParser(ContentLimits limits)
{
    public ContentLimits Limits => limits;

    /// <param name="path">The file, below the content folder.</param>
    public ParsedItem Parse(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > limits.MaxFileBytes)
        {
            return TooLarge(path, bytes.Length);
        }

        return SourceFile.Decode(path, bytes, out var problem) is { } file
            ? Parse(file)
            : new ParsedItem(path, SourceKind.Broken, null, [problem!]);
    }

    /// <summary>The answer to a file that is not even read.</summary>
    public ParsedItem TooLarge(string path, long length) =>
        new(path, SourceKind.Broken, null, [Rules.FileTooLarge.At(new SourceLocation(path, 1, 1), limits.MaxFileBytes, length)]);

    public ParsedItem Parse(SourceFile file)
    {
        try
        {
            return Read(file);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A mistake in what follows costs one file, never the import of all.
            return new ParsedItem(file.Path, SourceKind.Broken, null, [Rules.ReaderFailed.At(new SourceLocation(file.Path, 1, 1), fault.GetType().Name, Rules.Quote(fault.Message))]);
        }
    }

    private ParsedItem Read(SourceFile file)
    {
        var diagnostics = new List<Diagnostic>();
        if (FrontMatterBlock.Find(file, diagnostics) is not { } block)
        {
            return new ParsedItem(file.Path, diagnostics.Exists(IsError) ? SourceKind.Broken : SourceKind.Capture, null, [.. diagnostics]);
        }

        var locations = ItemLocations.None;
        CuratedItem? item = null;
        var body = Body(file, block.BodyStart, diagnostics);
        diagnostics.AddRange(body.Diagnostics);
        if (YamlReader.Read(file, block.Start, block.End, limits.MaxDepth, diagnostics) is { } mapping)
        {
            var fields = new FieldReader(file, mapping, "", limits, diagnostics);
            fields.ReportUnknown();
            item = Item(file.Path, fields, body, out locations);
        }

        var inOrder = InOrder(diagnostics);
        return item is null || diagnostics.Exists(IsError)
            ? new ParsedItem(file.Path, SourceKind.Broken, null, inOrder)
            : new ParsedItem(file.Path, SourceKind.Item, item, inOrder) { Locations = locations };
    }

    private ImmutableArray<Diagnostic> InOrder(List<Diagnostic> diagnostics)
    {
        // Some fields are read for two purposes and would be reported twice.
        var distinct = diagnostics.Distinct().ToList();
        if (distinct.Count > limits.MaxDiagnostics)
        {
            var told = distinct.OrderByDescending(diagnostic => diagnostic.Severity).Take(limits.MaxDiagnostics);
            distinct = [.. told, Rules.TooManyProblems.At(new SourceLocation(distinct[0].Location.Path, 1, 1), limits.MaxDiagnostics, distinct.Count)];
        }

        return
        [
            .. distinct.OrderBy(diagnostic => diagnostic.Location.Line)
                .ThenBy(diagnostic => diagnostic.Location.Column)
                .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
        ];
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    private RenderedBody Body(SourceFile file, int start, List<Diagnostic> diagnostics)
    {
        var length = file.Text.Length - start;
        if (length > limits.MaxBodyLength)
        {
            diagnostics.Add(Rules.BodyTooLong.At(file.Locate(start + limits.MaxBodyLength), limits.MaxBodyLength, length));
            length = limits.MaxBodyLength;
        }

        var format = Path.GetExtension(file.Path).ToLowerInvariant() is ".html" or ".htm" ? BodyFormat.Html : BodyFormat.Markdown;
        return BodyRenderer.Render(file.Text.Substring(start, length), format, index => file.Locate(start + index));
    }

    /// <summary>The item; null where a field that it cannot be without is missing or wrong. All fields are read either way, so that every problem is reported.</summary>
    private CuratedItem? Item(string path, FieldReader fields, RenderedBody body, out ItemLocations locations)
    {
        var titleText = fields.Text("title", limits.MaxTitleLength);
        var title = titleText?.Value;
        if (fields.IsMissing("title", titleText))
        {
            fields.Report(Rules.FieldMissing, fields.Locate("title"), "title", "'title: A headline'");
        }

        var basePath = TrailFields.BasePath(fields);
        var (trail, trailLocations, crumbs) = TrailFields.Read(fields, basePath);
        var permalink = TrailFields.Permalink(fields, basePath, title);
        var (aliases, aliasLocations) = TrailFields.Aliases(fields, permalink ?? LocalPath.Root);
        var (topics, topicLocations, topicPlaces) = TopicFields.Read(fields);
        var (offerings, labelLocations, offeringTopicLocations) = OfferingFields.Read(fields, topics);
        var externalId = OfferingFields.Number(fields, "id");
        var status = Status(fields);
        var (publishedAt, modifiedAt, expiresAt, datePlace) = Dates(fields);
        var (curators, curatorPlaces) = Curators(fields);
        var (source, sourcePlace) = LinkFields.Source(fields);
        var (image, imageName, imageAlt, imageSize) = LinkFields.Image(fields, title ?? "");
        var (hatTip, hatTipPlace) = LinkFields.HatTip(fields);
        var description = fields.Text("description")?.Value;
        var summary = Summary.Of(description, body.Text);
        locations = new ItemLocations
        {
            Permalink = fields.Locate("slug"),
            Number = fields.Locate("id"),
            Source = sourcePlace?.Location ?? default,
            Aliases = aliasLocations,
            Trail = trailLocations,
            Topics = topicLocations,
            Offerings = labelLocations,
            OfferingTopics = offeringTopicLocations,
            Image = imageName?.Location ?? default,
            ImageSize = imageSize,
            Links = body.Links,
            Title = fields.Place("title"),
            Slug = TrailFields.SlugPlace(fields),
            Summary = SummaryPlace(fields, description, summary, body),
            Date = datePlace,
            Modified = fields.Place("lastMod"),
            Expires = fields.Place("expiryDate"),
            Status = fields.Place("status"),
            SourceUrl = sourcePlace,
            ImageName = imageName,
            ImageAlt = imageAlt,
            HatTip = hatTipPlace,
            Insight = fields.Place("insights_description"),
            Crumbs = crumbs,
            TopicPlaces = topicPlaces,
            OfferingPlaces = [.. labelLocations.Select(location => new FieldPlace("relatedOfferings[].label", location))],
            CuratorPlaces = curatorPlaces,
            Blocks = body.Blocks,
        };
        var item = new CuratedItem
        {
            Path = path,
            ExternalId = externalId,
            Title = title ?? "",
            Summary = summary,
            Permalink = permalink ?? LocalPath.Root,
            Aliases = aliases,
            Trail = trail,
            Topics = topics,
            Offerings = offerings,
            Curators = curators,
            Source = source,
            IsOriginalCanonical = LinkFields.IsOriginalCanonical(fields, source),
            Status = status ?? ItemStatus.Draft,
            PublishedAt = publishedAt ?? default,
            ModifiedAt = modifiedAt,
            ExpiresAt = expiresAt,
            Image = image,
            OpenGraph = LinkFields.Social(fields.Group("openGraphMetaData"), "og"),
            Twitter = LinkFields.Social(fields.Group("twitterMetaData"), "twitter"),
            HatTip = hatTip,
            Insight = LinkFields.Insight(fields),
            Body = body.Html,
            BodyText = body.Text,
            ReadingMinutes = PlainText.ReadingMinutes(body.Words),
        };
        return title is null || permalink is null || status is null || publishedAt is null ? null : item;
    }

    private static ItemStatus? Status(FieldReader fields)
    {
        string[] known = ["published", "draft", "review", "removed"];
        if (fields.Text("status") is not { } text)
        {
            return ItemStatus.Published;
        }

        var index = Array.IndexOf(known, text.Value.ToLowerInvariant());
        if (index >= 0)
        {
            return (ItemStatus)index;
        }

        var meant = Spelling.Nearest(text.Value, known) is { } near ? $" Did you mean '{near}'?" : "";
        fields.Report(Rules.UnknownStatus, text.Location, Rules.Quote(text.Value), meant);
        return null;
    }

    private static (DateTime? PublishedAt, DateTime? ModifiedAt, DateTime? ExpiresAt, FieldPlace? PublishedPlace) Dates(FieldReader fields)
    {
        var (date, publish, expiry) = (fields.Date("date"), fields.Date("publishDate"), fields.Date("expiryDate"));
        if (fields.IsMissing("date", fields.Text("date")))
        {
            fields.Report(Rules.FieldMissing, fields.Locate("date"), "date", "'date: 2026-09-01'");
        }

        var publishedAt = publish > date ? publish : date;
        if (expiry <= publishedAt)
        {
            fields.Report(Rules.ExpiresBeforePublished, fields.Locate("expiryDate"), $"{publishedAt:yyyy-MM-dd}", fields.Text("expiryDate")?.Value);
        }

        var place = publish > date
            ? new FieldPlace("publishDate", fields.Locate("publishDate"), "publishDate, which is later than date")
            : fields.Place("date");
        return (publishedAt, fields.Date("lastMod"), expiry, place);
    }

    private static FieldPlace? SummaryPlace(FieldReader fields, string? description, string summary, RenderedBody body)
    {
        if (description is not null)
        {
            var isWhole = string.Equals(description, summary, StringComparison.Ordinal);
            return new FieldPlace("description", fields.Locate("description"), isWhole ? null : "description, up to its last whole word");
        }

        return body.Blocks is [var first, ..] ? new FieldPlace("body", first, "the body's first sentences, since there is no description") : null;
    }

    private static (ImmutableArray<Curator> Curators, ImmutableArray<FieldPlace> Places) Curators(FieldReader fields)
    {
        var places = ImmutableArray.CreateBuilder<FieldPlace>();
        var curators = ImmutableArray.CreateBuilder<Curator>();
        foreach (var name in fields.Texts("author"))
        {
            if (!Slug.TryFromName(name.Value, out var slug))
            {
                fields.Report(Rules.NotACurator, name.Location, Rules.Quote(name.Value));
            }
            else if (!curators.Any(curator => curator.Slug == slug))
            {
                curators.Add(new Curator(name.Value, slug));
                places.Add(new FieldPlace("author", name.Location));
            }
        }

        return (curators.ToImmutable(), places.ToImmutable());
    }
}
