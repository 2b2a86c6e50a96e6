using System.Collections.Frozen;

namespace CuratedNews.Content.Html;

/// <summary>What becomes of elements that <see cref="AllowedMarkup"/> does not list: most lose their tags and keep their content.</summary>
internal static class UnlistedMarkup
{
    /// <summary>Elements whose content is code, a control, a fallback or another language: nothing of them is text of the body.</summary>
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(
        [
            "annotation-xml", "applet", "audio", "base", "basefont", "bgsound", "button", "canvas", "command", "datalist",
            "dialog", "embed", "fencedframe", "frame", "frameset", "head", "iframe", "input", "isindex", "keygen", "link",
            "area", "math", "menuitem", "meta", "meter", "model", "noembed", "noframes", "noscript", "object",
            "optgroup", "option", "output", "param", "plaintext", "portal", "progress", "script", "select", "selectedcontent",
            "slot", "style", "svg", "template", "textarea", "title", "track", "video", "xml", "xmp",
        ],
        StringComparer.Ordinal);

    /// <summary>Elements that only shape a page: they begin and end a paragraph, and nobody needs to hear of them.</summary>
    private static readonly FrozenSet<string> QuietBlocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "body", "center", "colgroup", "col", "div", "fieldset", "footer", "form",
            "header", "hgroup", "html", "legend", "main", "nav", "search", "section",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> QuietInlines = FrozenSet.ToFrozenSet(
        ["bdi", "bdo", "big", "data", "dfn", "font", "label", "map", "nobr", "picture", "rb", "rp", "rt", "rtc", "ruby", "source", "span", "wbr"],
        StringComparer.Ordinal);

    /// <summary>Older names of allowed elements.</summary>
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acronym"] = "abbr",
        ["dir"] = "ul",
        ["h1"] = "h2",
        ["listing"] = "pre",
        ["menu"] = "ul",
        ["strike"] = "s",
        ["tt"] = "code",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ActiveAttributes = FrozenSet.ToFrozenSet(
        ["action", "background", "data", "dynsrc", "form", "formaction", "is", "lowsrc", "ping", "poster", "slot", "src", "srcdoc", "srcset", "xlink:href"],
        StringComparer.Ordinal);

    public static bool IsDropped(string element) => Dropped.Contains(element);

    /// <summary>Does text before and after the element belong to different paragraphs?</summary>
    public static bool IsBlock(string element) => QuietBlocks.Contains(element);

    /// <summary>Is the element so common and so empty of meaning that losing it is not worth a diagnostic?</summary>
    public static bool IsQuiet(string element) => QuietBlocks.Contains(element) || QuietInlines.Contains(element);

    public static string CurrentName(string element) => Renamed.GetValueOrDefault(element, element);

    /// <summary>Would the attribute have run or loaded something? Those that only style or label are left out without a word.</summary>
    public static bool IsActive(string attribute) =>
        attribute.StartsWith("on", StringComparison.Ordinal) || ActiveAttributes.Contains(attribute);
}
