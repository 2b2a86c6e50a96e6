using System.Collections.Immutable;
using AngleSharp.Dom;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>Walks a parsed body and hands what is allowed of it to a <see cref="BodyTree"/>.</summary>
internal sealed class ElementReader(BodyTree tree, RemovalLog removals, TextPlaces texts)
{
    private const int MaxLinks = 200;

    private readonly ImmutableArray<LocalLink>.Builder _links = ImmutableArray.CreateBuilder<LocalLink>();
    private (string? Found, string? Canonical) _lastAddress;
    private bool _wasFull;

    /// <summary>The first links to paths of this site, in the order of the source.</summary>
    public ImmutableArray<LocalLink> Links => _links.ToImmutable();

    public void Read(IEnumerable<INode> nodes)
    {
        // An explicit stack: hostile bodies nest deeper than the thread's stack goes.
        var pending = new Stack<(INode? Node, Action? Leave)>();
        foreach (var node in nodes.Reverse())
        {
            pending.Push((node, null));
        }

        while (pending.TryPop(out var next))
        {
            next.Leave?.Invoke();
            if (next.Node is IText text)
            {
                tree.Text(text.Data, BodyText.IsBlank(text.Data) ? -1 : texts.Next(text.Data));
            }
            else if (next.Node is IElement element && Enter(element) is { } leave)
            {
                pending.Push((null, leave));
                var children = element.ChildNodes;
                for (var i = children.Length - 1; i >= 0; i--)
                {
                    pending.Push((children[i], null));
                }
            }
        }
    }

    /// <summary>What to do after the element's content; null where its content is not read.</summary>
    private Action? Enter(IElement element)
    {
        removals.Pass(element);
        texts.PassTag(OffsetOf(element));
        var name = UnlistedMarkup.CurrentName(element.LocalName);
        if (name is "img" or "image")
        {
            ReplaceImage(element);
            return null;
        }

        if (UnlistedMarkup.IsDropped(name) || !string.Equals(element.NamespaceUri, NamespaceNames.HtmlUri, StringComparison.Ordinal))
        {
            removals.AddDropped(element);
            if (element.HasChildNodes)
            {
                texts.PassContent(element.LocalName);
            }

            return null;
        }

        removals.AddActiveAttributes(element);
        switch (AllowedMarkup.KindOf(name))
        {
            case ElementKind.LineBreak:
                tree.LineBreak();
                return null;
            case ElementKind.Separator:
                tree.Separator(OffsetOf(element));
                return null;
            case ElementKind.Inline:
                return EnterInline(element, name);
            case null:
                return Unwrap(element, name);
            default:
                return EnterBlock(element, name);
        }
    }

    private Action EnterInline(IElement element, string name)
    {
        var inline = new MarkupNode(name) { Attributes = Attributes(element, name) };
        var means = name switch { "a" => inline.Attribute("href"), "time" => inline.Attribute("datetime"), _ => name };
        return means is not null && tree.EnterInline(inline) ? tree.LeaveInline : Nothing;
    }

    private Action EnterBlock(IElement element, string name)
    {
        var isHeading = element.LocalName is ['h', >= '1' and <= '6'];
        var block = new MarkupNode(name)
        {
            Attributes = Attributes(element, name),
            WrittenLevel = isHeading ? element.LocalName[1] - '0' : 0,
            Offset = OffsetOf(element),
        };
        if (tree.Enter(block))
        {
            return () => tree.Leave(block);
        }

        if (tree.IsFull && !_wasFull)
        {
            _wasFull = true;
            removals.Add(Rules.NestedTooDeeply, name, element);
        }

        return tree.Boundary;
    }

    private Action Unwrap(IElement element, string name)
    {
        if (!UnlistedMarkup.IsQuiet(name))
        {
            removals.Add(Rules.ElementUnwrapped, name, element);
        }

        if (!UnlistedMarkup.IsBlock(name))
        {
            return Nothing;
        }

        tree.Boundary();
        return tree.Boundary;
    }

    private void ReplaceImage(IElement image)
    {
        removals.Add(Rules.ImageReplaced, image.GetAttribute("src") ?? "", image);
        tree.Text($" {image.GetAttribute("alt")} ", OffsetOf(image));
    }

    private ImmutableArray<(string Name, string Value)> Attributes(IElement element, string name)
    {
        if (element.Attributes.Length == 0)
        {
            return [];
        }

        var kept = new List<(string Name, string Value)>();
        foreach (var attribute in element.Attributes)
        {
            var value = Canonical(name, attribute);
            if (value is not null)
            {
                kept.Add((attribute.Name, value));
                NoteLink(element, attribute, value);
            }
            else if (name is "a" && attribute.Name is "href")
            {
                removals.AddLink(element, attribute.Value);
            }
        }

        if (name is "a" && kept.Exists(attribute => attribute.Name is "href" && LinkAddress.IsExternal(attribute.Value)))
        {
            kept.Add(("rel", "nofollow noopener"));
        }

        return [.. kept];
    }

    /// <summary>Notes a link that the author wrote; the copies that a parser makes have no place in the source.</summary>
    private void NoteLink(IElement element, IAttr attribute, string address)
    {
        if (attribute.Name is "href" && address[0] == '/' && _links.Count < MaxLinks && element.SourceReference is { } reference)
        {
            _links.Add(new LocalLink(address, reference.Position.Index));
        }
    }

    private string? Canonical(string element, IAttr attribute)
    {
        // A parser copies a link that was left open into every paragraph after it; its address is read once.
        if (element is not "a" || attribute.Name is not "href")
        {
            return AllowedMarkup.AttributeValue(element, attribute.Name, attribute.Value);
        }

        if (!ReferenceEquals(_lastAddress.Found, attribute.Value))
        {
            _lastAddress = (attribute.Value, AllowedMarkup.AttributeValue(element, attribute.Name, attribute.Value));
        }

        return _lastAddress.Canonical;
    }

    /// <summary>-1 of an element that the parser made.</summary>
    private static int OffsetOf(IElement element) => element.SourceReference?.Position.Index ?? -1;

    private static void Nothing()
    {
        // An element that is not written leaves nothing to close.
    }
}
