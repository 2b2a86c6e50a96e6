using CuratedNews.Content.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CuratedNews.Content.FrontMatter;

/// <summary>
/// Builds the front matter's values from YamlDotNet's events. Own building, because its document model recurses (10,000
/// brackets end the process) and loses marks; aliases share their anchor's node, so they cannot multiply. What serializers
/// write is read by <see cref="YamlShortcut"/>.
/// </summary>
internal static class YamlReader
{
    /// <summary>Fields of one group; the format knows fewer than a hundred, and looking for doubles costs their square.</summary>
    internal const int MaxFields = 500;

    /// <summary>The mapping that a slice of the file holds; null, with a diagnostic, where the slice is something else.</summary>
    public static YamlMapping? Read(SourceFile file, int start, int end, int maxDepth, List<Diagnostic> diagnostics) =>
        YamlShortcut.TryRead(file.Text, start, end, maxDepth) ?? ReadByLibrary(file, start, end, maxDepth, diagnostics);

    /// <summary>The same, without the short cut.</summary>
    internal static YamlMapping? ReadByLibrary(SourceFile file, int start, int end, int maxDepth, List<Diagnostic> diagnostics)
    {
        var builder = new TreeBuilder(file, start, maxDepth, diagnostics);
        try
        {
            var parser = new Parser(new StringReader(WithoutOldBreaks(file.Text[start..end])));
            while (parser.MoveNext())
            {
                if (!builder.Accept(parser.Current!))
                {
                    return null;
                }
            }
        }
        catch (YamlException problem)
        {
            diagnostics.Add(YamlProblem.Explain(file, start, end, problem, builder.Innermost));
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or OverflowException or FormatException or IndexOutOfRangeException)
        {
            // The library's own slips on hostile text, such as a bracket closed by nothing: a problem of this file alone.
            diagnostics.Add(YamlProblem.Unexplained(file, builder.Innermost?.Index ?? start, problem.Message));
            return null;
        }

        switch (builder.Root)
        {
            case YamlMapping mapping:
                return mapping;
            case null or YamlScalar { IsBlank: true }:
                return new YamlMapping(start, []);
            default:
                diagnostics.Add(Rules.NotAMapping.At(file.Locate(builder.Root.Index), builder.Root.Found));
                return null;
        }
    }

    /// <summary>The text with spaces for U+0085, U+2028 and U+2029, which ended lines in YAML 1.1 and end none in an editor.</summary>
    private static string WithoutOldBreaks(string text) => text.Replace('\u0085', ' ').Replace('\u2028', ' ').Replace('\u2029', ' ');

    private sealed class TreeBuilder(SourceFile file, int start, int maxDepth, List<Diagnostic> diagnostics)
    {
        private readonly Stack<(YamlNode Node, YamlScalar? Key)> _open = new();
        private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

        public YamlNode? Root { get; private set; }

        /// <summary>The list or group that is being read.</summary>
        public YamlNode? Innermost => _open.TryPeek(out var open) ? open.Node : Root;

        /// <summary>Takes the next event; false where reading must stop.</summary>
        public bool Accept(ParsingEvent parsed)
        {
            var index = start + (int)parsed.Start.Index;
            switch (parsed)
            {
                case Scalar scalar:
                    return Add(new YamlScalar(index, scalar.Value, scalar.Style == ScalarStyle.Plain), scalar.Anchor);
                case AnchorAlias alias when _anchors.TryGetValue(alias.Value.Value, out var anchored):
                    return Add(anchored, AnchorName.Empty);
                case AnchorAlias alias:
                    return Stop(Rules.UnknownAnchor.At(file.Locate(index), Rules.Quote(alias.Value.Value)));
                case SequenceStart sequence:
                    return Open(new YamlSequence(index), sequence.Anchor);
                case MappingStart mapping:
                    return Open(new YamlMapping(index, []), mapping.Anchor);
                case DocumentStart when Root is not null:
                    return Stop(Rules.SecondDocument.At(file.Locate(index)));
                case SequenceEnd or MappingEnd:
                    _open.Pop();
                    return true;
                default:
                    return true;
            }
        }

        private bool Open(YamlNode node, AnchorName anchor)
        {
            if (_open.Count >= maxDepth)
            {
                return Stop(Rules.TooDeep.At(file.Locate(node.Index), maxDepth));
            }

            if (!Add(node, anchor))
            {
                return false;
            }

            _open.Push((node, null));
            return true;
        }

        private bool Add(YamlNode node, AnchorName anchor)
        {
            if (!anchor.IsEmpty)
            {
                _anchors[anchor.Value] = node;
            }

            if (!_open.TryPop(out var parent))
            {
                Root ??= node;
                return true;
            }

            if (parent.Node is YamlSequence sequence)
            {
                sequence.Add(node);
                _open.Push(parent);
                return true;
            }

            if (parent.Key is { } key)
            {
                ((YamlMapping)parent.Node).Fields.Add((key, node));
                _open.Push((parent.Node, null));
                return true;
            }

            if (node is not YamlScalar name)
            {
                return Stop(Rules.KeyNotText.At(file.Locate(node.Index), node is YamlSequence ? "a list" : "a group of fields"));
            }

            if (((YamlMapping)parent.Node).Fields.Count >= MaxFields)
            {
                return Stop(Rules.TooManyFields.At(file.Locate(name.Index), MaxFields));
            }

            _open.Push((parent.Node, name));
            if (((YamlMapping)parent.Node).Fields.Find(field => field.Key.Value == name.Value).Key is { } first)
            {
                diagnostics.Add(Rules.DuplicateKey.At(file.Locate(name.Index), Rules.Quote(name.Value), file.Locate(first.Index).Line));
            }

            return true;
        }

        private bool Stop(Diagnostic diagnostic)
        {
            diagnostics.Add(diagnostic);
            return false;
        }
    }
}
