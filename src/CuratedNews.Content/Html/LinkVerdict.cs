namespace CuratedNews.Content.Html;

/// <summary>What becomes of a link's address.</summary>
internal enum LinkVerdict
{
    Kept,

    /// <summary>There is no address.</summary>
    Absent,

    /// <summary>A scheme that readers are not sent to, or an address that is no URL of its scheme.</summary>
    OtherScheme,

    /// <summary>An address that means something else on each page, such as <c>../x</c>, <c>#x</c> or <c>//host</c>.</summary>
    Relative,

    /// <summary>A path of the editors' side.</summary>
    Internal,
}
