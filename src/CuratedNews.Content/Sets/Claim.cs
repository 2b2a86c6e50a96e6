using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>A path that a file says is its own. The smallest wins: published before not, then by the file's path.</summary>
/// <param name="Path">The permalink, or an alias.</param>
/// <param name="Permalink">Of the item that claims it.</param>
internal sealed record Claim(LocalPath Path, LocalPath Permalink, ItemStatus Status, SourceLocation Location) : IComparable<Claim>
{
    public bool IsPublished => Status == ItemStatus.Published;

    public int CompareTo(Claim? other) =>
        other is null ? -1
        : IsPublished != other.IsPublished ? (IsPublished ? -1 : 1)
        : PathOrder.Instance.Compare(Location.Path, other.Location.Path);
}
