using System.Globalization;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>Writes a body's blocks as Markdown, line by line, each line behind the marks of what it stands in.</summary>
internal sealed class MarkdownBlocks(string origin)
{
    /// <summary>Quotations and lists deeper than that stand beside each other, so that no line is mostly marks.</summary>
    private const int MaxDepth = 8;

    private readonly StringBuilder _text = new();
    private string _prefix = "";

    /// <summary>The next line's prefix, where it differs: it has an item's marker.</summary>
    private string? _firstPrefix;

    /// <summary>Whether a blank line comes before the next block.</summary>
    private bool _isAfterBlock;

    private int _depth;

    public void Write(MarkupNode holder)
    {
        string? list = null;
        var isOtherMarker = false;
        for (var i = 0; i < holder.Children.Count; i++)
        {
            var child = holder.Children[i];
            if (child.IsInline)
            {
                var inlines = holder.Children.Skip(i).TakeWhile(node => node.IsInline).ToList();
                i += inlines.Count - 1;
                WriteLines(MarkdownInlines.Of(inlines, origin, isOneLine: false));
                continue;
            }

            // Two lists would be read as one, unless their markers differ.
            isOtherMarker = child.Name == list && !isOtherMarker;
            list = child.Name;
            WriteBlock(child, isOtherMarker);
        }
    }

    public override string ToString() => _text.ToString();

    private void WriteBlock(MarkupNode block, bool isOtherMarker)
    {
        switch (block.Name)
        {
            case "p" or "caption":
                WriteLines(MarkdownInlines.Of(block.Children, origin, isOneLine: false));
                break;
            case ['h', >= '2' and <= '6' and var level]:
                WriteLines(MarkdownText.HeadingOf(level - '0', MarkdownInlines.Of(block.Children, origin, isOneLine: true)), isText: false);
                break;
            case "dt" or "summary":
                WriteLines(MarkdownInlines.Strong(block.Children, origin));
                break;
            case "hr":
                WriteLines("___", isText: false);
                break;
            case "pre":
                WriteCode(block);
                break;
            case "blockquote":
                Nest("> ", "> ", () => Write(block));
                break;
            case "ul" or "ol":
                WriteList(block, isOtherMarker);
                break;
            case "table":
                WriteTable(block);
                break;
            default:
                Write(block);
                break;
        }
    }

    private void WriteCode(MarkupNode block)
    {
        var code = new StringBuilder();
        MarkdownInlines.Collect(block, code);
        var text = code.ToString();
        var fence = new string('`', Math.Max(3, MarkdownInlines.LongestRun(text, '`') + 1));
        WriteLines($"{fence}\n{text}\n{fence}", isText: false);
    }

    private void WriteList(MarkupNode list, bool isOtherMarker)
    {
        var number = int.TryParse(list.Attribute("start"), CultureInfo.InvariantCulture, out var start) && start >= 0 ? start : 1;
        var step = list.Attribute("reversed") is null ? 1 : -1;
        number = step < 0 && list.Attribute("start") is null ? list.Children.Count : number;
        var isTight = list.Children.TrueForAll(item => item.Children.TrueForAll(child => child.IsInline || child.Name is "ul" or "ol"));
        foreach (var item in list.Children.Where(child => !child.IsText))
        {
            var marker = list.Is("ul")
                ? (isOtherMarker ? "* " : "- ")
                : Math.Max(0, number).ToString(CultureInfo.InvariantCulture) + (isOtherMarker ? ") " : ". ");
            Nest(marker, new string(' ', marker.Length), () => WriteItem(item, isTight));
            _isAfterBlock = !isTight;
            number += step;
        }

        _isAfterBlock = true;
    }

    private void WriteItem(MarkupNode item, bool isTight)
    {
        if (!isTight)
        {
            Write(item);
            return;
        }

        var inlines = item.Children.TakeWhile(child => child.IsInline).ToList();
        if (inlines.Count > 0)
        {
            WriteLines(MarkdownInlines.Of(inlines, origin, isOneLine: false));
        }

        var lists = new MarkupNode("");
        lists.Children.AddRange(item.Children.Skip(inlines.Count));
        _isAfterBlock &= lists.Children.Count > 0 && !CanFollowText(lists.Children[0]);
        Write(lists);
    }

    /// <summary>Is a list read as one directly below a line of text? It must begin with text of its own, and a numbered one with 1.</summary>
    private static bool CanFollowText(MarkupNode list) =>
        list.Children is [{ Children: [{ IsInline: true }, ..] }, ..] && (list.Is("ul") || list.Attributes.Length == 0);

    private void WriteTable(MarkupNode table)
    {
        if (table.Children.Find(child => child.Is("caption")) is { } caption)
        {
            WriteBlock(caption, isOtherMarker: false);
        }

        var rows = table.Children.Where(part => !part.Is("caption")).SelectMany(part => part.Children).Where(row => row.Is("tr")).ToList();
        var cells = rows.ConvertAll(Cells);
        var width = cells.Count == 0 ? 0 : cells.Max(row => row.Count);
        if (width == 0)
        {
            return;
        }

        // The first row of a Markdown table is always its head.
        var hasHead = rows[0].Children.TrueForAll(cell => cell.Is("th"));
        var head = hasHead ? cells[0] : [];
        head.AddRange(Enumerable.Repeat("", width - head.Count));
        var lines = new StringBuilder().Append(Row(head)).Append('\n').Append(Row(Enumerable.Repeat("---", width)));
        foreach (var row in cells.Skip(hasHead ? 1 : 0))
        {
            lines.Append('\n').Append(Row(row));
        }

        WriteLines(lines.ToString(), isText: false);
    }

    private List<string> Cells(MarkupNode row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Children.Where(child => !child.IsText))
        {
            cells.Add(MarkdownInlines.Of(cell.Children, origin, isOneLine: true));
            var span = int.TryParse(cell.Attribute("colspan"), CultureInfo.InvariantCulture, out var columns) ? columns : 1;
            cells.AddRange(Enumerable.Repeat("", span - 1));
        }

        return cells;
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Writes what stands in a quotation or an item.</summary>
    private void Nest(string first, string others, Action write)
    {
        if (_depth == MaxDepth)
        {
            write();
            return;
        }

        var outer = _prefix;
        Separate();
        _firstPrefix = (_firstPrefix ?? outer) + first;
        _prefix = outer + others;
        _depth++;
        write();
        if (_firstPrefix is not null)
        {
            WriteLines("", isText: false);
        }

        _depth--;
        _prefix = outer;
        _isAfterBlock = true;
    }

    /// <param name="isText">Whether lines that look like the beginning of a block are none.</param>
    private void WriteLines(string lines, bool isText = true)
    {
        if (lines.Length == 0 && _firstPrefix is null)
        {
            return;
        }

        Separate();
        foreach (var line in lines.Split('\n'))
        {
            var text = isText ? MarkdownText.AtLineStart(line) : line;
            var prefix = _firstPrefix ?? _prefix;
            _text.Append(text.Length == 0 ? prefix.TrimEnd() : prefix + text).Append('\n');
            _firstPrefix = null;
        }

        _isAfterBlock = true;
    }

    private void Separate()
    {
        if (_isAfterBlock && _firstPrefix is null)
        {
            _text.Append(_prefix.TrimEnd()).Append('\n');
        }

        _isAfterBlock = false;
    }
}
