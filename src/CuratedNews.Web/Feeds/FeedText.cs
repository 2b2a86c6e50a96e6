using System.Text;
using System.Xml;

namespace CuratedNews.Web.Feeds;

/// <summary>Texts as every format can carry them.</summary>
internal static class FeedText
{
    /// <summary>The text without the characters that XML 1.0 forbids: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    /// <remarks>https://www.w3.org/TR/xml/#charsets.</remarks>
    public static string Clean(string text)
    {
        var first = 0;
        while (first < text.Length && XmlConvert.IsXmlChar(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>A plain text as HTML, for fields that readers take for HTML.</summary>
    public static string ToHtml(string plain) => plain
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
