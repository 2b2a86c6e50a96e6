using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests.Diagnostics;

/// <summary><c>docs/diagnostics.md</c> against the rules: every one is there, and every example shows what it says.</summary>
public sealed partial class DiagnosticsDocumentTests
{
    private static readonly List<Section> Sections = [.. Read(File.ReadAllText(Path.Combine(Fixture.Repository, "docs", "diagnostics.md")))];

    [Fact]
    public void Every_rule_is_explained_under_its_severity_and_nothing_else_is()
    {
        var rules = Rules.All.Select(rule => $"{rule.Code} {new Diagnostic(rule, default, "").SeverityName}").ToList();

        Assert.Equal(rules, Sections.Select(section => $"{section.Code} {section.Severity}").ToList());
    }

    [Fact]
    public void Every_rule_has_an_explanation_an_example_and_a_cure()
    {
        Assert.All(Sections, section => Assert.True(section.Meaning.Length > 20, section.Code));
        Assert.All(Sections, section => Assert.NotEmpty(section.Examples));
        Assert.All(Sections, section => Assert.True(section.Cure.Length > 5, section.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_example_shows_its_problem(string code)
    {
        var section = Sections.Single(section => section.Code == code);
        if (section.Examples.TrueForAll(example => example.Language == "sh"))
        {
            Assert.True(code == Rules.FileUnreadable.Code || code == Rules.LinkNotFollowed.Code || code == Rules.ReaderFailed.Code, code);
            return;
        }

        var files = section.Examples.Select((example, index) => new ItemParser(ContentLimits.Default).Parse($"news/{index}.{(example.Language == "html" ? "html" : "md")}", Bytes(example))).ToList();
        if (!code.StartsWith("CN20", StringComparison.Ordinal))
        {
            Assert.All(files, file => Assert.Contains(file.Diagnostics, diagnostic => diagnostic.Code == code));
            return;
        }

        using var folder = new TemporaryFolder();
        folder.Write("ward.png", Pictures.Png(640, 360));
        folder.Write("notes.png", "text");
        var set = new ContentSet(folder.Content);
        files.ForEach(set.Add);
        Assert.Empty(files.SelectMany(file => file.Diagnostics));
        Assert.Contains(set.Check(), diagnostic => diagnostic.Code == code);
    }

    [Fact]
    public void An_example_of_fields_shows_nothing_else()
    {
        foreach (var section in Sections.Where(section => section.Code.StartsWith("CN10", StringComparison.Ordinal)))
        {
            foreach (var example in section.Examples)
            {
                var codes = new ItemParser(ContentLimits.Default).Parse("news/x.md", Bytes(example)).Diagnostics.Select(diagnostic => diagnostic.Code).Distinct(StringComparer.Ordinal);
                Assert.Equal([section.Code], codes.ToList());
            }
        }
    }

    public static TheoryData<string> Codes => [.. Sections.Select(section => section.Code)];

    private static byte[] Bytes((string Language, string Text) example)
    {
        var text = Repeated().Replace(example.Text, match =>
            string.Concat(Enumerable.Range(1, int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture))
                .Select(i => match.Groups["text"].Value.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))));
        var file = example.Language switch
        {
            "yaml" => Items.Text([.. Fields(text)]),
            "markdown" or "html" => Items.Text() + "\n" + text + "\n",
            _ => text,
        };
        return example.Language == "text" ? WithBytes(file) : Encoding.UTF8.GetBytes(file);
    }

    /// <summary>Each field with the lines below it that are indented or entries of a list; what has no name is part of the field before it.</summary>
    private static List<string> Fields(string text)
    {
        var fields = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (fields.Count > 0 && !FieldName().IsMatch(line))
            {
                fields[^1] += "\n" + line;
            }
            else
            {
                fields.Add(line);
            }
        }

        return fields;
    }

    private static byte[] WithBytes(string text)
    {
        var bytes = new List<byte>();
        var parts = text.Split("\\x");
        bytes.AddRange(Encoding.UTF8.GetBytes(parts[0]));
        foreach (var part in parts.Skip(1))
        {
            bytes.Add(byte.Parse(part.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            bytes.AddRange(Encoding.UTF8.GetBytes(part[2..]));
        }

        return [.. bytes];
    }

    private static IEnumerable<Section> Read(string document)
    {
        foreach (var text in document.Split("\n### ").Skip(1))
        {
            var own = text.Split("\n## ")[0];
            var heading = Heading().Match(own);
            Assert.True(heading.Success, own);
            var meaning = own.Split('\n').Skip(1).First(line => line.Length > 0);
            var examples = Example().Matches(own).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value)).ToList();
            yield return new Section(heading.Groups["code"].Value, heading.Groups["severity"].Value, meaning, examples, Cure().Match(own).Groups["cure"].Value);
        }
    }

    [GeneratedRegex(@"\G(?<code>CN[0-9]{4}) (?<severity>error|warning|info): \S", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)\n```$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Example();

    [GeneratedRegex(@"^Cure: (?<cure>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Cure();

    [GeneratedRegex(@"⟨(?<text>[^⟩]+?) ?(?<count>[0-9]+)⟩", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"^[A-Za-z_\[][^:]*:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FieldName();

    private sealed record Section(string Code, string Severity, string Meaning, List<(string Language, string Text)> Examples, string Cure);
}
