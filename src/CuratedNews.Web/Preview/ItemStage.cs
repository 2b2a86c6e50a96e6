using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Preview;

/// <summary>Where a content file stands on its way to readers.</summary>
public enum ItemStage
{
    /// <summary>Raw text, to be made an item.</summary>
    Capture,

    Draft,

    Review,

    /// <summary>Published, from a moment to come.</summary>
    Scheduled,

    /// <summary>Readers see it.</summary>
    Published,

    /// <summary>Readers saw it once.</summary>
    Expired,

    /// <summary>Taken back: 410.</summary>
    Removed,

    /// <summary>Another file has its URL, and precedes it.</summary>
    Hidden,

    /// <summary>The file has an error; readers see its last good version, where it had one.</summary>
    Broken,
}

/// <summary>The stages of items.</summary>
internal static class ItemStages
{
    /// <param name="now">UTC.</param>
    public static ItemStage StageAt(this ItemRow item, DateTime now) => item switch
    {
        { Status: ItemStatus.Draft } => ItemStage.Draft,
        { Status: ItemStatus.Review } => ItemStage.Review,
        { Status: ItemStatus.Removed } => ItemStage.Removed,
        { IsShadowed: true } => ItemStage.Hidden,
        _ when item.ExpiresAt <= now => ItemStage.Expired,
        _ when item.PublishedAt > now => ItemStage.Scheduled,
        _ => ItemStage.Published,
    };

    /// <summary>What the stage means, as a sentence's end: "It …".</summary>
    public static string Meaning(this ItemStage stage) => stage switch
    {
        ItemStage.Capture => "is raw text that wants to be made an item",
        ItemStage.Draft => "is a draft: readers do not see it",
        ItemStage.Review => "is in review: readers do not see it",
        ItemStage.Scheduled => "is scheduled: readers will see it",
        ItemStage.Published => "is published: readers see it",
        ItemStage.Expired => "has expired: readers no longer see it",
        ItemStage.Removed => "was taken back: its URL answers 410",
        ItemStage.Hidden => "is hidden: another file has its URL",
        _ => "has an error: readers see its last good version, where it had one",
    };
}
