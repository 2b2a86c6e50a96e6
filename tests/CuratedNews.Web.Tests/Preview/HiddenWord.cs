namespace CuratedNews.Web.Tests.Preview;

/// <summary>A file that readers do not see, with a word in every field that occurs nowhere else.</summary>
/// <param name="Word">In lower case; its own slug.</param>
internal sealed record HiddenWord(string State, string Word, string Path)
{
    /// <summary>One in each state.</summary>
    public static IReadOnlyList<HiddenWord> All { get; } =
    [
        Of("draft", "brimsel"), Of("review", "cotharn"), Of("scheduled", "dwellick"), Of("expired", "fulvord"), Of("removed", "glimpod"), new("capture", "wuldorp", "captures/wuldorp.txt"),
    ];

    public bool IsItem => State != "capture";

    /// <summary>The pages that would be there, were the item out.</summary>
    public IReadOnlyList<string> Urls => IsItem
        ? [$"/{Word}/{Word}", $"/{Word}/", $"/topic/klas-{Word}", $"/offering/{Word}", $"/author/{Word}", $"/source/{Word}.example"]
        : [];

    /// <summary>Adds all of them to a content folder.</summary>
    public static void WriteAll(TemporaryContent content)
    {
        foreach (var hidden in All)
        {
            content.Write(hidden.Path, hidden.IsItem ? hidden.Text : $"The {hidden.Word}\n\nA {hidden.Word} is nobody's yet.\n");
        }
    }

    private string Text => $"""
        ---
        title: The {Word} title of a telehealth nurse
        slug: {Word}
        basePath: /{Word}/
        date: {(State == "scheduled" ? "2026-12-01T08:00:00Z" : "2026-11-20T08:00:00Z")}
        {State switch { "expired" => "expiryDate: 2026-11-21", "scheduled" => "status: published", _ => $"status: {State}" }}
        description: A {Word} in its description.
        author: [{Word}]
        breadcrumbs: [Home, {Word}, The {Word} title]
        breadcrumbLinks: [/, /{Word}/, '#']
        categories: ['KLAS: {Word}', 'KLAS: Telehealth']
        relatedOfferings:
        - label: {Word}
          permalink: /offering/{Word}
          categories: ['KLAS: {Word}']
        link:
          href: https://{Word}.example/found
        insights_description: The curator likes a {Word}.
        openGraphMetaData:
          ogtitle: A {Word} for the graph
        ---
        A {Word} walks into a ward.

        """;

    private static HiddenWord Of(string state, string word) => new(state, word, $"news/{word}.md");
}
