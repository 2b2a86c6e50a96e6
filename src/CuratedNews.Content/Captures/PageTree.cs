using AngleSharp.Dom;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>A page's nodes in the order of the source, each with the node that holds it, so that nothing recurses over a hostile page.</summary>
internal sealed class PageTree
{
    private PageTree(List<PageNode> nodes) => Nodes = nodes;

    public List<PageNode> Nodes { get; }

    /// <param name="roots">As <see cref="HtmlSource"/> gives them.</param>
    public static PageTree Of(IEnumerable<INode> roots)
    {
        var nodes = new List<PageNode>();
        var pending = new Stack<(INode Node, PageNode? Parent)>();
        foreach (var root in roots.Reverse())
        {
            pending.Push((root, null));
        }

        while (pending.TryPop(out var next))
        {
            if (next.Node is not (IText or IElement))
            {
                continue;
            }

            var node = new PageNode(next.Node, next.Parent, nodes.Count);
            nodes.Add(node);
            for (var i = next.Node.ChildNodes.Length - 1; i >= 0; i--)
            {
                pending.Push((next.Node.ChildNodes[i], node));
            }
        }

        // From the last to the first, a node comes before the one that holds it.
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            nodes[i].Settle();
        }

        return new PageTree(nodes);
    }

    /// <summary>The node and all below it.</summary>
    public IEnumerable<PageNode> From(PageNode node)
    {
        for (var i = node.Index; i < node.End; i++)
        {
            yield return Nodes[i];
        }
    }

    /// <summary>What is to be read of a part of the page, on one line; code and the like is none of it.</summary>
    /// <param name="without">Parts of it to leave out.</param>
    public string TextOf(PageNode node, IReadOnlySet<PageNode>? without = null)
    {
        var text = new System.Text.StringBuilder();
        for (var i = node.Index; i < node.End; i++)
        {
            if (Nodes[i].IsCode || without?.Contains(Nodes[i]) == true)
            {
                i = Nodes[i].End - 1;
            }
            else if (Nodes[i].Node is IText part)
            {
                text.Append(part.Data);
            }
            else if (!Nodes[i].IsInline)
            {
                text.Append(' ').Append(Nodes[i].Name is "img" ? Nodes[i].Element!.GetAttribute("alt") : "").Append(' ');
            }
        }

        return CaptureText.OnOneLine(text.ToString());
    }
}

/// <summary>A text or an element of a page, with sums over what is in it.</summary>
internal sealed class PageNode
{
    public PageNode(INode node, PageNode? parent, int index)
    {
        Node = node;
        Parent = parent;
        Index = index;
        End = index + 1;
        Element = node as IElement;
        Name = Element?.LocalName ?? "";
        IsCode = (parent?.IsCode ?? false) || Name is "script" or "style" or "template" or "noscript" or "iframe" or "head" or "title" or "meta" or "link" or "base" or "noembed" or "noframes" or "xmp" or "plaintext";
        IsInline = Element is null || AllowedMarkup.KindOf(Name) is ElementKind.Inline || Name is "span" or "font" or "big" or "bdi" or "bdo" or "data" or "dfn" or "label" or "nobr" or "wbr" or "strike" or "tt" or "acronym";
        Line = Element?.SourceReference?.Position.Line is > 0 and var line ? line : parent?.Line ?? 1;
    }

    public INode Node { get; }

    public IElement? Element { get; }

    public PageNode? Parent { get; }

    public string Name { get; }

    public int Index { get; }

    /// <summary>One more than the index of the last node in it.</summary>
    public int End { get; private set; }

    /// <summary>In the source, from 1.</summary>
    public int Line { get; }

    /// <summary>Is there nothing in it that a reader reads?</summary>
    public bool IsCode { get; }

    public bool IsInline { get; }

    /// <summary>Is it, or holds it, more than a line of text?</summary>
    public bool HasBlocks { get; private set; }

    /// <summary>Is there a table, a list, a quotation or code in it?</summary>
    public bool HoldsText { get; private set; }

    /// <summary>Characters to read in it.</summary>
    public int TextLength { get; private set; }

    /// <summary>Those of them that are links.</summary>
    public int LinkLength { get; private set; }

    /// <summary>What paragraphs directly in it, and half of what those one level down, have.</summary>
    public double Density { get; private set; }

    /// <summary>Adds its sums to what holds it.</summary>
    public void Settle()
    {
        if (Node is IText text && !IsCode)
        {
            TextLength = CaptureText.Folded(text.Data).Length;
        }

        LinkLength = Name == "a" ? TextLength : LinkLength;
        if (Parent is not { } parent)
        {
            return;
        }

        parent.End = Math.Max(parent.End, End);
        parent.TextLength += TextLength;
        parent.LinkLength += LinkLength;
        parent.HoldsText |= HoldsText || Name is "table" or "blockquote" or "pre" or "ul" or "ol" or "dl";
        parent.HasBlocks |= Element is not null && (!IsInline || HasBlocks) && Name is not ("br" or "img" or "wbr");
        if (Name is "p" or "pre" or "blockquote" or "ul" or "ol" or "table" || (Node is IText && parent.Name is "div" or "section" or "td"))
        {
            var weight = Math.Max(0, TextLength - (2 * LinkLength));
            parent.Density += weight;
            if (parent.Parent is { } above)
            {
                above.Density += weight / 2.0;
            }
        }
    }

    public bool Holds(PageNode other) => other.Index >= Index && other.Index < End;
}
