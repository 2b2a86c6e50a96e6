using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using static CuratedNews.Web.Tests.Feeds.FeedFormatException;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>
/// Readers of the three formats, written from their specifications and not from our writers: strict, so that what they take
/// every reader takes. No library that reads feeds can be restored here.
/// </summary>
internal static partial class FeedReader
{
    public static readonly IReadOnlyList<string> FileNames = ["feed.xml", "atom.xml", "feed.json"];

    public static ReadFeed Read(string fileName, string text) => fileName switch
    {
        "feed.xml" => RssReader.Read(Parse(text)),
        "atom.xml" => AtomReader.Read(Parse(text)),
        "feed.json" => JsonFeedReader.Read(text),
        _ => throw new ArgumentOutOfRangeException(nameof(fileName), fileName, "One of the three file names"),
    };

    /// <summary>Well-formed XML 1.0 without a document type.</summary>
    public static XElement Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    /// <summary>The one child of a name.</summary>
    public static XElement One(XElement parent, XName name)
    {
        var children = parent.Elements(name).ToList();
        ThrowUnless(children.Count == 1, $"{parent.Name.LocalName} has exactly one {name.LocalName}; found {children.Count}");
        return children[0];
    }

    public static XElement? AtMostOne(XElement parent, XName name)
    {
        var children = parent.Elements(name).ToList();
        ThrowUnless(children.Count <= 1, $"{parent.Name.LocalName} has at most one {name.LocalName}; found {children.Count}");
        return children.Count == 0 ? null : children[0];
    }

    /// <summary>The text of an element that may have no child elements.</summary>
    public static string Text(XElement element)
    {
        ThrowUnless(!element.HasElements, $"{element.Name.LocalName} has text only");
        return element.Value;
    }

    public static string Attribute(XElement element, string name)
    {
        ThrowUnless(element.Attribute(name) is not null, $"{element.Name.LocalName} has the attribute {name}");
        return element.Attribute(name)!.Value;
    }

    public static string HttpUrl(string text)
    {
        ThrowUnless(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https", $"an absolute web address; found '{text}'");
        return text;
    }

    public static string AbsoluteUri(string text)
    {
        ThrowUnless(Uri.TryCreate(text, UriKind.Absolute, out _) && Uri.IsWellFormedUriString(text, UriKind.Absolute), $"an absolute URI; found '{text}'");
        return text;
    }

    public static string Language(string text)
    {
        ThrowUnless(LanguageTag().IsMatch(text), $"a language; found '{text}'");
        return text;
    }

    public static long Length(string text)
    {
        ThrowUnless(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0, $"a length in bytes; found '{text}'");
        return length;
    }

    public static string MediaType(string text)
    {
        ThrowUnless(MediaTypeForm().IsMatch(text), $"a media type; found '{text}'");
        return text;
    }

    /// <summary>A time as RFC 3339 has it.</summary>
    public static DateTime InternetTime(string text)
    {
        ThrowUnless(InternetTimeForm().IsMatch(text), $"a time of RFC 3339; found '{text}'");
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
    }

    public static void Unique(IEnumerable<string> ids) =>
        ThrowUnless(ids.GroupBy(id => id, StringComparer.Ordinal).All(group => group.Count() == 1), "no two entries have one id");

    [GeneratedRegex(@"\A[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\A[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MediaTypeForm();

    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InternetTimeForm();
}
