using System.Text;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CuratedNews.Content.Html;

/// <summary>Notes, while Markdown is written as HTML, where each part of it stands in the body.</summary>
/// <remarks>
/// Markdig 1.6 tells before it writes a part, but not of items, rows, cells and terms: those are noted with the first thing
/// in them, as the tags that stand before it.
/// </remarks>
internal sealed class MarkdownPlaces(string body, SourceMap places)
{
    private int _cellEnd;

    /// <param name="part">What is written next.</param>
    /// <param name="html">What is written already.</param>
    public void Add(MarkdownObject part, StringBuilder html)
    {
        switch (part)
        {
            case TableCell { Parent: TableRow row } cell:
                AddCell(row, cell, html);
                break;
            case Block { Parent: ListItemBlock item } when ReferenceEquals(item[0], part):
                places.AddGenerated(TagBefore(html, html.Length), item.Span.Start);
                break;
            case Block { Parent: DefinitionItem, Span.IsEmpty: false } when TagBefore(html, html.Length) is var tag && IsAt(html, tag, "<dd>"):
                places.AddGenerated(tag, Before(part.Span.Start, ":~"));
                break;
            case ContainerInline { ParentBlock: DefinitionTerm, Span.IsEmpty: false }:
                places.AddGenerated(TagBefore(html, html.Length), part.Span.Start);
                break;
        }

        AddPart(part, html.Length);
    }

    private void AddPart(MarkdownObject part, int generated)
    {
        switch (part)
        {
            case HtmlInline inline:
                places.AddVerbatim(generated, inline.Span.Start);
                break;
            case HtmlBlock block:
                foreach (var line in block.Lines.Lines.AsSpan(0, block.Lines.Count))
                {
                    places.AddVerbatim(generated, line.Slice.Start);
                    generated += line.Slice.Length + 1;
                }

                break;
            case { Span.IsEmpty: false }:
                places.AddGenerated(generated, part.Span.Start);
                break;
        }
    }

    private void AddCell(TableRow row, TableCell cell, StringBuilder html)
    {
        var tag = TagBefore(html, html.Length);
        if (ReferenceEquals(row[0], cell) && !row.Span.IsEmpty)
        {
            var rowTag = TagBefore(html, tag);
            var groupTag = TagBefore(html, rowTag);
            var start = Before(row.Span.Start, "|");
            if (IsAt(html, groupTag, "<thead>") || IsAt(html, groupTag, "<tbody>"))
            {
                places.AddGenerated(groupTag, start);
            }

            places.AddGenerated(rowTag, start);
            _cellEnd = start;
        }

        var begin = cell.Span.IsEmpty ? EmptyCell() : cell.Span.Start;
        while (begin < cell.Span.End && body[begin] == ' ')
        {
            begin++;
        }

        _cellEnd = Math.Max(begin, cell.Span.End) + 1;
        places.AddGenerated(tag, begin);
    }

    /// <summary>The next pipe of the line, since Markdig does not say; the end of the cell before where there is none.</summary>
    private int EmptyCell()
    {
        var rest = body.AsSpan(Math.Min(_cellEnd, body.Length));
        var next = rest.IndexOfAny('|', '\n', '\r');
        return next >= 0 && rest[next] == '|' ? _cellEnd + next : _cellEnd - 1;
    }

    /// <summary>The place of the marks that stand before a part on its line; of the part where there are none.</summary>
    private int Before(int start, string marks)
    {
        var first = start;
        for (var i = start - 1; i >= 0 && (body[i] is ' ' or '\t' || marks.Contains(body[i], StringComparison.Ordinal)); i--)
        {
            first = body[i] is ' ' or '\t' ? first : i;
        }

        return first;
    }

    /// <summary>The index of the last '&lt;' before another; no attribute of these tags holds one.</summary>
    private static int TagBefore(StringBuilder html, int end)
    {
        var at = end - 1;
        while (at > 0 && html[at] != '<')
        {
            at--;
        }

        return Math.Max(0, at);
    }

    private static bool IsAt(StringBuilder html, int index, string tag)
    {
        for (var i = 0; i < tag.Length; i++)
        {
            if (index + i >= html.Length || html[index + i] != tag[i])
            {
                return false;
            }
        }

        return true;
    }
}
