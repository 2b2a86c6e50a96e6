using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;

namespace CuratedNews.Catalog.Queries;

/// <summary>A node's place in a <see cref="NodeList"/>.</summary>
public sealed record NodePlace(string Vocabulary, string Label, long NodeId);

/// <summary>All nodes of a kind that have a page, or some of them, by vocabulary, label and id, each byte by byte.</summary>
public sealed record NodeList(NodeKind Kind)
{
    private const string Public = "FROM Nodes n WHERE n.Kind = ?1 AND (n.Items > 0 OR n.Mentions > 0)";
    private const string OfVocabularies = $"{Public} AND (?2 IS NULL OR n.Vocabulary IN (SELECT value FROM json_each(?2)))";

    private const string Chosen =
        $"{OfVocabularies} AND (?3 IS NULL OR n.Label GLOB ?3) AND (?4 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(?4) WHERE n.Label NOT LIKE value ESCAPE '\\'))";

    private const string InOrder = "ORDER BY n.Vocabulary, n.Label, n.Id";
    private const string CountOf = $"SELECT count(*) {Chosen}";
    private const string PageOf = $"SELECT n.Id, {RowColumns.Tie}, n.Items {Chosen} {InOrder} LIMIT ?5 OFFSET ?6";

    private const string BehindPlace =
        $"SELECT n.Id, {RowColumns.Tie}, n.Items {Chosen} AND n.Vocabulary >= ?6 AND (n.Vocabulary > ?6 OR n.Label > ?7 OR (n.Label = ?7 AND n.Id > ?8)) {InOrder} LIMIT ?5";

    private const string VocabulariesOf = $"SELECT n.Vocabulary, count(*) {Public} GROUP BY n.Vocabulary ORDER BY n.Vocabulary";
    private const string FirstsOf = $"SELECT substr(n.Label, 1, 1), count(*) {OfVocabularies} GROUP BY substr(n.Label, 1, 1)";

    /// <summary>Of one of these; null for any.</summary>
    public IReadOnlyCollection<string>? Vocabularies { get; init; }

    /// <summary>A small Latin letter that labels begin with, small or large, or '#' for those that begin with none; null for any.</summary>
    public char? Letter { get; init; }

    /// <summary>What labels have in them, each; the case of Latin letters does not count.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];

    private string? VocabularyList => Vocabularies is null ? null : RowColumns.List(Vocabularies);

    private string? LetterPattern => Letter is { } letter ? letter == '#' ? "[^A-Za-z]*" : $"[{letter}{char.ToUpperInvariant(letter)}]*" : null;

    private string? WordPatterns => Words.Count == 0 ? null : RowColumns.List([.. Words.Select(word => $"%{Escape(word)}%")]);

    public ValueTask<int> CountAsync(CatalogView db, CancellationToken cancellationToken) =>
        ValueTask.FromResult((int)(db.Number(CountOf, cancellationToken, Kind, VocabularyList, LetterPattern, WordPatterns) ?? 0));

    /// <param name="skipped">How many are left out at the list's beginning.</param>
    public ValueTask<List<NodePlaced>> PageAsync(CatalogView db, int skipped, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(PageOf, Read, cancellationToken, Kind, VocabularyList, LetterPattern, WordPatterns, count, skipped));

    /// <summary>The nodes behind a place, whether its node is still there or not.</summary>
    public ValueTask<List<NodePlaced>> BehindAsync(CatalogView db, NodePlace place, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(BehindPlace, Read, cancellationToken, Kind, VocabularyList, LetterPattern, WordPatterns, count, place.Vocabulary, place.Label, place.NodeId));

    /// <summary>How many nodes of the kind each vocabulary has, whatever is chosen, in the list's order.</summary>
    public ValueTask<List<(string Name, int Nodes)>> VocabulariesAsync(CatalogView db, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(VocabulariesOf, row => (row.GetString(0), row.GetInt32(1)), cancellationToken, Kind));

    /// <summary>How many nodes of the chosen vocabularies begin with each character, whatever else is chosen, in no order.</summary>
    public ValueTask<List<(string First, int Nodes)>> FirstCharactersAsync(CatalogView db, CancellationToken cancellationToken) =>
        ValueTask.FromResult(db.All(FirstsOf, row => (row.GetString(0), row.GetInt32(1)), cancellationToken, Kind, VocabularyList));

    private static NodePlaced Read(Statement.Rows row) => new(row.GetInt64(0), RowColumns.ReadTie(row, 1));

    private static string Escape(string word) =>
        word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>A node of a <see cref="NodeList"/>.</summary>
public sealed record NodePlaced(long NodeId, NodeTie Tie)
{
    public NodePlace Place => new(Tie.Vocabulary, Tie.Label, NodeId);
}
