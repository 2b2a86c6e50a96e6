namespace CuratedNews.Content.Metadata;

/// <summary>What its editor says of an item. Whether readers see a published one depends on the time as well.</summary>
public enum ItemStatus
{
    Published,
    Draft,
    Review,

    /// <summary>Taken back: its URL answers 410.</summary>
    Removed,
}
