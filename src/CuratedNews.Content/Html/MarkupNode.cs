namespace CuratedNews.Content.Html;

/// <summary>An allowed element, or text, of a body that is being cleaned.</summary>
internal sealed class MarkupNode(string name)
{
    private const string TextName = "#text";

    /// <summary>The element's name, which a repair may change.</summary>
    public string Name { get; set; } = name;

    /// <summary>Set for text only.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Canonical names and values, in the order of the table's reading.</summary>
    public List<(string Name, string Value)> Attributes { get; init; } = [];

    public List<MarkupNode> Children { get; } = [];

    /// <summary>Did the content model ask for this element, rather than the author?</summary>
    public bool IsImplied { get; init; }

    /// <summary>A heading's level as written, from 1; zero for all else.</summary>
    public int WrittenLevel { get; init; }

    public bool IsText => ReferenceEquals(Name, TextName);

    /// <summary>Does it stand in text, as text and inline elements do?</summary>
    public bool IsInline => IsText || AllowedMarkup.KindOf(Name) is ElementKind.Inline or ElementKind.LineBreak;

    public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);

    public static MarkupNode OfText(string text) => new(TextName) { Text = text };

    /// <summary>Is there a character in it that a reader sees?</summary>
    public bool HasVisibleText() => IsText ? BodyText.IsVisible(Text) : Children.Exists(child => child.HasVisibleText());

    public string? Attribute(string name) => Attributes.Find(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal)).Value;

    public void SetAttribute(string name, string? value)
    {
        Attributes.RemoveAll(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));
        if (value is not null)
        {
            Attributes.Add((name, value));
        }
    }
}
