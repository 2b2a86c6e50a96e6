using System.Buffers;
using System.Text;

namespace CuratedNews.Web.Hosting.Wire;

/// <summary>What becomes of a request that stands at the beginning of what was read.</summary>
internal enum WireRequestKind
{
    /// <summary>Only the server can tell what it is and where it ends.</summary>
    Other,

    /// <summary>It has no body, so that what follows it is a request again; the server answers it.</summary>
    Whole,

    /// <summary>The same, and nothing in it decides the answer but its target, its host and what form and coding it accepts.</summary>
    Simple,
}

/// <summary>What the header lines of a request say of the answer.</summary>
/// <remarks>
/// RFC 9112, sections 2.2, 5 and 6. Lines that are not written as almost everybody writes them make the request another one, also
/// where the server would take them: only what it certainly understands in the same way is understood here.
/// </remarks>
internal sealed record WireHeaders(WireRequestKind Kind, string Host, string Accept, string AcceptEncoding)
{
    /// <summary>The server takes 100 at most.</summary>
    private const int MaxLines = 64;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>They may say that the request has a body, or that what follows it is none.</summary>
    private static readonly string[] OfFraming = ["Content-Length", "Transfer-Encoding", "Upgrade", "Expect", "TE", "Trailer", "HTTP2-Settings"];

    /// <summary>They ask for a part of the page or whether it has changed, or say that it goes on to a reader under https, who gets a header more.</summary>
    private static readonly string[] OfConditions = ["X-Forwarded-Proto", "Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"];

    private static readonly WireHeaders Other = new(WireRequestKind.Other, "", "", "");

    /// <param name="lines">From behind the request's first line to its empty line, which is the last.</param>
    public static WireHeaders Read(ReadOnlySpan<byte> lines)
    {
        string? host = null, accept = null, acceptEncoding = null;
        var kind = WireRequestKind.Simple;
        for (var count = 0; !lines.SequenceEqual("\r\n"u8); count++)
        {
            var (end, colon) = (lines.IndexOf("\r\n"u8), lines.IndexOf((byte)':'));
            if (count == MaxLines || colon <= 0 || end < colon || lines[..colon].ContainsAnyExcept(NameBytes) || lines[colon..end].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                return Other;
            }

            var name = lines[..colon];
            var value = lines[(colon + 1)..end].Trim((byte)' ');
            lines = lines[(end + 2)..];
            if (IsOneOf(name, OfFraming) || (Is(name, "Connection") && !Is(value, "keep-alive")))
            {
                return Other;
            }

            var isTwice = false;
            if (Is(name, "Host"))
            {
                (isTwice, host) = (host is not null, Encoding.ASCII.GetString(value));
            }
            else if (Is(name, "Accept"))
            {
                (isTwice, accept) = (accept is not null, Encoding.ASCII.GetString(value));
            }
            else if (Is(name, "Accept-Encoding"))
            {
                (isTwice, acceptEncoding) = (acceptEncoding is not null, Encoding.ASCII.GetString(value));
            }

            if (isTwice || IsOneOf(name, OfConditions))
            {
                kind = WireRequestKind.Whole;
            }
        }

        return new WireHeaders(host is null ? WireRequestKind.Whole : kind, host ?? "", accept ?? "", acceptEncoding ?? "");
    }

    private static bool Is(ReadOnlySpan<byte> text, string other) => Ascii.EqualsIgnoreCase(text, other);

    private static bool IsOneOf(ReadOnlySpan<byte> name, string[] names)
    {
        foreach (var other in names)
        {
            if (Is(name, other))
            {
                return true;
            }
        }

        return false;
    }
}
