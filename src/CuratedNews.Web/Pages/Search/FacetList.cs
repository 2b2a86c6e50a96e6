using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;

namespace CuratedNews.Web.Pages.Search;

/// <summary>The values of one facet, each with what choosing it would give.</summary>
public sealed record FacetList(string Title, IReadOnlyList<FacetValue> Values)
{
    private static readonly (NodeKind Kind, string Title)[] Kinds =
        [(NodeKind.Topic, "Topic"), (NodeKind.Offering, "Offering"), (NodeKind.Source, "Source"), (NodeKind.Author, "Curator"), (NodeKind.Section, "Section")];

    /// <summary>The facets of an answer; one whose only value says nothing is left out, as are values that are chosen.</summary>
    public static IReadOnlyList<FacetList> Of(SearchAnswer answer, SearchAddress address)
    {
        var vocabularies = answer.Vocabularies.Select(entry => Value(SearchAddress.ChoiceOfVocabulary(entry.Vocabulary), entry.Vocabulary, entry.Items));
        var years = answer.Years.Select(entry => Value(SearchAddress.ChoiceOfYear(entry.Year), entry.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), entry.Items));
        IEnumerable<FacetList> lists =
        [
            new("Vocabulary", [.. vocabularies.OfType<FacetValue>()]),
            .. Kinds.Select(kind => new FacetList(kind.Title, [.. Nodes(kind.Kind).OfType<FacetValue>()])),
            new("Year", [.. years.OfType<FacetValue>()]),
        ];
        return [.. lists.Where(list => list.Values.Count > 1 || (list.Values.Count == 1 && list.Values[0].Items < answer.Total))];

        IEnumerable<FacetValue?> Nodes(NodeKind kind) =>
            answer.Facets.GetValueOrDefault(kind, []).Select(node => Value(SearchAddress.ChoiceOf(kind, node.Key), node.Label, node.Items));

        FacetValue? Value(SearchChoice choice, string label, int items) =>
            address.Has(choice) ? null : new FacetValue(label, items, address.With(choice).ToUrl());
    }

    /// <summary>What a facet is called whose parameter stands in a URL.</summary>
    public static string NameOf(string parameter) => parameter == "author" ? "curator" : parameter;
}

/// <summary>A value of a facet.</summary>
/// <param name="Url">The search with it.</param>
public sealed record FacetValue(string Label, int Items, string Url);
