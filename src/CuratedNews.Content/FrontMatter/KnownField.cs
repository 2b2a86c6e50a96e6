namespace CuratedNews.Content.FrontMatter;

/// <summary>What a field of the front matter may hold. A field that is not given may be null or blank, whatever its shape.</summary>
public enum FieldShape
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>A text, or a list of texts.</summary>
    Texts,

    /// <summary>A list of texts, a text, or a JSON array in a text.</summary>
    TextsOrJson,

    /// <summary>An ISO 8601 date, or date and time.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Number,

    TrueOrFalse,

    /// <summary>A list of width and height, in pixels.</summary>
    PixelSize,

    /// <summary>A group of fields.</summary>
    Group,

    /// <summary>A list of groups of fields.</summary>
    Groups,
}

/// <summary>Of which names a field's values most often are.</summary>
public enum FieldNames
{
    /// <summary>Anything.</summary>
    None,

    Topics,
    TopicUrls,
    OfferingLabels,
    OfferingPaths,
    SectionLabels,
    SectionPaths,
    Curators,
    States,
    CanonicalPages,
}

/// <summary>A field that a page is made from.</summary>
/// <param name="Path">Its name; below a group, after the group's and a dot.</param>
public sealed record KnownField(string Path, FieldShape Shape, FieldNames Names = FieldNames.None)
{
    /// <summary>The name without its group's.</summary>
    public string Name => Split(Path).Name;

    /// <summary>The group that the field is in; empty at the top.</summary>
    public string Group => Split(Path).Group;

    internal static (string Name, string Group) Split(string path) =>
        path.LastIndexOf('.') is > 0 and var dot ? (path[(dot + 1)..], path[..dot]) : (path, "");
}
