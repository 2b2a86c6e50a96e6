using System.Text;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Benchmarks.Fuzzing;

/// <summary>Files of items: the sample's, changed at random, and what only looks like one.</summary>
internal static class FrontMatterFuzz
{
    private static readonly ItemParser Parser = new(ContentLimits.Default);

    private static readonly string[] Pieces =
    [
        "---\n", "\n---\n", "...\n", "- ", "? ", ": ", ":", "#", " #", "\n", "\n  ", "\n\t", "|", ">", ">-\n", "|9\n", "&a ", "*a", "!", "!!str ", "!!binary ", "!<", "%YAML 1.1\n", "[", "]", "{", "}", ",", "@", "<<: *a", "~", "null",
        "title", "title: x\n", "date: 2026-03-02\n", "slug: a\n", "basePath: /news/\n", "aliases: [", "categories:\n- 'A: b'\n", "relatedOfferings:\n- label: x\n  permalink: /offering/x\n", "breadcrumbs: [a]\n", "featuredImage: {href: a.png}\n",
        "status: removed\n", "link:\n  href: https://example.com/\n", "openProjectCustomFields:\n  medigyTopics: '[\"A: b\"]'\n", "<p>Text</p>", "word ", "\\x0", "\\uD83D", "2026-02-30", "99999999999999999999",
    ];

    public static FuzzTarget Target(ContentFolder folder)
    {
        string[] valid = [.. folder.Files().Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).Select(file => File.ReadAllText(folder.FullPath(file.Path)))];
        return new FuzzTarget(
            "front-matter",
            dice => dice.Chance(0.7) ? dice.Mutated(dice.Pick(valid), Pieces) : (dice.Chance(0.8) ? "---\n" : "") + dice.Soup(Pieces, 60),
            text => Task.FromResult(Fault(text)));
    }

    private static string? Fault(string text)
    {
        // What has none but Latin letters is given in their old encoding, in which it is broken UTF-8.
        var bytes = (text.All(c => c < 256) ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text);
        var parsed = Parser.Parse("news/x.md", bytes);
        var hasError = parsed.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return parsed.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Rule == Rules.ReaderFailed) is { } failure ? failure.Message
            : parsed.Kind == SourceKind.Item != parsed.Item is not null ? $"{parsed.Kind} with{(parsed.Item is null ? "out" : "")} an item"
            : parsed.Kind == SourceKind.Broken != hasError ? $"{parsed.Kind} with{(hasError ? "" : "out")} an error"
            : parsed.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Location.Line < 1 || diagnostic.Location.Column < 1 || diagnostic.Message.Any(char.IsControl)) is { } odd ? $"{odd} has no place, or a control character"
            : parsed.Item is { } item && CleanerFuzz.FaultOf(item.Body) is { } fault ? fault
            : null;
    }
}
