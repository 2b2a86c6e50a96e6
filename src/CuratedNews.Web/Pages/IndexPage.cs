using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Pages;

/// <summary>A page that lists nodes of one kind.</summary>
public abstract class IndexPage(CatalogSnapshot catalog) : SitePage(catalog)
{
    /// <summary>More names than that are no longer a page that one looks over.</summary>
    internal const int Size = 240;

    public IReadOnlyList<NodeTie> Nodes { get; private set; } = [];

    public PagerModel Pager { get; private set; } = new("/", 1, 1, 1, 0, 0);

    public override Func<SiteOptions, Document> Document => site => IndexDocument.Of(this, site);

    /// <summary>Loads one page of the nodes; null where all is well, else the answer.</summary>
    /// <param name="nodes">In an order that ends in a unique key.</param>
    protected async Task<IActionResult?> LoadAsync(IOrderedQueryable<NodeRow> nodes, string path, CancellationToken cancellationToken)
    {
        var total = await nodes.CountAsync(cancellationToken);
        var last = Math.Max(1, (total + Size - 1) / Size);
        if (PageNumber() is not { } number || number > last)
        {
            return NotFound();
        }

        if (IsJson)
        {
            if (await NodePart.LoadAsync(nodes, Request.Query, number, Size, cancellationToken) is not { } part)
            {
                return NotFound();
            }

            (Nodes, NextQuery) = (part.Nodes, part.NextQuery);
        }
        else
        {
            Nodes = await nodes
                .Skip((number - 1) * Size).Take(Size)
                .Select(node => new NodeTie(node.Kind, node.Key, node.Label, node.Vocabulary, node.Items))
                .ToListAsync(cancellationToken);
        }

        Pager = new PagerModel(path, number, last, ((number - 1) * Size) + 1, Nodes.Count, total);
        return NamesFirstPage ? ToFirstPage(path) : null;
    }

    /// <summary>The head of a list: every further page has a title of its own.</summary>
    protected PageHead ListHead(string title, string description) => PageHead.OfList(title, description, Pager);
}
