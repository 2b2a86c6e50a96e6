using System.Collections.Immutable;

namespace CuratedNews.Content.Html;

/// <summary>Reads clean markup back, as <see cref="MarkupWriter"/> wrote it.</summary>
internal static class MarkupTree
{
    /// <summary>An element without a name that holds the body's blocks.</summary>
    public static MarkupNode Of(SafeHtml html)
    {
        var root = new MarkupNode("");
        var open = new Stack<MarkupNode>();
        open.Push(root);
        var markup = html.ToString().AsSpan();
        while (!markup.IsEmpty)
        {
            var tag = markup.IndexOf('<');
            var text = markup[..(tag < 0 ? markup.Length : tag)];
            if (!text.IsEmpty)
            {
                open.Peek().Children.Add(MarkupNode.OfText(Decode(text)));
            }

            if (tag < 0)
            {
                break;
            }

            // Neither text nor a value holds a '>': the writer encodes it.
            var end = markup[tag..].IndexOf('>') + tag;
            Read(markup[(tag + 1)..end], open);
            markup = markup[(end + 1)..];
        }

        return root;
    }

    private static void Read(ReadOnlySpan<char> tag, Stack<MarkupNode> open)
    {
        if (tag.StartsWith("/"))
        {
            open.Pop();
            return;
        }

        var space = tag.IndexOf(' ');
        var node = new MarkupNode((space < 0 ? tag : tag[..space]).ToString()) { Attributes = space < 0 ? [] : Attributes(tag[space..]) };
        open.Peek().Children.Add(node);
        if (AllowedMarkup.KindOf(node.Name) is not (ElementKind.LineBreak or ElementKind.Separator))
        {
            open.Push(node);
        }
    }

    private static ImmutableArray<(string Name, string Value)> Attributes(ReadOnlySpan<char> text)
    {
        var attributes = ImmutableArray.CreateBuilder<(string, string)>();
        while (text.IndexOf('=') is > 0 and var equals)
        {
            var value = text[(equals + 2)..];
            var quote = value.IndexOf('"');
            attributes.Add((text[1..equals].ToString(), Decode(value[..quote])));
            text = value[(quote + 1)..];
        }

        return attributes.ToImmutable();
    }

    private static string Decode(ReadOnlySpan<char> encoded) => !encoded.Contains('&')
        ? encoded.ToString()
        : encoded.ToString()
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
}
