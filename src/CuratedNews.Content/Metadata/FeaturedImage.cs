using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Metadata;

/// <summary>The picture over an item. Its file may not have been delivered; its size is read from the file, not from here.</summary>
/// <param name="FileName">A file's name without any folder.</param>
/// <param name="Alt">What it shows, for those who do not see it.</param>
public sealed record FeaturedImage(string FileName, string Alt)
{
    private static readonly string[] Extensions = [".jpeg", ".jpg", ".png", ".gif", ".webp", ".avif"];

    /// <summary>Whether a name can only mean an image file, and no other folder's.</summary>
    public static bool IsFileName(string name) =>
        name.Length is > 0 and <= 200
        && name[0] != '.'
        && name.EnumerateRunes().All(IsAllowed)
        && Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static bool IsAllowed(Rune rune) =>
        rune != Rune.ReplacementChar
        && !Rune.IsControl(rune)
        && !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format
        && !(rune.IsAscii && "/\\:%?#*\"<>|".Contains((char)rune.Value, StringComparison.Ordinal));
}
