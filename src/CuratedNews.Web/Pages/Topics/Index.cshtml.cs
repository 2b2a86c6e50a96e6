using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CuratedNews.Web.Pages.Topics;

/// <summary>All topics, by vocabulary and name.</summary>
public sealed class IndexModel(CatalogSnapshot catalog) : IndexPage(catalog)
{
    public IReadOnlyList<(string Vocabulary, IReadOnlyList<NodeTie> Topics)> Vocabularies { get; private set; } = [];

    /// <summary>The place of a vocabulary on the first page that it is on.</summary>
    public static string UrlOf(string vocabulary) => $"/topic/#{Anchor(vocabulary)}";

    /// <summary>Vocabularies that differ in case or signs alone share it, and stand in one place.</summary>
    public static string Anchor(string vocabulary) => Slug.TryFromName(vocabulary, out var slug) ? slug.ToString() : "topics";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Trail = [Crumb.Home, Crumb.Topics];
        var topics = Db.Nodes.Public(NodeKind.Topic).OrderBy(node => node.Vocabulary).ThenBy(node => node.Label).ThenBy(node => node.Id);
        if (await LoadAsync(topics, "/topic/", cancellationToken) is { } other)
        {
            return other;
        }

        Vocabularies = [.. Nodes.GroupBy(topic => Anchor(topic.Vocabulary), StringComparer.Ordinal).Select(group => (group.First().Vocabulary, (IReadOnlyList<NodeTie>)[.. group]))];
        Head = ListHead("Topics", $"All {Words.Number(Pager.Total)} topics, by vocabulary: {Words.List([.. Vocabularies.Take(5).Select(entry => entry.Vocabulary)])}.");
        return Page();
    }
}
