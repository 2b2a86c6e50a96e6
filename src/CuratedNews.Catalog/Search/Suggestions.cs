using System.Collections.Immutable;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Metadata;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Search;

/// <summary>Topics and offerings of the catalog whose names occur in an article, those that say most of it first; at most five of each.</summary>
public sealed record Suggestions(ImmutableArray<SuggestedName> Topics, ImmutableArray<SuggestedName> Offerings)
{
    private const int MaxNames = 5;

    /// <summary>What a name in the title counts for.</summary>
    private const double TitleWeight = 3;

    /// <summary>What the words of a name count for where they stand apart.</summary>
    private const double ApartWeight = 0.3;

    /// <summary>Null where there is no catalog of this version, which an import would make.</summary>
    /// <exception cref="SqliteException">The file is there and cannot be read.</exception>
    public static Suggestions? Of(CatalogFile catalog, string title, string text)
    {
        if (!File.Exists(catalog.FullPath))
        {
            return null;
        }

        using var connection = catalog.OpenForReading();
        using var version = new Statement(connection, "SELECT user_version FROM pragma_user_version");
        return version.Number() == CatalogDbContext.SchemaVersion ? Of(connection, title, text) : null;
    }

    /// <param name="connection">Of a catalog of this version.</param>
    public static Suggestions Of(SqliteConnection connection, string title, string text)
    {
        var article = new ArticleWords(title, text);
        using var words = new Statement(connection, "SELECT doc FROM SearchVocabulary WHERE term = ?");
        using var all = new Statement(connection, "SELECT Items FROM Nodes WHERE Kind = ? AND Key = '/'");
        var items = all.Number(NodeKind.Section) ?? 0;
        var found = new List<(NodeKind Kind, SuggestedName Name, double Worth, int Items)>();
        using var nodes = new Statement(connection, "SELECT Kind, Key, Label, Vocabulary, Items FROM Nodes WHERE Kind IN (?, ?) AND (Items > 0 OR Mentions > 0)");
        using var rows = nodes.Query(NodeKind.Topic, NodeKind.Offering);
        while (rows.Read())
        {
            var (kind, key, label, vocabulary) = ((NodeKind)rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3));
            if (article.Find(label) is not { } occurrence)
            {
                continue;
            }

            var rarity = occurrence.Words.Average(word => Math.Log(1 + (items / (1.0 + (words.Number(word) ?? 0)))));
            var worth = rarity * Math.Sqrt(occurrence.Words.Length) * ((occurrence.InTitle > 0 ? TitleWeight : 0) + Math.Log(1 + occurrence.InText)) * (occurrence.IsPhrase ? 1 : ApartWeight);
            var name = kind == NodeKind.Topic && vocabulary != TopicName.NoVocabulary ? $"{vocabulary}: {label}" : label;
            found.Add((kind, new SuggestedName(name, key, occurrence.ToString()), worth, rows.GetInt32(4)));
        }

        return new Suggestions(Best(NodeKind.Topic), Best(NodeKind.Offering));

        ImmutableArray<SuggestedName> Best(NodeKind kind) =>
        [
            .. found.Where(one => one.Kind == kind)
                .OrderByDescending(one => one.Worth).ThenByDescending(one => one.Items).ThenBy(one => one.Name.Path, StringComparer.Ordinal)
                .Take(MaxNames)
                .Select(one => one.Name),
        ];
    }
}
