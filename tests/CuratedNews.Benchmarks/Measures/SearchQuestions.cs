using System.Text.RegularExpressions;
using CuratedNews.Catalog;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Html;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>What readers of a corpus may ask, in its own words: chosen by how many items have them, and from what single items say.</summary>
internal static partial class SearchQuestions
{
    public const string Misspelling = "a misspelt word";

    private const int EachKind = 40;
    private const int MinLetters = 4;

    /// <summary>The kinds of questions, each with some URLs of the page or of the suggestions that answer them.</summary>
    public static async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Urls)>> OfAsync(CatalogView db)
    {
        var total = await db.Items.CountAsync(item => item.IsLive);
        var words = await WordsAsync(db);
        var items = await SampleAsync(db, total);
        var common = words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key).Take(EachKind / 2);
        var rare = Near(words, total / 100).Take(EachKind);
        var typed = items.SelectMany(item => LettersOnly(item.Title)).Where(word => word.Length >= 8).Distinct(StringComparer.Ordinal).Take(EachKind).ToList();
        return
        [
            ("a word that most items have", [.. common.Select(word => Search(word))]),
            ("a word that one item in a hundred has", [.. rare.Select(word => Search(word))]),
            ("three words of one item", [.. items.Select(item => Search(string.Join(' ', Some(item, words, total, 3))))]),
            ("a phrase of three words", [.. items.Select(item => Phrase(item.Text)).OfType<string>().Select(phrase => Search($"\"{phrase}\""))]),
            ("a word, two years, a topic chosen", [.. items.Select(item => Search(FormattableString.Invariant($"{Some(item, words, total, 1)[0]} year:{item.Year - 1}-{item.Year}")) + "&topic=" + item.Topic)]),
            (Misspelling, [.. words.Keys.Where(word => word.Length > 6).Order(StringComparer.Ordinal).Select(Misspelt).Where(word => !words.ContainsKey(word)).Take(EachKind).Select(word => Search(word))]),
            .. ((int[])[2, 4, 8]).Select(letters => ($"suggestions for {letters} letters", (IReadOnlyList<string>)[.. typed.Select(word => word[..letters]).Distinct(StringComparer.Ordinal).Select(beginning => "/search/suggest?q=" + beginning)])),
        ];
    }

    private static string Search(string text) => "/search?q=" + Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>Every word of plain letters with the number of items that have it.</summary>
    private static async Task<Dictionary<string, int>> WordsAsync(CatalogView db)
    {
        var rows = await db.Context.Database.SqlQuery<Word>($"SELECT term AS Text, doc AS Items FROM SearchVocabulary").ToListAsync();
        return rows.Where(row => row.Text.Length >= MinLetters && Letters().Match(row.Text).Length == row.Text.Length).ToDictionary(row => row.Text, row => row.Items, StringComparer.Ordinal);
    }

    /// <summary>Items from the oldest to the newest, as far from each other as can be.</summary>
    private static async Task<IReadOnlyList<Item>> SampleAsync(CatalogView db, int total)
    {
        var step = Math.Max(1, total / EachKind);
        var rows = await db.Items
            .Where(item => item.IsLive && item.Id % step == 0)
            .OrderBy(item => item.Id)
            .Take(EachKind)
            .Select(item => new
            {
                item.Title,
                item.PublishedAt,
                Body = db.Context.ItemTexts.Where(text => text.ItemId == item.Id).Select(text => text.Body).First(),
                Topic = db.Context.Memberships.Where(row => row.ItemId == item.Id).Join(db.Nodes.Where(node => node.Kind == NodeKind.Topic), row => row.NodeId, node => node.Id, (row, node) => node.Key).First(),
            })
            .ToListAsync();
        return [.. rows.Select(row => new Item(row.Title, PlainText.Of(SafeHtml.FromCatalog(row.Body)), row.PublishedAt.Year, row.Topic))];
    }

    /// <summary>Words of an item of which about a tenth of all items have each.</summary>
    private static List<string> Some(Item item, Dictionary<string, int> words, int total, int count)
    {
        var own = LettersOnly(item.Text).ToHashSet(StringComparer.Ordinal);
        return [.. Near(words.Where(word => own.Contains(word.Key)), total / 10).Take(count)];
    }

    /// <summary>Those words first of which about so many items have each.</summary>
    private static IEnumerable<string> Near(IEnumerable<KeyValuePair<string, int>> words, int items) =>
        words.OrderBy(word => Math.Abs(Math.Log((double)word.Value / Math.Max(1, items)))).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key);

    /// <summary>The first three words in the second half of a text that nothing but spaces separates; null where there are none.</summary>
    private static string? Phrase(string text) => ThreeWords().Match(text, text.Length / 2) is { Success: true } match ? match.Value : null;

    /// <summary>Two neighbouring letters, a fast typist's commonest mistake, in the other order.</summary>
    private static string Misspelt(string word) => $"{word[..3]}{word[4]}{word[3]}{word[5..]}";

    private static IEnumerable<string> LettersOnly(string text) => Letters().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    [GeneratedRegex("[a-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex("(?<= )[a-z]+ [a-z]+ [a-z]+(?= )", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ThreeWords();

    private sealed record Item(string Title, string Text, int Year, string Topic);

    private sealed record Word(string Text, int Items);
}
