using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages.Topics;

/// <summary>All topics by vocabulary and name, or those of one vocabulary, with one first letter, or with some words in their names.</summary>
public sealed class IndexModel(CatalogSnapshot catalog) : IndexPage(catalog)
{
    private const int MaxFilter = 100;

    public IReadOnlyList<(string Vocabulary, IReadOnlyList<NodeTie> Topics)> Vocabularies { get; private set; } = [];

    /// <summary>Every vocabulary with its number of topics, as links.</summary>
    public IReadOnlyList<IndexLink> VocabularyLinks { get; private set; } = [];

    /// <summary>The first letters of the topics' names, of the chosen vocabulary where one is; '#' stands for all that is no Latin letter.</summary>
    public IReadOnlyList<IndexLink> Letters { get; private set; } = [];

    /// <summary>What the names have to have in them.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>The chosen vocabulary's part of the URL; empty where none is chosen.</summary>
    public string Vocabulary { get; private set; } = "";

    public string Letter { get; private set; } = "";

    public bool IsNarrowed => (Filter + Vocabulary + Letter).Length > 0;

    /// <summary>The topics of one vocabulary.</summary>
    public static string UrlOf(string vocabulary) => Address(Anchor(vocabulary), "", "");

    /// <summary>Vocabularies that differ in case or signs alone share it, and stand in one place.</summary>
    public static string Anchor(string vocabulary) => Slug.TryFromName(vocabulary, out var slug) ? slug.ToString() : "topics";

    public async Task<IActionResult> OnGetAsync(string? q, string? vocabulary, string? letter, CancellationToken cancellationToken)
    {
        Trail = [Crumb.Home, Crumb.Topics];
        (Filter, Vocabulary, Letter) = ((q ?? "").Trim(), vocabulary ?? "", letter ?? "");
        if (Filter.Length > MaxFilter || (Letter.Length > 0 && Letter is not (['#'] or [>= 'a' and <= 'z'])))
        {
            return NotFound();
        }

        var all = new NodeList(NodeKind.Topic);
        var vocabularies = await all.VocabulariesAsync(Db, cancellationToken);
        VocabularyLinks =
        [
            .. vocabularies.GroupBy(entry => Anchor(entry.Name), StringComparer.Ordinal)
                .Select(group => new IndexLink(group.First().Name, group.Sum(entry => entry.Nodes), Address(group.Key, "", ""), group.Key == Vocabulary)),
        ];
        var chosen = vocabularies.Where(entry => Anchor(entry.Name) == Vocabulary).Select(entry => entry.Name).ToList();
        if (Vocabulary.Length > 0 && chosen.Count == 0)
        {
            return NotFound();
        }

        var topics = all with
        {
            Vocabularies = chosen.Count == 0 ? null : chosen,
            Letter = Letter.Length == 0 ? null : Letter[0],
            Words = Filter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        };
        Letters = await LettersAsync(topics, cancellationToken);
        if (await LoadAsync(topics, Address(Vocabulary, Letter, Filter), cancellationToken) is { } other)
        {
            return other;
        }

        Vocabularies = [.. Nodes.GroupBy(topic => Anchor(topic.Vocabulary), StringComparer.Ordinal).Select(group => (group.First().Vocabulary, (IReadOnlyList<NodeTie>)[.. group]))];
        Head = ListHead("Topics", $"All {Words.Number(Pager.Total)} topics, by vocabulary: {Words.List([.. Vocabularies.Take(5).Select(entry => entry.Vocabulary)])}.") with { IsHidden = IsNarrowed };
        return Page();
    }

    private async Task<IReadOnlyList<IndexLink>> LettersAsync(NodeList topics, CancellationToken cancellationToken)
    {
        var firsts = await topics.FirstCharactersAsync(Db, cancellationToken);
        return
        [
            .. firsts.GroupBy(entry => entry.First is [var first, ..] && char.IsAsciiLetter(first) ? entry.First.ToLowerInvariant() : "#", StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new IndexLink(group.Key.ToUpperInvariant(), group.Sum(entry => entry.Nodes), Address(Vocabulary, group.Key, ""), group.Key == Letter)),
        ];
    }

    private static string Address(string vocabulary, string letter, string filter)
    {
        var query = new[] { ("vocabulary", vocabulary), ("letter", letter), ("q", filter) }
            .Where(pair => pair.Item2.Length > 0)
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}");
        return "/topic/" + string.Join('&', query) is var url && url.Contains('=', StringComparison.Ordinal) ? url.Insert("/topic/".Length, "?") : "/topic/";
    }
}

/// <summary>A link that narrows the index of topics.</summary>
/// <param name="Topics">How many are left.</param>
/// <param name="IsCurrent">It is what is shown.</param>
public sealed record IndexLink(string Label, int Topics, string Url, bool IsCurrent);
