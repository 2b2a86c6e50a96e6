using System.Collections.Frozen;
using System.Globalization;

namespace CuratedNews.Content.Html;

/// <summary>Values that attributes may have, each read into the one form that is written; null where it is none of them.</summary>
internal static class AttributeValues
{
    private const int MaxPhraseLength = 300;

    /// <summary>A table of news is never wider; browsers stop at 1,000.</summary>
    private const int MaxCellSpan = 50;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM", "yyyy", "MM-dd", "HH:mm", "HH:mm:ss"];

    private static readonly string[] MomentFormats =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff",
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
    ];

    /// <summary>ISO 639-1. Screen readers choose a voice by it, and an unknown code is worse than none.</summary>
    private static readonly FrozenSet<string> Languages = Codes(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
        ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
        ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
        su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """);

    /// <summary>The regions and scripts that tell written languages apart in practice.</summary>
    private static readonly FrozenSet<string> Variants = Codes(
        """
        AE AR AT AU BE BR CA CH CL CN CO DE DK EG ES FI FR GB HK IE IL IN IT JP KR LU MA MX NL NO NZ PE PH PK PL PT RU SA
        SE SG TR TW UA US ZA Arab Cyrl Hans Hant Latn
        """);

    public static string? OneOf(string value, params ReadOnlySpan<string> allowed)
    {
        foreach (var one in allowed)
        {
            if (string.Equals(value.Trim(), one, StringComparison.Ordinal))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>A language, with a region or script where it is a common one: <c>de</c>, <c>en-GB</c>, <c>zh-Hant</c>.</summary>
    public static string? Language(string value)
    {
        var parts = value.Trim().Replace('_', '-').Split('-');
        var language = parts[0].ToLowerInvariant();
        if (!Languages.Contains(language))
        {
            return null;
        }

        var variant = parts.Length == 2 ? parts[1] : "";
        variant = variant.Length == 2 ? variant.ToUpperInvariant() : variant;
        return Variants.Contains(variant) ? $"{language}-{variant}" : language;
    }

    public static string? WholeNumber(string value, int least, int most) =>
        int.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>How many columns or rows a cell takes, where that is more than one.</summary>
    public static string? CellSpan(string value) => WholeNumber(value, 2, MaxCellSpan);

    /// <summary>Readable text on one line, cut to a tooltip's length.</summary>
    public static string? Phrase(string value)
    {
        var phrase = BodyText.OnOneLine(value);
        if (phrase.Length > MaxPhraseLength)
        {
            phrase = BodyText.OnOneLine(phrase[..MaxPhraseLength]);
        }

        return BodyText.IsVisible(phrase) ? phrase : null;
    }

    /// <summary>A date, a month, a year, a time of day, or a moment, as <c>time</c> wants it.</summary>
    /// <remarks>https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value, without weeks and durations.</remarks>
    public static string? DateOrTime(string value)
    {
        var text = value.Trim();
        var isDate = DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isDate || DateTimeOffset.TryParseExact(text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? text
            : null;
    }

    private static FrozenSet<string> Codes(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
