using System.Collections.Frozen;
using AngleSharp.Dom;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>Parts of pages that are not the article, by the elements, roles and names that pages give them.</summary>
internal static class PageParts
{
    private static readonly FrozenDictionary<string, string> Elements = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nav"] = "navigation",
        ["footer"] = "the page's foot",
        ["aside"] = "a side column",
        ["form"] = "a form",
        ["search"] = "a form",
        ["dialog"] = "a dialog",
        ["button"] = "a control",
        ["select"] = "a control",
        ["option"] = "a control",
        ["optgroup"] = "a control",
        ["datalist"] = "a control",
        ["textarea"] = "a control",
        ["output"] = "a control",
        ["progress"] = "a control",
        ["meter"] = "a control",
        ["img"] = "a picture",
        ["picture"] = "a picture",
        ["svg"] = "a picture",
        ["canvas"] = "a picture",
        ["video"] = "a film or sound",
        ["audio"] = "a film or sound",
        ["object"] = "an embedded page",
        ["embed"] = "an embedded page",
        ["applet"] = "an embedded page",
        ["math"] = "a formula",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Roles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["navigation"] = "navigation",
        ["banner"] = "the page's head",
        ["contentinfo"] = "the page's foot",
        ["complementary"] = "a side column",
        ["search"] = "a form",
        ["form"] = "a form",
        ["dialog"] = "a dialog",
        ["alertdialog"] = "a dialog",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words of classes and ids.</summary>
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["share"] = "a call to share or subscribe",
        ["sharing"] = "a call to share or subscribe",
        ["sharedaddy"] = "a call to share or subscribe",
        ["social"] = "a call to share or subscribe",
        ["newsletter"] = "a call to share or subscribe",
        ["subscribe"] = "a call to share or subscribe",
        ["signup"] = "a call to share or subscribe",
        ["cookie"] = "a notice about cookies",
        ["cookies"] = "a notice about cookies",
        ["consent"] = "a notice about cookies",
        ["gdpr"] = "a notice about cookies",
        ["related"] = Furniture.OtherArticles,
        ["recommended"] = Furniture.OtherArticles,
        ["recirculation"] = Furniture.OtherArticles,
        ["comments"] = "readers' comments",
        ["disqus"] = "readers' comments",
        ["respond"] = "readers' comments",
        ["breadcrumb"] = Furniture.Trail,
        ["breadcrumbs"] = Furniture.Trail,
        ["advert"] = "an advertisement",
        ["adverts"] = "an advertisement",
        ["advertisement"] = "an advertisement",
        ["ads"] = "an advertisement",
        ["adsbygoogle"] = "an advertisement",
        ["sponsor"] = "an advertisement",
        ["sponsored"] = "an advertisement",
        ["promo"] = "an advertisement",
        ["pagination"] = "navigation",
        ["pager"] = "navigation",
        ["nav"] = "navigation",
        ["menu"] = "navigation",
        ["navbar"] = "navigation",
        ["popup"] = "a dialog",
        ["modal"] = "a dialog",
        ["sidebar"] = "a side column",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an element is, if its name says that it is not the article.</summary>
    public static string? OfElement(PageNode node) => Elements.GetValueOrDefault(node.Name) ?? (node is { Name: "figure", HoldsText: false } ? "a picture"
        : UnlistedMarkup.IsDropped(node.Name) || node.Element?.NamespaceUri != NamespaceNames.HtmlUri || IsFilled(node) ? "markup that no article has" : null);

    /// <summary>Inside a select AngleSharp 1.10 puts text into elements that can have none.</summary>
    private static bool IsFilled(PageNode node) => node.TextLength > 0 && AllowedMarkup.KindOf(node.Name) is (ElementKind.Separator or ElementKind.LineBreak);

    /// <summary>What an element is, if its role, its classes or its id say that it is not the article, which they do less surely.</summary>
    public static string? OfNames(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return "hidden from readers";
        }

        if (element.GetAttribute("role") is { } role && Roles.GetValueOrDefault(role.Trim().ToLowerInvariant()) is { } part)
        {
            return part;
        }

        foreach (var word in $"{element.GetAttribute("class")} {element.Id}".Split([' ', '-', '_', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Words.GetValueOrDefault(word.ToLowerInvariant()) is { } named)
            {
                return named;
            }
        }

        return null;
    }
}
