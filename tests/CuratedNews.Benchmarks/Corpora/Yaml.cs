using System.Globalization;
using System.Text;

namespace CuratedNews.Benchmarks.Corpora;

/// <summary>Front matter as one of the two serializers writes it.</summary>
/// <param name="isNested">Lists stand two columns to the right and long text is folded after '&gt;-', as the newer one does; the older does neither.</param>
internal sealed class Yaml(bool isNested)
{
    private const int Width = 80;
    private readonly StringBuilder _text = new("---\n");

    public Yaml Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public Yaml Field(string name, string value, int indent = 0)
    {
        _text.Append(' ', indent).Append(name).Append(':');
        Value(value, indent + 2, indent + name.Length + 1);
        return this;
    }

    public Yaml Fields(string prefix, string names, string value, int indent = 2)
    {
        foreach (var name in names.Split(' '))
        {
            _text.Append(' ', indent).Append(prefix).Append(name).Append(": ").Append(value).Append('\n');
        }

        return this;
    }

    public Yaml List(string name, IReadOnlyList<string> values, int indent = 0)
    {
        if (values.Count == 0)
        {
            return Line($"{new string(' ', indent)}{name}: []");
        }

        Line($"{new string(' ', indent)}{name}:");
        var dash = indent + (isNested ? 2 : 0);
        foreach (var value in values)
        {
            _text.Append(' ', dash).Append('-');
            Value(value, dash + 2, dash + 1);
        }

        return this;
    }

    public Yaml Number(string name, int value, int indent = 0) => Line(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', indent)}{name}: {value}"));

    public override string ToString() => _text.ToString() + "---\n";

    private void Value(string value, int indent, int column)
    {
        if (value.Contains('\u00A0', StringComparison.Ordinal))
        {
            _text.Append(" \"").Append(value.Replace("\u00A0", "\\_", StringComparison.Ordinal)).Append("\"\n");
        }
        else if (isNested && (value.Contains('\n', StringComparison.Ordinal) || value.Length > Width - indent))
        {
            _text.Append(" >-\n");
            foreach (var (line, index) in value.Split('\n').Select((line, index) => (line, index)))
            {
                _text.Append(index > 0 ? "\n" : "");
                Wrap(line, indent, startColumn: Width);
            }
        }
        else
        {
            _text.Append(' ');
            Wrap(NeedsQuotes(value) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value, indent, column + 1);
        }
    }

    /// <summary>Words on lines, from a column on; each line but one that goes on from there begins at the indent.</summary>
    private void Wrap(string text, int indent, int startColumn)
    {
        var column = startColumn;
        var isFirst = true;
        foreach (var word in text.Split(' '))
        {
            if (column + 1 + word.Length > Width && (!isFirst || column >= Width))
            {
                _text.Append(isFirst ? "" : "\n").Append(' ', indent);
                column = indent;
            }
            else if (!isFirst)
            {
                _text.Append(' ');
                column++;
            }

            _text.Append(word);
            column += word.Length;
            isFirst = false;
        }

        _text.Append('\n');
    }

    private static bool NeedsQuotes(string value) =>
        value.Length == 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || "-?:,[]{}#&*!|>'\"%@`".Contains(value[0], StringComparison.Ordinal) || char.IsAsciiDigit(value[0])
        || value.Contains(": ", StringComparison.Ordinal) || value.Contains(" #", StringComparison.Ordinal) || value.EndsWith(':');
}
