using System.Text;
using System.Text.Unicode;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>Turns the bytes of a capture into text.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding, in short: a mark, what the sender said, what the page says, UTF-8.</remarks>
public static class CaptureDecoder
{
    /// <summary>So many bytes of a page may pass before it says what it is written in.</summary>
    private const int HeadBytes = 1024;

    /// <summary>What old pages mean that say nothing, or say Latin-1.</summary>
    private const string WesternCharset = "windows-1252";

    /// <param name="charset">What the sender said, as a charset's name; null where it said nothing.</param>
    /// <returns>The text without a byte order mark; null for bytes that are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((EncodingOf(charset) ?? EncodingOf(DeclaredIn(bytes)) ?? (Utf8.IsValid(bytes) ? Encoding.UTF8 : EncodingOf(WesternCharset)))!, 0),
        };
        var text = encoding.GetString(bytes[mark..]);
        return IsText(text) ? text : null;
    }

    /// <summary>Control characters that no text has, in more than a slip's number, are those of a picture, a document or a program.</summary>
    private static bool IsText(string text)
    {
        var controls = text.Count(c => c is < ' ' and not ('\t' or '\n' or '\r' or '\f') or '\uFFFD');
        return !text.Contains('\0', StringComparison.Ordinal) && controls <= text.Length / 50;
    }

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        if (CaptureReader.FormatOf(head) != CaptureFormat.Html || !HtmlSource.TryParse(head, out var nodes))
        {
            return null;
        }

        foreach (var meta in PageTree.Of(nodes).Nodes.Where(node => node.Name == "meta"))
        {
            if (meta.Element!.GetAttribute("charset") is { } charset)
            {
                return charset;
            }

            if (meta.Element.GetAttribute("http-equiv")?.Equals("content-type", StringComparison.OrdinalIgnoreCase) == true
                && meta.Element.GetAttribute("content") is { } content && content.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return content[(at + "charset=".Length)..].Split(';')[0];
            }
        }

        return null;
    }

    private static Encoding? EncodingOf(string? charset)
    {
        var name = charset?.Trim(' ', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        // A page that says so in bytes that read as ASCII is in no encoding of two bytes; and Latin-1 has been windows-1252 since browsers settled it.
        name = name switch { "utf-16" or "utf-16le" or "utf-16be" => "utf-8", "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => WesternCharset, "utf8" => "utf-8", _ => name };
        if (name == "utf-8")
        {
            return Encoding.UTF8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
