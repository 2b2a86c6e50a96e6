using System.Buffers;
using System.Globalization;
using System.Security;
using System.Text;
using CuratedNews.Web.Feeds;

namespace CuratedNews.Web.Sitemaps;

/// <summary>Writes a sitemap in pieces: however long it is, no more than one of them is held.</summary>
/// <param name="origin">Of every URL in it, without a '/' at its end.</param>
internal sealed class SitemapXml(string origin)
{
    private const int PieceBytes = 32 * 1024;

    private readonly ArrayBufferWriter<byte> _piece = new(PieceBytes + 4 * 1024);

    /// <summary>The whole document. A piece is good until the next one is asked for.</summary>
    /// <param name="root">The root element's name.</param>
    /// <param name="namespaces">The root element's attributes.</param>
    /// <param name="write">Writes one entry.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces<T>(string root, string namespaces, IEnumerable<T> entries, Action<SitemapXml, T> write)
    {
        Write($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} {namespaces}>\n");
        foreach (var entry in entries)
        {
            write(this, entry);
            if (_piece.WrittenCount >= PieceBytes)
            {
                yield return _piece.WrittenMemory;
                _piece.ResetWrittenCount();
            }
        }

        Write($"</{root}>\n");
        yield return _piece.WrittenMemory;
    }

    /// <summary>Markup as it is.</summary>
    public SitemapXml Write(string markup)
    {
        Encoding.UTF8.GetBytes(markup, _piece);
        return this;
    }

    /// <summary>An element with a text.</summary>
    public SitemapXml Text(string element, string text) => Write("<").Write(element).Write(">").Write(SecurityElement.Escape(FeedText.Clean(text))).Write("</").Write(element).Write(">");

    /// <summary>An element with the absolute URL of a path.</summary>
    public SitemapXml Url(string element, string path) => Write("<").Write(element).Write(">").Write(SecurityElement.Escape(origin)).Write(SecurityElement.Escape(path)).Write("</").Write(element).Write(">");

    /// <summary>An element with a time, UTC.</summary>
    public SitemapXml Time(string element, DateTime utc) => Text(element, utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
