namespace CuratedNews.Web.Exporting;

/// <summary>What an export did and found.</summary>
public sealed record ExportSummary
{
    /// <summary>Files that were made, the same as before or not.</summary>
    public required int Made { get; init; }

    /// <summary>Files that were new or others than those in the folder; so is <see cref="Unchanged"/> for the rest.</summary>
    public required int Written { get; init; }

    public required int Removed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>URLs that cannot have a file of their own, because of what the content calls them.</summary>
    public required int Nameless { get; init; }

    /// <summary>URLs that could not be made, or whose place in the folder is taken.</summary>
    public required int Failed { get; init; }

    /// <summary>Another process imported meanwhile, so that pages of two states of the site stand beside each other.</summary>
    public required bool IsTorn { get; init; }

    /// <summary>The first of those that are left out, each with its reason.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
