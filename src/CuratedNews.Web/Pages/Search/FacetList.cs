using CuratedNews.Catalog.Queries;
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

        IEnumerable<FacetValue?> Nodes(NodeKind kind)
        {
            var nodes = answer.Facets.GetValueOrDefault(kind, []);
            return nodes.Select(node => Value(SearchAddress.ChoiceOf(kind, node.Key), LabelOf(node, nodes), node.Items));
        }

        FacetValue? Value(SearchChoice choice, string label, int items) =>
            address.Has(choice) ? null : new FacetValue(label, items, address.With(choice).ToUrl());
    }

    /// <summary>A node's label; where others share it, with the section above or with the vocabulary.</summary>
    private static string LabelOf(NodeTie node, IReadOnlyList<NodeTie> nodes)
    {
        if (nodes.Count(other => other.Label == node.Label) == 1)
        {
            return node.Label;
        }

        var above = node.Kind == NodeKind.Section ? node.Key.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).LastOrDefault() : node.Vocabulary;
        return string.IsNullOrEmpty(above) ? node.Label : $"{node.Label} ({nodes.FirstOrDefault(other => other.Key.EndsWith($"/{above}/", StringComparison.Ordinal))?.Label ?? above})";
    }

    /// <summary>What a facet is called whose parameter stands in a URL.</summary>
    public static string NameOf(string parameter) => parameter == "author" ? "curator" : parameter;
}

/// <summary>A value of a facet.</summary>
/// <param name="Url">The search with it.</param>
public sealed record FacetValue(string Label, int Items, string Url);
