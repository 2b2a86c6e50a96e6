using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Tests.Html;

/// <summary>Reads clean markup as a browser would and says what is wrong with it: with the allow-list, and with HTML.</summary>
internal static class PublishedMarkup
{
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "p", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "caption", "dt" };

    private static readonly HashSet<string> Blocks = new(Texts, StringComparer.Ordinal)
    {
        "hr", "ul", "ol", "li", "dl", "dd", "blockquote", "figure", "figcaption", "details", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
    };

    public static List<string> Faults(SafeHtml html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true, MaximumDepth = int.MaxValue });
        var page = parser.ParseDocument("<!doctype html><title>x</title><main><h1>x</h1><article></article></main>");
        var faults = new List<string>();
        var level = 1;
        foreach (var node in parser.ParseFragment(html.ToString(), page.QuerySelector("article")!))
        {
            if (node is IText text ? !string.IsNullOrWhiteSpace(text.Data) : node is not IElement root || !Blocks.Contains(root.LocalName))
            {
                faults.Add($"{node.NodeName} at the top");
            }

            Read(node, 1, faults, ref level);
        }

        return faults;
    }

    private static void Read(INode node, int depth, List<string> faults, ref int level)
    {
        if (node is not IElement element)
        {
            faults.AddRange(node is IText text && text.Data.EnumerateRunes().All(rune => rune.Value is '\n' or '\t' || !char.IsControl((char)rune.Value)) ? [] : [node.NodeName + " with controls"]);
            return;
        }

        faults.AddRange(AllowListFaults(element));
        faults.AddRange(ContentFaults(element));
        if (depth > 100)
        {
            faults.Add("more than 100 levels");
        }

        if (element.LocalName is ['h', >= '2' and <= '6'])
        {
            var own = element.LocalName[1] - '0';
            faults.AddRange(own > level + 1 ? [$"{element.LocalName} after h{level.ToString(CultureInfo.InvariantCulture)}"] : []);
            level = own;
        }

        foreach (var child in element.ChildNodes)
        {
            Read(child, depth + 1, faults, ref level);
        }
    }

    private static IEnumerable<string> AllowListFaults(IElement element)
    {
        if (!AllowedMarkup.Allows(element.LocalName) || !string.Equals(element.NamespaceUri, NamespaceNames.HtmlUri, StringComparison.Ordinal))
        {
            yield return $"<{element.LocalName}>";
        }

        foreach (var attribute in element.Attributes)
        {
            var isRel = element.LocalName is "a" && attribute is { Name: "rel", Value: "nofollow noopener" };
            if (!isRel && !string.Equals(AllowedMarkup.AttributeValue(element.LocalName, attribute.Name, attribute.Value), attribute.Value, StringComparison.Ordinal))
            {
                yield return $"{element.LocalName} {attribute.Name}='{attribute.Value}'";
            }
        }

        if (element.LocalName is "a" && element.GetAttribute("href") is not ['h', 't', 't', 'p', ..] and not ['m', 'a', 'i', 'l', 't', 'o', ':', ..] and not ['/', not ('/' or '\\'), ..] and not "/")
        {
            yield return $"a to '{element.GetAttribute("href")}'";
        }
    }

    private static IEnumerable<string> ContentFaults(IElement element)
    {
        var name = element.LocalName;
        var children = element.Children.Select(child => child.LocalName).ToList();
        var parent = element.ParentElement?.LocalName ?? "";
        var hasText = element.ChildNodes.OfType<IText>().Any(text => !string.IsNullOrWhiteSpace(text.Data));
        var isWrong = name switch
        {
            _ when Texts.Contains(name) && string.IsNullOrWhiteSpace(element.TextContent) => "is empty",
            _ when !Blocks.Contains(name) && name is not "br" && element.TextContent.Length == 0 => "is empty",
            _ when (Texts.Contains(name) || !Blocks.Contains(name)) && children.Exists(Blocks.Contains) => "holds a block",
            "ul" or "ol" => hasText || children.Count == 0 || !children.TrueForAll(child => child is "li") ? "holds more than items" : null,
            "li" => parent is not ("ul" or "ol") ? "stands in no list" : null,
            "dl" => hasText || children is not ["dt", .., "dd"] || !children.TrueForAll(child => child is "dt" or "dd") ? "is no list of terms" : null,
            "dt" or "dd" => parent is not "dl" ? "stands in no list" : null,
            "table" => hasText || !children.Contains("tbody", StringComparer.Ordinal) && !children.Contains("thead", StringComparer.Ordinal) && !children.Contains("tfoot", StringComparer.Ordinal) ? "has no rows" : null,
            "caption" => parent is not "table" || element.PreviousElementSibling is not null ? "is not first" : null,
            "thead" or "tbody" or "tfoot" => parent is not "table" || !children.TrueForAll(child => child is "tr") || children.Count == 0 ? "is no group of rows" : null,
            "tr" => children.Count == 0 || !children.TrueForAll(child => child is "td" or "th") ? "is no row" : null,
            "td" or "th" => parent is not "tr" ? "stands in no row" : null,
            "a" => element.Closest("a a, summary a") is not null ? "stands in a control" : null,
            "summary" => parent is not "details" || element.PreviousElementSibling is not null ? "is not first" : null,
            "details" => children is not ["summary", _, ..] ? "has no summary or content" : null,
            "figcaption" => parent is not "figure" || (element.PreviousElementSibling is not null && element.NextElementSibling is not null) ? "is in the middle" : null,
            "blockquote" or "figure" => hasText || children.Count == 0 ? "holds text" : null,
            _ => null,
        };
        return isWrong is null ? [] : [$"<{name}> {isWrong}"];
    }
}
