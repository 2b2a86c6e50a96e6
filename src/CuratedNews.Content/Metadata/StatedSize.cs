using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Metadata;

/// <summary>What front matter says of an image's size, which the file itself may contradict.</summary>
/// <param name="Width">In pixels, 1 to 65,535.</param>
/// <param name="Height">In pixels, 1 to 65,535.</param>
public sealed record StatedSize(int Width, int Height, SourceLocation Location);
