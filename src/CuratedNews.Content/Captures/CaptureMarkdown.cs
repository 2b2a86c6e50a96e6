using System.Text;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>Puts the body of a capture together as Markdown, its blocks with a blank line between.</summary>
internal sealed class CaptureMarkdown
{
    private const string DisclaimerLabel = "**Disclaimer of the article:** ";

    /// <summary>Words that may stand at the head of an entry, run into its text.</summary>
    private const int MaxHeadWords = 8;

    /// <summary>Words that must follow such a head.</summary>
    private const int MinBodyWords = 10;

    private readonly StringBuilder _text = new();

    public void Block(string markdown)
    {
        if (markdown.Length > 0)
        {
            _text.Append(_text.Length > 0 ? "\n" : "").Append(markdown).Append('\n');
        }
    }

    public void Disclaimer(string text) => Block($"> {DisclaimerLabel}{MarkdownText.Escape(text, isInLink: false)}");

    /// <summary>One list; entries that are indented more than the one above stand in it.</summary>
    public void List(IReadOnlyList<TextUnit> entries, References sources)
    {
        var lines = new List<string>();
        var open = new Stack<(int Indent, int Offset)>();
        var heads = Heads(entries);
        var numbers = new Dictionary<int, int>();
        var sign = '.';
        for (var i = 0; i < entries.Count; i++)
        {
            while (open.TryPeek(out var above) && above.Indent > entries[i].Indent)
            {
                open.Pop();
            }

            // Where the numbers begin again a second list begins, which Markdown tells by another sign alone.
            if (entries[i].Kind == UnitKind.Numbered)
            {
                var goesOn = !numbers.TryGetValue(entries[i].Indent, out var number) || number + 1 == entries[i].Number;
                sign = goesOn ? sign : sign == '.' ? ')' : '.';
                numbers[entries[i].Indent] = entries[i].Number;
            }

            var marker = entries[i].Kind == UnitKind.Bullet ? "- " : $"{entries[i].Digits}{sign} ";
            var isDeeper = open.TryPeek(out var outer) && entries[i].Indent > outer.Indent + 1;
            if (!isDeeper && open.Count > 0)
            {
                open.Pop();
            }

            var offset = open.TryPeek(out var holder) ? holder.Offset : 0;
            open.Push((entries[i].Indent, offset + marker.Length));
            lines.Add(new string(' ', offset) + marker + Entry(entries[i], heads[i], sources));
        }

        Block(string.Join('\n', lines));
    }

    public override string ToString() => _text.ToString();

    private static string Entry(TextUnit entry, int head, References sources) => head == 0
        ? sources.Cite(entry.Text)
        : $"**{MarkdownText.Escape(entry.Text[..head], isInLink: false)}** {sources.Cite(entry.Text[(head + 1)..])}";

    /// <summary>
    /// How many characters of each entry are its head: "Night shifts They are longer than…" was two lines on the page. Taken
    /// for that only where every numbered entry has one; elsewhere the capital letter is a name's.
    /// </summary>
    private static int[] Heads(IReadOnlyList<TextUnit> entries)
    {
        var heads = entries.Select(entry => entry.Kind == UnitKind.Numbered ? HeadOf(entry.Text) : 0).ToArray();
        return entries.Count > 1 && heads.All(head => head > 0) ? heads : new int[entries.Count];
    }

    private static int HeadOf(string text)
    {
        var words = text.Split(' ');
        var length = words[0].Length;
        for (var i = 1; i <= MaxHeadWords && i + MinBodyWords < words.Length; i++)
        {
            var isStart = char.IsUpper(words[i][0]) && !char.IsUpper(words[i][^1]) && words[i + 1].Length > 0 && char.IsLower(words[i + 1][0]);
            if (isStart && char.IsLetterOrDigit(words[i - 1][^1]))
            {
                return length;
            }

            if (!char.IsLetterOrDigit(words[i - 1][^1]) && words[i - 1][^1] is '.' or '!' or '?' or ':')
            {
                return 0;
            }

            length += 1 + words[i].Length;
        }

        return 0;
    }
}
