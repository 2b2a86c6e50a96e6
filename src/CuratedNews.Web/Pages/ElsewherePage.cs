using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Representations;

namespace CuratedNews.Web.Pages;

/// <summary>A page for a URL that has none: where else to go.</summary>
public abstract class ElsewherePage(CatalogSnapshot catalog) : SitePage(catalog)
{
    private const int MaxItems = 5;
    private const int MaxTopics = 12;

    public IReadOnlyList<ItemCard> Latest { get; private set; } = [];

    /// <summary>Topics that the reader may have come for.</summary>
    public IReadOnlyList<NodeTie> Topics { get; protected set; } = [];

    public override Func<SiteOptions, Document> Document => site => ProblemDocument.Of(this, site);

    protected async Task LoadAsync(string title, CancellationToken cancellationToken)
    {
        Head = new PageHead(title, title, "/") { IsHidden = true };
        var home = await Db.HomeAsync(cancellationToken);
        if (home is not null)
        {
            Latest = await Db.CardsAsync(home.Id, Now, before: null, skipped: 0, MaxItems, cancellationToken);
        }

        if (Topics.Count == 0)
        {
            Topics = await Db.LargestAsync(NodeKind.Topic, MaxTopics, cancellationToken);
        }
    }
}
