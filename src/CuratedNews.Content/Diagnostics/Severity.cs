namespace CuratedNews.Content.Diagnostics;

/// <summary>How much a problem costs: ordered, so that the worst of several is their maximum.</summary>
public enum Severity
{
    /// <summary>A hint; the item is shown as written.</summary>
    Info,

    /// <summary>The item is shown, without the part that the diagnostic names.</summary>
    Warning,

    /// <summary>The file is not taken over; its last good version, where there is one, stays on the site.</summary>
    Error,
}
