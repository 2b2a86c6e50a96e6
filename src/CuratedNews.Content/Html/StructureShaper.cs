namespace CuratedNews.Content.Html;

/// <summary>Settles the blocks of a body from the inside out: nothing empty, parts complete and in the order that HTML wants.</summary>
internal static class StructureShaper
{
    public static void Shape(MarkupNode root) => ShapeChildren(root);

    /// <summary>What a cell or item holds, as blocks: text that stands in it directly becomes a paragraph.</summary>
    internal static IEnumerable<MarkupNode> AsBlocks(MarkupNode holder)
    {
        var inlines = holder.Children.TakeWhile(child => child.IsInline).ToList();
        if (inlines.Count > 0)
        {
            yield return Paragraph(holder, inlines);
        }

        foreach (var block in holder.Children.Skip(inlines.Count))
        {
            yield return block;
        }
    }

    private static IEnumerable<MarkupNode> ShapeOne(MarkupNode block)
    {
        ShapeChildren(block);
        return block.Name switch
        {
            "hr" => [block],
            "td" or "th" or "tr" => [Unwrapped(block)],
            "li" or "dd" or "figcaption" => block.Children.Count > 0 ? [Unwrapped(block)] : [],
            "dl" => DescriptionList(block),
            "figure" => Figure(block),
            "details" => Details(block),
            "table" => TableShaper.Shape(block),
            _ => block.Children.Count > 0 ? [block] : [],
        };
    }

    private static void ShapeChildren(MarkupNode parent)
    {
        var shaped = new List<MarkupNode>(parent.Children.Count);
        foreach (var child in parent.Children)
        {
            if (AllowedMarkup.KindOf(child.Name) != ElementKind.Text)
            {
                shaped.AddRange(ShapeOne(child));
            }
            else if (TextShaper.Shape(child))
            {
                shaped.Add(child);
            }
        }

        parent.Children.Clear();
        parent.Children.AddRange(shaped);
    }

    /// <summary>Text in an item stands there directly, as long as nothing but lists comes after it.</summary>
    private static MarkupNode Unwrapped(MarkupNode item)
    {
        if (item.Children is [{ IsImplied: true, Name: "p" } first, .. var rest] && rest.TrueForAll(child => child.Name is "ul" or "ol"))
        {
            item.Children.RemoveAt(0);
            item.Children.InsertRange(0, first.Children);
        }

        return item;
    }

    /// <summary>Terms come before their descriptions; what has no partner leaves the list as paragraphs.</summary>
    private static IEnumerable<MarkupNode> DescriptionList(MarkupNode list)
    {
        var lead = list.Children.TakeWhile(child => child.Is("dd")).ToList();
        var trail = list.Children.Skip(list.Children.FindLastIndex(child => child.Is("dd")) + 1).ToList();
        list.Children.RemoveRange(0, lead.Count);
        list.Children.RemoveRange(list.Children.Count - trail.Count, trail.Count);
        return
        [
            .. lead.SelectMany(AsBlocks),
            .. list.Children.Count > 0 ? [list] : Array.Empty<MarkupNode>(),
            .. trail.Select(term => Paragraph(term, term.Children)),
        ];
    }

    /// <summary>A caption comes first or last, and captions something.</summary>
    private static IEnumerable<MarkupNode> Figure(MarkupNode figure)
    {
        var caption = figure.Children.Find(child => child.Is("figcaption"));
        if (caption is null || figure.Children.Count == 1)
        {
            return caption is not null ? AsBlocks(caption) : figure.Children.Count > 0 ? [figure] : [];
        }

        if (!ReferenceEquals(figure.Children[0], caption))
        {
            figure.Children.Remove(caption);
            figure.Children.Add(caption);
        }

        return [figure];
    }

    /// <summary>The summary comes first; without one, or without anything to disclose, there is nothing to open.</summary>
    private static List<MarkupNode> Details(MarkupNode details)
    {
        var summary = details.Children.Find(child => child.Is("summary"));
        if (summary is null)
        {
            return details.Children;
        }

        details.Children.Remove(summary);
        if (details.Children.Count == 0)
        {
            return [Paragraph(summary, summary.Children)];
        }

        details.Children.Insert(0, summary);
        return [details];
    }

    /// <summary>The paragraph that takes the place of what held the text.</summary>
    private static MarkupNode Paragraph(MarkupNode holder, IEnumerable<MarkupNode> inlines)
    {
        var paragraph = new MarkupNode("p") { IsImplied = true, Offset = holder.Offset };
        paragraph.Children.AddRange(inlines);
        return paragraph;
    }
}
