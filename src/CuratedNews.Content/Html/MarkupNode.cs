using System.Collections.Immutable;

namespace CuratedNews.Content.Html;

/// <summary>An allowed element, or text, of a body that is being cleaned.</summary>
internal sealed class MarkupNode
{
    private const string TextName = "#text";

    /// <summary>Of texts, which hold nothing and are most of a body's nodes.</summary>
    private static readonly List<MarkupNode> NoChildren = [];

    public MarkupNode(string name)
    {
        Name = name;
        Children = [];
    }

    private MarkupNode(string name, string text, int offset)
    {
        Name = name;
        Text = text;
        Offset = offset;
        Children = NoChildren;
    }

    /// <summary>The element's name, which a repair may change.</summary>
    public string Name { get; set; }

    /// <summary>Set for text only.</summary>
    public string Text { get; } = "";

    /// <summary>Names and values as they are written, in the order of the source.</summary>
    public ImmutableArray<(string Name, string Value)> Attributes { get; set; } = [];

    public List<MarkupNode> Children { get; }

    /// <summary>Did the content model ask for this element, rather than the author?</summary>
    public bool IsImplied { get; init; }

    /// <summary>A heading's level as written, from 1; zero for all else.</summary>
    public int WrittenLevel { get; init; }

    /// <summary>Where it begins in the source: a tag's '&lt;', a text's first character to be seen; -1 where that is not known.</summary>
    public int Offset { get; set; } = -1;

    public bool IsText => ReferenceEquals(Name, TextName);

    /// <summary>Does it stand in text, as text and inline elements do?</summary>
    public bool IsInline => IsText || AllowedMarkup.KindOf(Name) is ElementKind.Inline or ElementKind.LineBreak;

    public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);

    public static MarkupNode OfText(string text, int offset = -1) => new(TextName, text, offset);

    /// <summary>Is there a character in it that a reader sees?</summary>
    public bool HasVisibleText() => IsText ? BodyText.IsVisible(Text) : Children.Exists(child => child.HasVisibleText());

    public string? Attribute(string name)
    {
        foreach (var (attribute, value) in Attributes)
        {
            if (string.Equals(attribute, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    public void SetAttribute(string name, string? value)
    {
        Attributes = Attributes.RemoveAll(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));
        if (value is not null)
        {
            Attributes = Attributes.Add((name, value));
        }
    }
}
