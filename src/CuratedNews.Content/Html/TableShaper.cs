using System.Globalization;

namespace CuratedNews.Content.Html;

/// <summary>Settles a table: caption first, one head and one foot, no row or column without a cell of its own, no cell over another.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/tables.html#table-model; each thing repaired here is an error there.</remarks>
internal static class TableShaper
{
    private const int MaxColumns = 1000;

    public static IEnumerable<MarkupNode> Shape(MarkupNode table)
    {
        var caption = table.Children.Find(child => child.Is("caption"));
        var sections = table.Children.Where(child => !child.Is("caption")).ToList();
        var cells = sections.SelectMany(section => section.Children).SelectMany(row => row.Children).ToList();
        if (!cells.Exists(cell => cell.Children.Count > 0))
        {
            return caption is null ? [] : StructureShaper.AsBlocks(caption);
        }

        NameCells(cells);
        var columnsWithCell = new bool[MaxColumns];
        var placed = sections.SelectMany(section => PlaceRows(section, columnsWithCell)).ToList();
        foreach (var (cell, column, columns) in placed)
        {
            var own = Enumerable.Range(column, columns).Count(one => columnsWithCell[one]);
            cell.SetAttribute("colspan", AttributeValues.CellSpan(own.ToString(CultureInfo.InvariantCulture)));
        }

        table.Children.Clear();
        table.Children.AddRange(caption is null ? [] : [caption]);
        table.Children.AddRange(InOrder(sections.Where(section => section.Children.Count > 0)));
        return [table];
    }

    /// <summary>A heading has text and something to head.</summary>
    private static void NameCells(List<MarkupNode> cells)
    {
        var hasData = cells.Exists(cell => cell.Is("td") && cell.Children.Count > 0);
        foreach (var cell in cells.Where(cell => cell.Is("th") && (!hasData || cell.Children.Count == 0)))
        {
            cell.Name = "td";
            cell.SetAttribute("scope", value: null);
        }
    }

    private static List<(MarkupNode Cell, int Column, int Columns)> PlaceRows(MarkupNode section, bool[] columnsWithCell)
    {
        section.Children.RemoveAll(row => row.Children.Count == 0);
        var placed = new List<(MarkupNode, int, int)>();
        var taken = new int[MaxColumns];
        var width = 0;
        for (var row = 0; row < section.Children.Count; row++)
        {
            var cells = section.Children[row].Children;
            var column = 0;
            for (var i = 0; i < cells.Count; i++)
            {
                while (column < MaxColumns && taken[column] > 0)
                {
                    column++;
                }

                if (column == MaxColumns && i == 0)
                {
                    // Nothing of this row has room: the table ends above it, and so do the cells that reach down to it.
                    section.Children.RemoveRange(row, section.Children.Count - row);
                    return PlaceRows(section, columnsWithCell);
                }

                if (column == MaxColumns)
                {
                    cells.RemoveRange(i, cells.Count - i);
                    break;
                }

                var columns = 0;
                var wanted = Span(cells[i], "colspan");
                var rows = Math.Min(Span(cells[i], "rowspan"), section.Children.Count - row);
                cells[i].SetAttribute("rowspan", AttributeValues.CellSpan(rows.ToString(CultureInfo.InvariantCulture)));
                for (columnsWithCell[column] = true; columns < wanted && column + columns < MaxColumns && taken[column + columns] == 0; columns++)
                {
                    taken[column + columns] = rows;
                }

                placed.Add((cells[i], column, columns));
                column += columns;
                width = Math.Max(width, column);
            }

            for (var one = 0; one < width; one++)
            {
                taken[one] = Math.Max(0, taken[one] - 1);
            }
        }

        return placed;
    }

    private static IEnumerable<MarkupNode> InOrder(IEnumerable<MarkupNode> sections)
    {
        var bodies = new List<MarkupNode>();
        MarkupNode? head = null, foot = null;
        foreach (var section in sections)
        {
            if (section.Is("thead") && head is null)
            {
                head = section;
            }
            else if (section.Is("tfoot") && foot is null)
            {
                foot = section;
            }
            else
            {
                section.Name = "tbody";
                bodies.Add(section);
            }
        }

        return [.. head is null ? [] : new[] { head }, .. bodies, .. foot is null ? [] : new[] { foot }];
    }

    private static int Span(MarkupNode cell, string attribute) =>
        int.TryParse(cell.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;
}
