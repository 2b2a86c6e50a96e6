namespace CuratedNews.Content.Captures;

/// <summary>Reads a text's lines as units: lines that were wrapped are joined, entries that ran together parted.</summary>
internal static class TextUnits
{
    /// <summary>Texts whose longest line is longer are not wrapped: each line end is meant.</summary>
    private const int WidestWrapping = 120;

    private const int TabWidth = 4;

    /// <param name="text">As <see cref="CaptureText.Normalized"/> leaves it.</param>
    public static List<TextUnit> Of(string text)
    {
        var lines = text.Split('\n');
        var width = WrapWidth(lines);
        var units = new List<TextUnit>();
        var joined = new List<string>();
        var last = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = CaptureText.Folded(lines[i]);
            if (line.Length > 0 && last.Length > 0 && !ListMarker.Has(line) && IsWrapped(last, line, width))
            {
                joined.Add(line);
            }
            else if (line.Length > 0)
            {
                Settle();
                units.Add(new TextUnit(i + 1, line) { BeginsBlock = last.Length == 0, Indent = IndentOf(lines[i]) });
            }

            last = line.Length == 0 ? "" : lines[i].TrimEnd();
        }

        Settle();
        return Numbered([.. units.SelectMany(ListMarker.Split)]);

        void Settle()
        {
            if (joined.Count > 0)
            {
                var text = $"{units[^1].Text} {string.Join(' ', joined)}";
                units[^1] = units[^1] with { Text = text, Written = text };
                joined.Clear();
            }
        }
    }

    /// <summary>The column at which lines were broken; 0 for a text whose lines were not.</summary>
    private static int WrapWidth(string[] lines)
    {
        var longest = lines.Max(line => line.TrimEnd().Length);
        return longest <= WidestWrapping && lines.Count(line => line.Length > longest * 3 / 4) >= 3 ? longest : 0;
    }

    /// <summary>A line end was made by wrapping where the next word would not have fitted, or where a sentence goes on in lower case.</summary>
    private static bool IsWrapped(string last, string line, int width)
    {
        var word = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? end : line.Length;
        return (width > 0 && last.Length + 1 + word > width) || (char.IsLower(line[0]) && !CaptureText.EndsSentence(last));
    }

    private static int IndentOf(string line)
    {
        var columns = 0;
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c))
            {
                break;
            }

            columns += c == '\t' ? TabWidth : 1;
        }

        return columns;
    }

    /// <summary>Takes numbers back where nothing before or behind counts on: "7. May was cold." is a sentence.</summary>
    private static List<TextUnit> Numbered(List<TextUnit> units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Kind != UnitKind.Numbered)
            {
                continue;
            }

            var last = i;
            for (var next = i + 1; next < units.Count && units[next].IsListed; next++)
            {
                if (units[next].Kind == UnitKind.Numbered)
                {
                    if (units[next].Number != units[last].Number + 1)
                    {
                        break;
                    }

                    last = next;
                }
            }

            if (last == i)
            {
                units[i] = units[i] with { Kind = UnitKind.Paragraph, Text = units[i].Written, Digits = "" };
            }

            i = last;
        }

        return units;
    }
}
