using System.Globalization;
using System.Text;

namespace CuratedNews.Web.Representations;

/// <summary>Writes YAML front matter. Every value is a double-quoted scalar, so that no text in it can be anything but text.</summary>
/// <remarks>https://yaml.org/spec/1.2.2/#double-quoted-style.</remarks>
internal sealed class FrontMatter
{
    private readonly StringBuilder _lines = new("---\n");

    /// <summary>A line for a value; none where there is no value.</summary>
    /// <param name="name">A plain word.</param>
    public FrontMatter Add(string name, string? value)
    {
        if (value is not null)
        {
            _lines.Append(name).Append(": ").Append(Quote(value)).Append('\n');
        }

        return this;
    }

    public FrontMatter Add(string name, DateTime? time) => Add(name, time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public FrontMatter Add(string name, int number)
    {
        _lines.Append(CultureInfo.InvariantCulture, $"{name}: {number}\n");
        return this;
    }

    /// <summary>A list; no line where it is empty.</summary>
    public FrontMatter Add(string name, IEnumerable<string> values)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            _lines.Append(isFirst ? name + ":\n" : "").Append("  - ").Append(Quote(value)).Append('\n');
            isFirst = false;
        }

        return this;
    }

    public override string ToString() => _lines + "---\n";

    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)rune.Value),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),

                // What YAML does not take for printable, or takes for a line's end.
                < ' ' or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
