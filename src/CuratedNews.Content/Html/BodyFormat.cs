namespace CuratedNews.Content.Html;

/// <summary>What a body is written in.</summary>
public enum BodyFormat
{
    /// <summary>CommonMark with pipe tables, strikethrough and definition lists; HTML may stand in it, or be all of it.</summary>
    Markdown,

    Html,
}
