namespace CuratedNews.Catalog.Rows;

/// <summary>What a node is. Stored as a number: never renumber, raise <c>CatalogDbContext.SchemaVersion</c>.</summary>
public enum NodeKind
{
    /// <summary>Key: its path, such as <c>/news/</c>; the home page is the section <c>/</c>.</summary>
    Section = 1,

    /// <summary>Key: its slug.</summary>
    Topic = 2,

    /// <summary>Key: its slug.</summary>
    Offering = 3,

    /// <summary>A curator. Key: the name's slug.</summary>
    Author = 4,

    /// <summary>A site. Key: its host.</summary>
    Source = 5,
}
