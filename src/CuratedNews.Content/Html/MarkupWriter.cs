using System.Buffers;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>Writes a cleaned body. There is no way to write anything but an element's name, its attributes and encoded text.</summary>
internal static class MarkupWriter
{
    private static readonly SearchValues<char> Encoded = SearchValues.Create("&<>\"");

    /// <summary>The body's markup, each of its blocks on a line of its own.</summary>
    public static string Write(MarkupNode root)
    {
        var markup = new StringBuilder();
        foreach (var block in root.Children)
        {
            markup.Append(markup.Length > 0 ? "\n" : "");
            Write(block, markup);
        }

        return markup.ToString();
    }

    private static void Write(MarkupNode node, StringBuilder markup)
    {
        if (node.IsText)
        {
            WriteEncoded(node.Text, markup);
            return;
        }

        markup.Append('<').Append(node.Name);
        foreach (var (name, value) in node.Attributes)
        {
            markup.Append(' ').Append(name).Append("=\"");
            WriteEncoded(value, markup);
            markup.Append('"');
        }

        markup.Append('>');
        if (AllowedMarkup.KindOf(node.Name) is ElementKind.LineBreak or ElementKind.Separator)
        {
            return;
        }

        foreach (var child in node.Children)
        {
            Write(child, markup);
        }

        markup.Append("</").Append(node.Name).Append('>');
    }

    private static void WriteEncoded(string text, StringBuilder markup)
    {
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Encoded); next >= 0; next = rest.IndexOfAny(Encoded))
        {
            markup.Append(rest[..next]).Append(rest[next] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            rest = rest[(next + 1)..];
        }

        markup.Append(rest);
    }
}
