namespace CuratedNews.Catalog.Sqlite;

/// <summary>
/// The full-text tables, which EF Core has no model of. Both hold only what readers see at the settled time, and no text:
/// a row is taken out by its item's id, and excerpts are made from the item.
/// </summary>
internal static class SearchTables
{
    /// <summary>By which <c>SearchTexts</c> cuts and stems words; excerpts are marked by the same.</summary>
    public const string Stemming = "porter unicode61 remove_diacritics 2";

    /// <summary>What a match in the title, in the names and in the text counts for, as arguments of bm25.</summary>
    public const string Weights = "10.0, 4.0, 1.0";

    /// <summary>
    /// SearchTexts is what a search asks. SearchNames keeps words as they are written, for completion while somebody
    /// types; SearchSpelling every word of an item once, for the vocabulary that misspelt words are held against.
    /// </summary>
    public const string Create =
        $"""
        CREATE VIRTUAL TABLE SearchTexts USING fts5(Title, Names, Text, content='', contentless_delete=1, tokenize='{Stemming}');
        CREATE VIRTUAL TABLE SearchNames USING fts5(Title, Names, content='', contentless_delete=1, prefix='1 2 3', tokenize='{AsWritten}');
        CREATE VIRTUAL TABLE SearchSpelling USING fts5(Text, content='', contentless_delete=1, detail=none, tokenize='{AsWritten}');
        CREATE VIRTUAL TABLE SearchVocabulary USING fts5vocab(SearchSpelling, row);
        INSERT INTO SearchTexts (SearchTexts, rank) VALUES ('hashsize', {HashBytes}), ('automerge', 0), ('crisismerge', {MostParts});
        INSERT INTO SearchNames (SearchNames, rank) VALUES ('hashsize', {HashBytes}), ('automerge', 0), ('crisismerge', {MostParts});
        INSERT INTO SearchSpelling (SearchSpelling, rank) VALUES ('hashsize', {HashBytes}), ('automerge', 0), ('crisismerge', {MostParts});
        """;

    public static readonly IReadOnlyList<string> Names = ["SearchTexts", "SearchNames", "SearchSpelling"];

    /// <summary>What a table holds in memory before it writes a part of its index: SQLite's 1 MB makes hundreds of parts of 100,000 items, to be merged again.</summary>
    private const string HashBytes = "8388608";

    /// <summary>
    /// Every import adds a part to a table's index. They are merged behind the imports (<see cref="SearchMerge"/>), because an
    /// edit whose turn it was waited for it; where nobody ever does that, an import merges this many at once.
    /// </summary>
    private const string MostParts = "250";

    private const string AsWritten = "unicode61 remove_diacritics 2";
}
