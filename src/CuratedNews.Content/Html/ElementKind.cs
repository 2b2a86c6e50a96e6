namespace CuratedNews.Content.Html;

/// <summary>What an allowed element may hold and where it may stand: the content model, cut down to what bodies need.</summary>
internal enum ElementKind
{
    /// <summary>Stands in text and holds text.</summary>
    Inline,

    /// <summary>A line break: stands in text, holds nothing.</summary>
    LineBreak,

    /// <summary>A thematic break: stands between blocks, holds nothing.</summary>
    Separator,

    /// <summary>A block that holds text and inline elements, never another block.</summary>
    Text,

    /// <summary>A block that holds blocks.</summary>
    Flow,

    /// <summary>A list: holds its items only.</summary>
    List,

    /// <summary>A table, a group of its rows, or a row.</summary>
    TablePart,
}
