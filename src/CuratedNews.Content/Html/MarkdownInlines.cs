using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>
/// The text of one block as Markdown. Emphasis is written where Markdown is sure to read it as emphasis; elsewhere, as in
/// the middle of punctuation, its words stand without it.
/// </summary>
internal sealed class MarkdownInlines
{
    private readonly LinkedList<Piece> _pieces = new();
    private readonly List<(LinkedListNode<Piece> Open, LinkedListNode<Piece> Close)> _pairs = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly string _origin;
    private readonly bool _isOneLine;
    private bool _isInLink;

    private MarkdownInlines(string origin, bool isOneLine) => (_origin, _isOneLine) = (origin, isOneLine);

    /// <param name="isOneLine">A line break becomes a space, as in headings and cells.</param>
    public static string Of(IEnumerable<MarkupNode> nodes, string origin, bool isOneLine)
    {
        var inlines = new MarkdownInlines(origin, isOneLine);
        foreach (var node in nodes)
        {
            inlines.Add(node);
        }

        return inlines.Settle();
    }

    /// <summary>The words of one block in strong emphasis, where it has none of its own.</summary>
    public static string Strong(IEnumerable<MarkupNode> nodes, string origin)
    {
        var strong = new MarkupNode("strong");
        strong.Children.AddRange(nodes);
        return Of([strong], origin, isOneLine: true);
    }

    private void Add(MarkupNode node)
    {
        switch (node.Name)
        {
            case var _ when node.IsText:
                AddText(MarkdownText.Escape(Folded(node.Text), _isInLink));
                break;
            case "br":
                AddText(_isOneLine ? " " : "\\\n");
                break;
            case "code" or "kbd" or "samp" or "pre":
                AddCode(node);
                break;
            case "a" when node.Attribute("href") is { } href:
                AddText("[");
                _isInLink = true;
                AddChildren(node);
                _isInLink = false;
                AddText($"]({MarkdownText.Destination(href.StartsWith('/') ? _origin + href : href)})");
                break;
            case "em" or "i" or "cite" or "var":
                AddEmphasis(node, "*");
                break;
            case "strong" or "b":
                AddEmphasis(node, "**");
                break;
            case "del" or "s":
                AddEmphasis(node, "~~");
                break;
            case "q":
                AddText("“");
                AddChildren(node);
                AddText("”");
                break;
            default:
                // In a cell: blocks become words with a space between.
                var isBlock = !node.IsInline;
                AddText(isBlock ? " " : "");
                AddChildren(node);
                AddText(isBlock ? " " : "");
                break;
        }
    }

    private void AddChildren(MarkupNode node)
    {
        foreach (var child in node.Children)
        {
            Add(child);
        }
    }

    private void AddText(string text)
    {
        // Emphasis neither begins nor ends with a space.
        if (text.StartsWith(' ') && _pieces.Last is { Value.Mark: Mark.Open } open)
        {
            while (open.Previous is { Value.Mark: Mark.Open } outer)
            {
                open = outer;
            }

            _pieces.AddBefore(open, new Piece(" "));
            text = text[1..];
        }

        if (text.Length > 0)
        {
            _pieces.AddLast(new Piece(text));
        }
    }

    private void AddCode(MarkupNode node)
    {
        var code = Folded(TextOf(node));
        if (string.IsNullOrWhiteSpace(code))
        {
            AddText(" ");
            return;
        }

        var fence = new string('`', LongestRun(code, '`') + 1);
        var pad = code[0] is '`' or ' ' || code[^1] is '`' or ' ' ? " " : "";

        // A table's cell ends at a '|' and the text of a link at a ']', even in code, where no backslash helps.
        var plain = MarkdownText.Escape(code, _isInLink);
        var isPlain = (_isOneLine && code.Contains('|')) || (_isInLink && code.AsSpan().ContainsAny('[', ']'));
        _pieces.AddLast(isPlain ? new Piece(plain) : new Piece(fence + pad + code + pad + fence) { IfAfterCode = plain });
    }

    private void AddEmphasis(MarkupNode node, string mark)
    {
        if (!_open.Add(mark))
        {
            AddChildren(node);
            return;
        }

        var open = _pieces.AddLast(new Piece(mark, Mark.Open));
        AddChildren(node);
        var last = _pieces.Last!.Value;
        var hadSpace = last.Mark == Mark.None && last.Text.EndsWith(' ');
        if (hadSpace)
        {
            _pieces.RemoveLast();
            AddText(last.Text[..^1]);
        }

        _pairs.Add((open, _pieces.AddLast(new Piece(mark, Mark.Close))));
        AddText(hadSpace ? " " : "");
        _open.Remove(mark);
    }

    private string Settle()
    {
        // The outer ones first: where two marks meet, the inner one is kept.
        _pairs.Reverse();
        foreach (var (open, close) in _pairs)
        {
            if (!IsFlanking(open.Next, open.Previous, isOpen: true) || !IsFlanking(close.Previous, close.Next, isOpen: false))
            {
                _pieces.Remove(open);
                _pieces.Remove(close);
            }
        }

        var text = new StringBuilder();
        foreach (var piece in _pieces)
        {
            if (piece.IfAfterCode is { } plain && text.Length > 0 && text[^1] == '`')
            {
                text.Append(plain);
                continue;
            }

            // Spaces may have met where emphasis was taken away.
            text.Append(piece.Text.StartsWith(' ') && (text.Length == 0 || text[^1] is ' ' or '\n') ? piece.Text[1..] : piece.Text);
        }

        return text.ToString().Trim(' ');
    }

    /// <summary>Does a run of marks between these count as the beginning, or the end, of emphasis?</summary>
    /// <remarks>https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run. Versions differ on symbols, so those never help.</remarks>
    private static bool IsFlanking(LinkedListNode<Piece>? inner, LinkedListNode<Piece>? outer, bool isOpen)
    {
        if (inner is not { Value: { Mark: Mark.None, Text: var inside } } || outer is { Value.Mark: not Mark.None })
        {
            return false;
        }

        var near = isOpen ? inside[0] : inside[^1];
        var far = outer is null ? ' ' : isOpen ? outer.Value.Text[^1] : outer.Value.Text[0];
        return !char.IsWhiteSpace(near)
            && (char.IsLetterOrDigit(near) || char.IsWhiteSpace(far) || char.IsPunctuation(far))
            && char.GetUnicodeCategory(near) is not (UnicodeCategory.Format or UnicodeCategory.Control);
    }

    private static string TextOf(MarkupNode node)
    {
        var text = new StringBuilder();
        Collect(node, text);
        return text.ToString();
    }

    internal static void Collect(MarkupNode node, StringBuilder text)
    {
        text.Append(node.IsText ? node.Text : node.Is("br") ? "\n" : "");
        foreach (var child in node.Children)
        {
            Collect(child, text);
        }
    }

    internal static int LongestRun(string text, char of)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Folded(string text) => text.AsSpan().IndexOfAny("\n\t\r\f") < 0
        ? text
        : string.Create(text.Length, text, static (folded, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                folded[i] = BodyText.IsSpace(from[i]) ? ' ' : from[i];
            }
        });

    private enum Mark
    {
        None,
        Open,
        Close,
    }

    /// <summary>A stretch of text, never empty, or a mark of emphasis.</summary>
    private sealed record Piece(string Text, Mark Mark = Mark.None)
    {
        /// <summary>Of code: what is written behind other code, whose marks would run together with its own.</summary>
        public string? IfAfterCode { get; init; }
    }
}
