using System.Text;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Tests;

/// <summary>Small items for tests that are about one field.</summary>
internal static class Items
{
    private static readonly ItemParser Parser = new(ContentLimits.Default);

    private static readonly string[] Needed = ["title: A headline", "basePath: /news/", "slug: a-headline", "date: 2026-03-02"];

    /// <summary>A file of the needed fields and the given ones, each with its lines, which take the place of a needed one of the same name.</summary>
    public static string Text(params ReadOnlySpan<string> fields)
    {
        var given = fields.ToArray();
        var needed = Needed.Where(line => !given.Any(field => NameOf(field) == NameOf(line)));
        return $"---\n{string.Join('\n', needed.Concat(given))}\n---\n<p>One sentence of a brief.</p>\n";
    }

    public static ParsedItem Parse(string text, string path = "news/x.md") => Parser.Parse(path, Encoding.UTF8.GetBytes(text));

    /// <summary>What is parsed of the needed fields and the given ones.</summary>
    public static ParsedItem With(params ReadOnlySpan<string> fields) => Parse(Text(fields));

    /// <summary>The item where nothing is wrong with it.</summary>
    public static CuratedItem Good(params ReadOnlySpan<string> fields)
    {
        var parsed = With(fields);
        return parsed is { Item: { } item, Diagnostics: [] } ? item : throw new ArgumentException(string.Join('\n', parsed.Diagnostics), nameof(fields));
    }

    /// <summary>Codes of what is wrong.</summary>
    public static string Codes(params ReadOnlySpan<string> fields) => string.Join(' ', With(fields).Diagnostics.Select(diagnostic => diagnostic.Code));

    /// <summary>The one thing that is wrong.</summary>
    public static Diagnostic Only(params ReadOnlySpan<string> fields) => With(fields).Diagnostics.Single();

    private static string NameOf(string field) => field[..field.IndexOf(':', StringComparison.Ordinal)];
}
