using CuratedNews.Catalog.Queries;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Mvc;

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
    protected async Task<IActionResult?> LoadAsync(NodeList list, string path, CancellationToken cancellationToken)
    {
        var total = await list.CountAsync(Db, cancellationToken);
        var last = Math.Max(1, (total + Size - 1) / Size);
        if (PageNumber() is not { } number || number > last)
        {
            return NotFound();
        }

        if (IsJson)
        {
            if (await NodePart.LoadAsync(Db, list, Request.Query, number, Size, cancellationToken) is not { } part)
            {
                return NotFound();
            }

            (Nodes, NextQuery) = (part.Nodes, part.NextQuery);
        }
        else
        {
            Nodes = [.. (await list.PageAsync(Db, (number - 1) * Size, Size, cancellationToken)).Select(node => node.Tie)];
        }

        Pager = new PagerModel(path, number, last, ((number - 1) * Size) + 1, Nodes.Count, total);
        return NamesFirstPage ? ToFirstPage(path) : null;
    }

    /// <summary>The head of a list: every further page has a title of its own.</summary>
    protected PageHead ListHead(string title, string description) => PageHead.OfList(title, description, Pager);
}
