using System.Globalization;
using System.Text;
using CuratedNews.Catalog.Rows;
using CuratedNews.Catalog.Search;

namespace CuratedNews.Web.Pages.Search;

/// <summary>Something chosen among the facets, as its parameter stands in the URL.</summary>
/// <param name="Value">A node's key, a vocabulary's name or a year.</param>
public sealed record SearchChoice(string Parameter, string Value);

/// <summary>What a search's URL asks; every link of its page is another of these.</summary>
public sealed record SearchAddress
{
    public const string Path = "/search";

    private const string Vocabulary = "vocabulary";
    private const string Year = "year";

    /// <summary>More narrow nothing further.</summary>
    private const int MaxChoices = 12;

    private const int MaxValue = 400;

    private static readonly (string Parameter, NodeKind Kind)[] Nodes =
        [("topic", NodeKind.Topic), ("offering", NodeKind.Offering), ("source", NodeKind.Source), ("author", NodeKind.Author), ("section", NodeKind.Section)];

    public SearchQuery Query { get; init; } = SearchQuery.Parse("");

    public IReadOnlyList<SearchChoice> Choices { get; init; } = [];

    /// <summary>Whether the newest come first although words are searched for.</summary>
    public bool IsByDate { get; init; }

    /// <summary>Whether there is anything to be more or less like.</summary>
    public bool HasWords => Query.Terms.Any(term => !term.IsNegated);

    public bool IsEmpty => Query.IsEmpty && Choices.Count == 0;

    public static SearchAddress Of(IQueryCollection query)
    {
        var choices = Nodes.Select(node => node.Parameter).Append(Vocabulary).Append(Year)
            .SelectMany(parameter => query[parameter].OfType<string>().Select(value => new SearchChoice(parameter, value)))
            .Where(choice => choice.Value.Length is > 0 and <= MaxValue && (choice.Parameter != Year || YearOf(choice.Value) is not null))
            .Distinct()
            .Take(MaxChoices);
        return new SearchAddress { Query = SearchQuery.Parse(query["q"].FirstOrDefault()), Choices = [.. choices], IsByDate = query["sort"] == "date" };
    }

    public static SearchChoice ChoiceOf(NodeKind kind, string key) => new(Array.Find(Nodes, node => node.Kind == kind).Parameter, key);

    public static SearchChoice ChoiceOfVocabulary(string vocabulary) => new(Vocabulary, vocabulary);

    public static SearchChoice ChoiceOfYear(int year) => new(Year, year.ToString(CultureInfo.InvariantCulture));

    /// <summary>The kind and key of the node that was chosen; null for a vocabulary or a year.</summary>
    public static (NodeKind Kind, string Key)? NodeOf(SearchChoice choice) =>
        Array.Find(Nodes, node => node.Parameter == choice.Parameter) is { Parameter: not null } node ? (node.Kind, choice.Value) : null;

    public bool Has(SearchChoice choice) => Choices.Contains(choice);

    public SearchAddress With(SearchChoice choice) => this with { Choices = [.. Choices, choice] };

    public SearchAddress Without(SearchChoice choice) => this with { Choices = [.. Choices.Where(other => other != choice)] };

    public SearchRequest ToRequest(int page) => new()
    {
        Query = Query,
        Choices = [.. Choices.Select(NodeOf).OfType<(NodeKind Kind, string Key)>().Select(node => new FacetChoice(node.Kind, node.Key))],
        Vocabularies = [.. Choices.Where(choice => choice.Parameter == Vocabulary).Select(choice => choice.Value)],
        Years = [.. Choices.Where(choice => choice.Parameter == Year).Select(choice => YearOf(choice.Value)).OfType<int>()],
        Order = IsByDate || !HasWords ? SearchOrder.Date : SearchOrder.Relevance,
        Page = page,
    };

    /// <summary>The URL's path and query; a further page adds its number.</summary>
    public string ToUrl()
    {
        var url = new StringBuilder(Path);
        Add("q", Query.Text);
        foreach (var choice in Choices)
        {
            Add(choice.Parameter, choice.Value);
        }

        Add("sort", IsByDate ? "date" : "");
        return url.ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                url.Append(url.Length == Path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal));
            }
        }
    }

    private static int? YearOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9998 ? year : null;
}
