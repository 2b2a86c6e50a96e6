namespace CuratedNews.Web.Preview;

/// <summary>The stages as headings and in lists.</summary>
internal static class StageNames
{
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
