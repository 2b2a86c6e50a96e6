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

/// <summary>The stages of items, and how they are called.</summary>
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

    /// <summary>Of one file: Draft.</summary>
    public static string One(this ItemStage stage) => stage == ItemStage.Review ? "In review" : stage.ToString();

    /// <summary>Of several: Drafts.</summary>
    public static string Many(this ItemStage stage) => stage switch
    {
        ItemStage.Capture => "Captures",
        ItemStage.Draft => "Drafts",
        _ => stage.One(),
    };

    /// <summary>What the files of a stage are, in a sentence or two.</summary>
    public static string Meant(this ItemStage stage) => stage switch
    {
        ItemStage.Broken => "Files with an error. Readers see the last good version, where there was one.",
        ItemStage.Capture => "Raw articles, to be made items.",
        ItemStage.Draft => "Being written. Readers do not see them.",
        ItemStage.Review => "Written, and waiting for another pair of eyes.",
        ItemStage.Scheduled => "Readers see them from their time on. The next one first.",
        ItemStage.Published => "What readers see. The latest first.",
        ItemStage.Expired => "What readers saw until its time was over. The last one first.",
        ItemStage.Removed => "Taken back: their URLs answer 410.",
        _ => "Another file has the same URL and precedes them.",
    };
}
