namespace CuratedNews.Content.Diagnostics;

/// <summary>What <c>docs/diagnostics.md</c> says of a rule.</summary>
/// <param name="Title">In a few words, without a full stop.</param>
/// <param name="Meaning">What it means and what becomes of the file, in a sentence or two of Markdown.</param>
/// <param name="Cure">What to do, in a sentence or two of Markdown.</param>
/// <param name="Markdown">The meaning, the examples and the cure.</param>
public sealed record RuleHelp(string Title, string Meaning, string Cure, string Markdown)
{
    private const string CureMark = "Cure: ";

    private static readonly Lazy<Dictionary<string, RuleHelp>> ByCode = new(() => Documents.Read("diagnostics.md")
        .Split("\n### ")
        .Skip(1)
        .Select(section => section.Split("\n## ")[0])
        .ToDictionary(section => section[..section.IndexOf(' ', StringComparison.Ordinal)], Read, StringComparer.Ordinal));

    /// <summary>Every rule has its help.</summary>
    public static RuleHelp Of(DiagnosticRule rule) => ByCode.Value[rule.Code];

    private static RuleHelp Read(string section)
    {
        var lines = section.Split('\n');
        return new RuleHelp(
            Capital(lines[0].Split(": ", 2)[1]),
            lines.Skip(1).First(line => line.Length > 0),
            lines.Last(line => line.StartsWith(CureMark, StringComparison.Ordinal))[CureMark.Length..],
            string.Join('\n', lines.Skip(1)).Trim('\n'));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
