using System.Buffers;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>
/// Writes clean markup and plain text as Markdown: CommonMark with GitHub's tables and strikethrough. There is no HTML in
/// it, and read as Markdown it says the very words that the markup says.
/// </summary>
/// <remarks>https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/.</remarks>
public static class MarkdownText
{
    /// <summary>The characters that <see cref="Escape"/> may change.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<|~{&!:.");

    private static readonly SearchValues<char> AddressCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/.-?=%#+,");

    private static readonly SearchValues<char> Alphanumerics =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>A body, its blocks with a blank line between them; empty for an empty body.</summary>
    /// <param name="origin">Scheme and authority without a '/' at the end, put before links that are paths of this site.</param>
    public static string Of(SafeHtml html, string origin)
    {
        var blocks = new MarkdownBlocks(origin);
        blocks.Write(MarkupTree.Of(html));
        return blocks.ToString();
    }

    /// <summary>Plain text as one line in which nothing is markup.</summary>
    public static string OfPlain(string text) => AtLineStart(Escape(BodyText.OnOneLine(text), isInLink: false));

    /// <summary>Plain text as a heading.</summary>
    public static string Heading(int level, string text) => HeadingOf(level, Escape(BodyText.OnOneLine(text), isInLink: false));

    /// <summary>A link; the label is plain text.</summary>
    /// <param name="url">Absolute, or a path.</param>
    public static string Link(string label, string url) => $"[{Escape(BodyText.OnOneLine(label), isInLink: true)}]({Destination(url)})";

    /// <summary>Text as it stands inside a line.</summary>
    /// <param name="isInLink">Whether it is a link's, in which no address becomes another link by itself.</param>
    internal static string Escape(string text, bool isInLink)
    {
        if (text.AsSpan().IndexOfAny(Marks) < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                // Markdown before CommonMark knew no other way to write this one.
                '<' => escaped.Append("&lt;"),

                // Not every reader tells an escaped one from the beginning of code beside it.
                '`' => escaped.Append("&#96;"),
                '&' when IsEntity(text.AsSpan(i)) => escaped.Append("&amp;"),
                '\\' or '*' or '[' or ']' or '|' or '~' or '{' => escaped.Append('\\').Append(text[i]),
                '_' when !IsInWord(text, i) => escaped.Append("\\_"),

                ':' or '.' when !isInLink && EndsAddressStart(text, i) && !IsWholeAddress(text.AsSpan(i)) => escaped.Append('\\').Append(text[i]),

                // A link may follow, which would become an image.
                '!' when i == text.Length - 1 => escaped.Append("\\!"),
                var c => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <param name="line">As it stands inside a line.</param>
    internal static string HeadingOf(int level, string line)
    {
        // A run of '#' at the end would be taken for decoration.
        var end = line.AsSpan().TrimEnd('#').Length;
        return new string('#', level) + " " + line[..end] + line[end..].Replace("#", "\\#", StringComparison.Ordinal);
    }

    /// <summary>A line that <see cref="Escape"/> wrote, so that its beginning is text too.</summary>
    internal static string AtLineStart(string line)
    {
        if (line.Length == 0)
        {
            return line;
        }

        var next = line.Length > 1 ? line[1] : ' ';
        var isMarkup = line[0] switch
        {
            '>' or '=' => true,
            '#' => next is '#' or ' ',
            '-' => next is '-' or ' ',
            '+' => next == ' ',
            ':' => next is ':' or ' ' or '-',
            _ => false,
        };
        if (isMarkup)
        {
            return "\\" + line;
        }

        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits is > 0 and < 10 && digits < line.Length && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] == ' ')
            ? line.Insert(digits, "\\")
            : line;
    }

    /// <summary>A URL as a link's destination: the same address, without a character that could end it.</summary>
    internal static string Destination(string url)
    {
        var destination = new StringBuilder(url.Length + 8);
        for (var i = 0; i < url.Length; i++)
        {
            var c = url[i];
            if (c == '&' && IsEntity(url.AsSpan(i)))
            {
                destination.Append("&amp;");
            }
            else if (c is <= ' ' or '(' or ')' or '<' or '>' or '[' or ']' or '"' or '\\' or '`' or '|' or '*' or '\u007F')
            {
                destination.Append(Uri.HexEscape(c));
            }
            else
            {
                destination.Append(c);
            }
        }

        return destination.ToString();
    }

    private static bool IsEntity(ReadOnlySpan<char> text)
    {
        var name = text[1..];
        var end = name.IndexOf(';');
        return end > 0 && (name[0] == '#' ? name[1..end] : name[..end]).IndexOfAnyExcept(Alphanumerics) < 0;
    }

    /// <summary>Is this the end of what GitHub and others take for the beginning of an address?</summary>
    private static bool EndsAddressStart(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return text[index] == '.'
            ? before.EndsWith("www", StringComparison.OrdinalIgnoreCase)
            : text.AsSpan(index + 1).StartsWith("//") || before.EndsWith("mailto", StringComparison.OrdinalIgnoreCase) || before.EndsWith("tel", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Does the address go on to a space, so that nothing but itself can become a link, and can it be one?</summary>
    private static bool IsWholeAddress(ReadOnlySpan<char> rest)
    {
        var end = rest[1..].IndexOf(' ');
        if (end <= 0 || !char.IsAsciiLetterOrDigit(rest[end]) || rest[1..(end + 1)].ContainsAnyExcept(AddressCharacters))
        {
            return false;
        }

        // A part of a host neither begins nor ends with a dash; what looks like such a host is text that no reader should link.
        var host = rest[1..(end + 1)].TrimStart('/');
        host = host[..(host.IndexOfAny('/', '?', '#') is >= 0 and var hostEnd ? hostEnd : host.Length)];
        return !host.StartsWith("-") && !host.EndsWith("-") && !host.Contains(".-", StringComparison.Ordinal) && !host.Contains("-.", StringComparison.Ordinal);
    }

    private static bool IsInWord(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiLetterOrDigit(text[index - 1]) && char.IsAsciiLetterOrDigit(text[index + 1]);
}
