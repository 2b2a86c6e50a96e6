namespace CuratedNews.Content.Captures;

/// <summary>Finds the part of a page that is the article.</summary>
internal static class MainText
{
    /// <summary>
    /// The article element, else the main element, else the element whose paragraphs have most text; null for the page as a
    /// whole. An element that calls itself the article is believed unless denser text stands outside it: then it is a teaser.
    /// </summary>
    public static PageNode? Find(PageTree page)
    {
        var candidates = page.Nodes.Where(node => node.Element is not null && !IsApart(node)).ToList();
        var main = Longest(candidates.Where(node => node.Name == "main" || node.Element!.GetAttribute("role") == "main"));
        var article = Longest(candidates.Where(node => node.Name == "article" || node.Element!.GetAttribute("role") == "article" || node.Element.GetAttribute("itemprop") == "articleBody"));
        var densest = candidates.Where(node => node.Density > 0 && node.Name is not ("p" or "ul" or "ol" or "blockquote" or "table" or "tr" or "tbody")).MaxBy(node => node.Density);
        var others = article is null ? 0 : candidates.Where(node => node.Name == "article" && !node.Holds(article) && !article.Holds(node)).Sum(node => node.TextLength);
        return IsArticle(article) && article!.TextLength > others ? article : IsArticle(main) ? main : densest;

        bool IsArticle(PageNode? named) => named is { TextLength: > 0 } && (densest is null || named.Holds(densest) || named.Density >= densest.Density || densest.Holds(named));
    }

    private static PageNode? Longest(IEnumerable<PageNode> nodes) => nodes.MaxBy(node => node.TextLength);

    private static bool IsApart(PageNode node)
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            if (above.Name is "nav" or "aside" or "footer" or "form" or "dialog" || above.IsCode || above.Element?.HasAttribute("hidden") == true)
            {
                return true;
            }
        }

        return false;
    }
}
