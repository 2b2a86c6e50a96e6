using System.Globalization;
using System.Text;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.FrontMatter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

/// <summary>What the short cut reads, YamlDotNet reads the same: values, styles and places.</summary>
public sealed class YamlShortcutTests
{
    private const int MaxDepth = 20;

    private static readonly string[] Written = [.. FrontMatters("valid").Concat(FrontMatters("broken")).Concat(FrontMatters("across"))];

    /// <summary>What stands after a key or a dash; a '~' is where the line has to be indented further.</summary>
    private static readonly Gen<string> Usual = Gen.Elements(
        "", "word", "two words", "https://example.com/a?b=c#d", "a:b", "it's", "say \"so\"", "'it''s'", "'a: b'", "'#'", "' x '", "''", "\"a\\_b\\n\"", "\"\\u2019\\x41\\\\\\\"\"",
        "'over\n~lines'", "'over\n\n~lines '", "'a\n~'", "\"a\\\n~\\ b\"", "plain\n~over\n~lines", "plain\n\n\n~lines", "plain\n~- x", "plain  \n~lines",
        ">-\n~folded\n~text", ">-\n~folded\n\n~text\n", ">\n~clipped", "|\n~as\n~it is", "|\n~# as\n\n~it: is", "[]", "null", "é – 🙂", "a\u00A0b", "x   ", "1.5");

    private static readonly Gen<string> Odd = Gen.Elements(
        "a: b", "a:", "'open", "\"\\q\"", "\"\\uD83D\"", "\"a \\\n\n~b\"", "plain\n~# note", "plain # note", "plain\n~a: b", "|-\n~as it is\n~  further in", ">-\n\n~late", ">-\n~  little\n~more", ">+\n~kept\n\n", "|2\n~two",
        ">-\n~space \n~end", "|\n", "[ ]", "{}", "[a, b]", "[] x", "&a x", "*a", "!!str x", "@x", "%x", "- x", "-1", "--- x", "a\u0085b", "a\tb", "> x", "|x", "? x", "...", "=", "<<", "#x", "'a\n'", "plain\nover");

    private static readonly Gen<string> Value = Gen.Frequency((20, Usual), (1, Odd));

    private static readonly Gen<string> Whole = Fields("", 2);

    private static readonly Gen<string> Edited = Edits(Gen.Elements(Written));

    [Fact]
    public void Random_front_matter_is_read_as_YamlDotNet_reads_it()
    {
        var read = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithQuietOnSuccess(true), Prop.ForAll(Whole.ToArbitrary(), text => { read += IsReadAlike(text) ? 1 : 0; }));

