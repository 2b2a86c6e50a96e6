using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Catalog.Search;

/// <summary>A node as a search knows it.</summary>
/// <param name="Items">Live items under it.</param>
internal sealed record NodeName(long Id, NodeKind Kind, string Key, string Label, string Vocabulary, int Items)
{
    /// <summary>The words of the label as a slug has them, with a '-' before and after each.</summary>
    public string Words { get; } = Fold(Label);

    /// <summary>The words of a text as <see cref="Words"/> has them; "-" where it has none.</summary>
    public static string Fold(string text) => Slug.TryFromName(text, out var slug) ? $"-{slug}-" : "-";

    /// <summary>Is what somebody wrote the name of this node: its key, its label or, for a source, its host without "www."?</summary>
    public bool IsCalled(string value, string folded) =>
        string.Equals(Key, value, StringComparison.OrdinalIgnoreCase)
        || (folded.Length > 1 && Words == folded)
        || Kind switch
        {
            NodeKind.Topic => folded.Length > 1 && Fold($"{Vocabulary} {Label}") == folded,
            NodeKind.Section => string.Equals(Key.Trim('/'), value.Trim('/'), StringComparison.OrdinalIgnoreCase),
            NodeKind.Source => string.Equals(Key, "www." + value, StringComparison.OrdinalIgnoreCase) || string.Equals("www." + Key, value, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    /// <summary>Does every word begin a word of the label?</summary>
    public bool HasWords(IEnumerable<string> foldedWords) => foldedWords.All(word => Words.Contains("-" + word, StringComparison.Ordinal));
}
