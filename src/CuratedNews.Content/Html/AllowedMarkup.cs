using System.Collections.Frozen;

namespace CuratedNews.Content.Html;

/// <summary>The allow-list of bodies, as a table. What it does not name is not published.</summary>
public static class AllowedMarkup
{
    private static readonly (string Name, Func<string, string?> Canonical)[] Everywhere =
    [
        ("lang", AttributeValues.Language),
        ("dir", value => AttributeValues.OneOf(value, "ltr", "rtl", "auto")),
    ];

    private static readonly FrozenDictionary<string, ElementRule> Elements = new Dictionary<string, ElementRule>(StringComparer.Ordinal)
    {
        ["p"] = Rule(ElementKind.Text),
        ["h2"] = Rule(ElementKind.Text),
        ["h3"] = Rule(ElementKind.Text),
        ["h4"] = Rule(ElementKind.Text),
        ["h5"] = Rule(ElementKind.Text),
        ["h6"] = Rule(ElementKind.Text),
        ["pre"] = Rule(ElementKind.Text),
        ["hr"] = Rule(ElementKind.Separator),

        ["ul"] = Rule(ElementKind.List),
        ["ol"] = Rule(
            ElementKind.List,
            ("start", value => AttributeValues.WholeNumber(value, -99_999, 99_999)),
            ("reversed", _ => ""),
            ("type", value => AttributeValues.OneOf(value, "1", "a", "A", "i", "I"))),
        ["li"] = Rule(ElementKind.Flow),
        ["dl"] = Rule(ElementKind.List),
        ["dt"] = Rule(ElementKind.Text),
        ["dd"] = Rule(ElementKind.Flow),
        ["blockquote"] = Rule(ElementKind.Flow),
        ["figure"] = Rule(ElementKind.Flow),
        ["figcaption"] = Rule(ElementKind.Flow),
        ["details"] = Rule(ElementKind.Flow),
        ["summary"] = Rule(ElementKind.Text),

        ["table"] = Rule(ElementKind.TablePart),
        ["caption"] = Rule(ElementKind.Text),
        ["thead"] = Rule(ElementKind.TablePart),
        ["tbody"] = Rule(ElementKind.TablePart),
        ["tfoot"] = Rule(ElementKind.TablePart),
        ["tr"] = Rule(ElementKind.TablePart),
        ["td"] = Rule(ElementKind.Flow, ("colspan", AttributeValues.CellSpan), ("rowspan", AttributeValues.CellSpan)),
        ["th"] = Rule(
            ElementKind.Flow,
            ("scope", value => AttributeValues.OneOf(value, "row", "col", "rowgroup", "colgroup")),
            ("colspan", AttributeValues.CellSpan),
            ("rowspan", AttributeValues.CellSpan)),

        ["a"] = Rule(ElementKind.Inline, ("href", LinkAddress.Canonical), ("title", AttributeValues.Phrase)),
        ["abbr"] = Rule(ElementKind.Inline, ("title", AttributeValues.Phrase)),
        ["time"] = Rule(ElementKind.Inline, ("datetime", AttributeValues.DateOrTime)),
        ["b"] = Rule(ElementKind.Inline),
        ["cite"] = Rule(ElementKind.Inline),
        ["code"] = Rule(ElementKind.Inline),
        ["del"] = Rule(ElementKind.Inline),
        ["em"] = Rule(ElementKind.Inline),
        ["i"] = Rule(ElementKind.Inline),
        ["ins"] = Rule(ElementKind.Inline),
        ["kbd"] = Rule(ElementKind.Inline),
        ["mark"] = Rule(ElementKind.Inline),
        ["q"] = Rule(ElementKind.Inline),
        ["s"] = Rule(ElementKind.Inline),
        ["samp"] = Rule(ElementKind.Inline),
        ["small"] = Rule(ElementKind.Inline),
        ["strong"] = Rule(ElementKind.Inline),
        ["sub"] = Rule(ElementKind.Inline),
        ["sup"] = Rule(ElementKind.Inline),
        ["u"] = Rule(ElementKind.Inline),
        ["var"] = Rule(ElementKind.Inline),
        ["br"] = Rule(ElementKind.LineBreak),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Is an element of this lower-case name ever written?</summary>
    public static bool Allows(string element) => Elements.ContainsKey(element);

    /// <summary>
    /// The value as it is written, or null where the element may not have the attribute or not with this value. A value
    /// that this returned is returned unchanged.
    /// </summary>
    /// <remarks>Links have a <c>rel</c> besides, which the cleaner alone decides.</remarks>
    public static string? AttributeValue(string element, string attribute, string value)
    {
        if (!Elements.TryGetValue(element, out var rule))
        {
            return null;
        }

        foreach (var (name, canonical) in rule.Attributes)
        {
            if (string.Equals(name, attribute, StringComparison.Ordinal))
            {
                return canonical(value);
            }
        }

        return null;
    }

    /// <summary>How the element takes part in a page; null where it is not allowed.</summary>
    internal static ElementKind? KindOf(string element) => Elements.TryGetValue(element, out var rule) ? rule.Kind : null;

    /// <summary>May the element stand in one of its own kind, and so nest without end?</summary>
    internal static bool MayHoldItself(string element) => KindOf(element) == ElementKind.List || element is "blockquote" or "figure" or "details" or "table";

    private static ElementRule Rule(ElementKind kind, params (string Name, Func<string, string?> Canonical)[] attributes) =>
        new(kind, [.. attributes, .. Everywhere]);

    private sealed record ElementRule(ElementKind Kind, (string Name, Func<string, string?> Canonical)[] Attributes);
}