        Assert.True(read > 500, $"The short cut read {read} of 1,500.");
    }

    [Fact]
    public void Front_matter_with_small_edits_is_read_as_YamlDotNet_reads_it() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_500).WithQuietOnSuccess(true),
            Prop.ForAll(Gen.OneOf(Edited, Edits(Whole)).ToArbitrary(), text => { IsReadAlike(text); }));

    [Fact]
    public void What_serializers_write_takes_the_short_cut()
    {
        const string Serialized = """
            aliases: /news/old
            author:
            - Greta Nakata
            categories: []
            date: '2022-05-11T15:20:43.483674Z'
            description: Paramedics and paramedics share a need for rural registry that rarely
              evaluates genomics since the last upgrade.
            favIconImage: null
            featuredImage:
              size:
                - 2560
                - 1707
              wpAttachment:
                link: /api/v3/attachments/12876/content
            htmlMetaData:
              msvalidate.01: null
              description: >-
                Nearly 81% of researchers said that connected
                sepsis reduces pump.

                The cross-border equity
            institution:
            medigyTopics: '["Gartner: Federated Pharmacy","Gartner:
              Guideline Pathology"]'
            relatedOfferings:
              - label: "Gracuranixmed\_-  Revenue Cycle"
                permalink: /offering/gracuranixmed
                categories:
                  - 'Symplur: #Denialprotocol'
                offeringId: 10013
            remark: |
              As it
              is.

            """;

        Assert.True(IsReadAlike(Serialized.ReplaceLineEndings("\n")));
        Assert.All(FrontMatters("valid").Where(text => text.Contains("openProjectWorkPackageType", StringComparison.Ordinal) && !text.Contains('\r', StringComparison.Ordinal)), text => Assert.True(IsReadAlike(text)));
    }

    [Theory]
    [InlineData("a: b\na: c\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: b # note\n")]
    [InlineData("a: [b\n")]
    [InlineData("a: 'b\n")]
    [InlineData("a: &x b\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: b\r\n")]
    [InlineData("- a\n")]
    [InlineData("a\n")]
    [InlineData("")]
    public void Whatever_is_not_certain_is_left_to_YamlDotNet(string text) =>
        Assert.Null(YamlShortcut.TryRead(text, 0, text.Length, MaxDepth));

    [Fact]
    public void Groups_deeper_than_the_limit_are_left_to_YamlDotNet()
    {
        const string Text = "a:\n  b:\n    c: d\n";

        Assert.Null(YamlShortcut.TryRead(Text, 0, Text.Length, 3));
        Assert.NotNull(YamlShortcut.TryRead(Text, 0, Text.Length, 4));
    }

    /// <summary>Whether the short cut reads the text at all; fails where YamlDotNet reads it otherwise, or finds a problem.</summary>
    private static bool IsReadAlike(string text)
    {
        // A file's front matter is whole lines after its fence.
        var file = new SourceFile("x.md", "---\n" + text + (text.EndsWith('\n') ? "" : "\n"));
        if (YamlShortcut.TryRead(file.Text, 4, file.Text.Length, MaxDepth) is not { } mapping)
        {
            return false;
        }

        var diagnostics = new List<Diagnostic>();
        var expected = YamlReader.ReadByLibrary(file, 4, file.Text.Length, MaxDepth, diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(Describe(expected!), Describe(mapping));
        return true;
    }

    private static Gen<string> Fields(string indent, int depth)
    {
        var further = indent + "  ";
        var text = Value.Select(value => $" {value.Replace("~", further, StringComparison.Ordinal)}\n");
        var entries = from gap in Gen.Elements("", "  ")
                      from values in Generators.Few(Value, 1, 3)
                      select "\n" + string.Concat(values.Select(value => $"{indent}{gap}- {value.Replace("~", further + gap, StringComparison.Ordinal)}\n"));
        var field = depth == 0
            ? Gen.Frequency((3, text), (1, entries))
            : Gen.Frequency(
                (6, text),
                (2, entries),
                (1, Fields(further, depth - 1).Select(fields => "\n" + fields)),
                (1, Fields(further, depth - 1).Select(fields => $"\n{indent}- {fields[further.Length..]}")));
        return Generators.Few(field, 1, 4).Select(fields => string.Concat(fields.Select((value, i) => $"{indent}{"abcd"[i]}{(i == 3 ? ".e-1" : "")}:{value}")));
    }

    private static Gen<string> Edits(Gen<string> texts) =>
        from text in texts
        from edits in Generators.Few(from at in Gen.Choose(0, 1_000_000) from length in Gen.Choose(0, 6) from scrap in Gen.Elements("", " ", "\n", "\n  ", "'", "\"", ":", ": ", "- ", "#", "  ", "\\", ">-") select (at, length, scrap), 1, 3)
        select edits.Aggregate(text, (current, edit) =>
        {
            var start = edit.at % (current.Length + 1);
            return current.Remove(start, Math.Min(edit.length, current.Length - start)).Insert(start, edit.scrap);
        });

    private static string Describe(YamlNode root)
    {
        var text = new StringBuilder();
        Add(root, "");
        return text.ToString();

        void Add(YamlNode node, string path)
        {
            text.Append(CultureInfo.InvariantCulture, $"{node.Index} {path}");
            switch (node)
            {
                case YamlScalar scalar:
                    text.Append(CultureInfo.InvariantCulture, $" {scalar.IsPlain} <{scalar.Value}>\n");
                    break;
                case YamlSequence sequence:
                    text.Append(" [\n");
                    foreach (var entry in sequence.Entries)
                    {
                        Add(entry, path + "[]");
                    }

                    text.Append(CultureInfo.InvariantCulture, $"{sequence.Count} ]\n");
                    break;
                case YamlMapping mapping:
                    text.Append(" {\n");
                    foreach (var (key, value) in mapping.Fields)
                    {
                        Add(key, path + "?");
                        Add(value, $"{path}.{key.Value}");
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> FrontMatters(string fixture)
    {
        foreach (var file in Fixture.Folder(fixture).Files().Where(file => file.Kind == ContentFileKind.Source))
        {
            var source = SourceFile.Decode(file.Path, File.ReadAllBytes(Fixture.Folder(fixture).FullPath(file.Path)), out _);
            if (source is not null && FrontMatterBlock.Find(source, []) is { } block)
            {
                yield return source.Text[block.Start..block.End];
            }
        }
    }
}
