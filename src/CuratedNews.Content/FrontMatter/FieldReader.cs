using System.Globalization;
using System.Text;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.FrontMatter;

/// <summary>A one-line text of the front matter and where it stands.</summary>
internal readonly record struct FieldText(string Value, SourceLocation Location);

/// <summary>Reads fields by name from one group of the front matter and reports those of the wrong shape.</summary>
internal sealed class FieldReader(SourceFile file, YamlMapping fields, string group, ContentLimits limits, List<Diagnostic> diagnostics)
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz"];

    /// <summary>The place of a field's value, or of the group where the field is absent.</summary>
    public SourceLocation Locate(string name) => file.Locate((fields[name] ?? fields).Index);

    public int MaxEntries => limits.MaxEntries;

    public void Report(DiagnosticRule rule, SourceLocation location, params ReadOnlySpan<object?> values) =>
        diagnostics.Add(rule.At(location, values));

    /// <summary>Whether a field of which no text was read is not given; one of the wrong shape is given, and reported as that.</summary>
    public bool IsMissing(string name, FieldText? read) => read is null && fields[name] is (null or YamlScalar or YamlSequence { Entries: [] or [YamlScalar] });

    /// <summary>A field's text on one line, its white space collapsed; null where it is not given.</summary>
    public FieldText? Text(string name, int? maxLength = null) => fields[name] switch
    {
        null or YamlScalar { IsBlank: true } => null,
        YamlScalar scalar => OneLine(scalar.Value, file.Locate(scalar.Index), name, maxLength),
        YamlSequence { Entries: [] } => null,
        YamlSequence { Entries: [YamlScalar only] } => only.IsBlank ? null : OneLine(only.Value, file.Locate(only.Index), name, maxLength),
        { } other => Misshapen(name, "one text", other),
    };

    /// <summary>Where one text is given; null where it is not.</summary>
    public FieldPlace? Place(string name) => fields[name] switch
    {
        YamlScalar { IsBlank: false } scalar => new FieldPlace(name, file.Locate(scalar.Index)),
        YamlSequence { Entries: [YamlScalar { IsBlank: false } only] } => new FieldPlace(name, file.Locate(only.Index)),
        _ => null,
    };

    /// <summary>A text that is a JSON array, folded over lines or not; null where it is anything else.</summary>
    public FieldText? JsonArray(string name) =>
        fields[name] is YamlScalar { IsBlank: false } scalar && scalar.Value.AsSpan().TrimStart() is ['[', ..]
            ? new FieldText(scalar.Value.ReplaceLineEndings(" "), file.Locate(scalar.Index))
            : null;

    /// <summary>A list's texts; one text alone is a list of one. Blank entries stay, as "", where a parallel list needs them.</summary>
    public List<FieldText> Texts(string name, bool keepBlank = false)
    {
        var texts = new List<FieldText>();
        switch (fields[name])
        {
            case null or YamlScalar { IsBlank: true }:
                break;
            case YamlScalar scalar when OneLine(scalar.Value, file.Locate(scalar.Index), name) is { } text:
                texts.Add(text);
                break;
            case YamlSequence sequence:
                AddEntries(sequence, name, keepBlank, texts);
                break;
            case YamlMapping other:
                Misshapen(name, "a text or a list of texts", other);
                break;
        }

        return texts;
    }

    /// <summary>How many entries a list has as written, before any limit; 0 where it is not given.</summary>
    public int Count(string name) => fields[name] switch
    {
        YamlSequence sequence => sequence.Count,
        YamlScalar { IsBlank: false } => 1,
        _ => 0,
    };

    /// <summary>A group of fields under a name; empty where it is not given.</summary>
    public FieldReader Group(string name)
    {
        var path = group.Length == 0 ? name : $"{group}.{name}";
        switch (fields[name])
        {
            case YamlMapping mapping:
                return new FieldReader(file, mapping, path, limits, diagnostics);
            case null or YamlScalar { IsBlank: true } or YamlSequence { Entries: [] }:
                break;
            case { } other:
                Misshapen(name, "a group of fields", other);
                break;
        }

        return new FieldReader(file, new YamlMapping(fields.Index, []), path, limits, diagnostics);
    }

    /// <summary>A list of groups under a name.</summary>
    public List<FieldReader> Groups(string name)
    {
        var groups = new List<FieldReader>();
        switch (fields[name])
        {
            case YamlSequence sequence:
                foreach (var entry in Limited(sequence, name))
                {
                    if (entry is YamlMapping mapping)
                    {
                        groups.Add(new FieldReader(file, mapping, name, limits, diagnostics));
                    }
                    else if (entry is not YamlScalar { IsBlank: true })
                    {
                        Report(Rules.WrongShape, file.Locate(entry.Index), name + "[]", "a group of fields", entry.Found);
                    }
                }

                break;
            case null or YamlScalar { IsBlank: true }:
                break;
            case { } other:
                Misshapen(name, "a list of groups of fields", other);
                break;
        }

        return groups;
    }

    /// <summary>A date or a date and time, in UTC; null where it is not given or cannot be read.</summary>
    /// <remarks>RFC 3339, with the date alone (midnight UTC) and times without an offset (read as UTC, with a warning).</remarks>
    public DateTime? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(SevenDecimals(text.Value), DateFormats, CultureInfo.InvariantCulture, Utc, out var date)
            && date.Year is >= 1900 and <= 9000)
        {
            var hasOffset = text.Value.Length == 10 || text.Value[^1] is 'Z' || text.Value.LastIndexOfAny(['+', '-']) > 10;
            if (!hasOffset)
            {
                Report(Rules.LocalTime, text.Location, name, Rules.Quote(text.Value));
            }

            return date;
        }

        Report(Rules.NotADate, text.Location, name, Rules.Quote(text.Value));
        return null;
    }

    /// <summary>Reports the fields that the format does not know, in this group and those below it.</summary>
    public void ReportUnknown()
    {
        foreach (var (key, value) in fields.Fields)
        {
            if (!KnownFields.Has(group, key.Value))
            {
                var meant = KnownFields.Nearest(group, key.Value) is { } near ? $" Did you mean '{near}'?" : "";
                Report(Rules.UnknownField, file.Locate(key.Index), Rules.Quote(group.Length == 0 ? key.Value : $"{group}.{key.Value}"), meant);
            }
            else if (value is YamlMapping && group.Length == 0 && KnownFields.IsGroup(key.Value))
            {
                Group(key.Value).ReportUnknown();
            }
        }
    }

    /// <summary>The text with every run of white space one space, without control and direction-changing characters.</summary>
    public FieldText? OneLine(string value, SourceLocation location, string name, int? atMost = null)
    {
        var maxLength = atMost ?? limits.MaxTextLength;
        if (value.Length <= maxLength && IsOneLine(value))
        {
            return new FieldText(value, location);
        }

        var text = new StringBuilder(Math.Min(value.Length, maxLength));
        var reported = false;
        Span<char> units = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else if (Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFD || (rune.Value & 0xFFFE) == 0xFFFE)
            {
                if (!reported)
                {
                    Report(Rules.ControlCharacters, location, name, rune.Value);
                    reported = true;
                }
            }
            else if (text.Length + rune.Utf16SequenceLength > maxLength)
            {
                Report(Rules.TextTooLong, location, name, maxLength, value.Length);
                var cut = Summary.WholeWords(text.ToString(), maxLength - 1);
                return new FieldText(cut, location);
            }
            else
            {
                text.Append(units[..rune.EncodeToUtf16(units)]);
            }
        }

        var line = text.ToString().TrimEnd(' ');
        return line.Length == 0 ? null : new FieldText(line, location);
    }

    /// <summary>A time without the decimals of its second that .NET does not hold; some serializers write nine.</summary>
    private static string SevenDecimals(string text)
    {
        var start = text.IndexOf('.', StringComparison.Ordinal) + 8;
        var end = start;
        while (start >= 8 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > start ? text.Remove(start, end - start) : text;
    }

    private void AddEntries(YamlSequence sequence, string name, bool keepBlank, List<FieldText> texts)
    {
        foreach (var entry in Limited(sequence, name))
        {
            if (entry is not YamlScalar scalar)
            {
                Report(Rules.WrongShape, file.Locate(entry.Index), name + "[]", "one text, in quotes where it holds ': '", entry.Found);
            }
            else if (!scalar.IsBlank && OneLine(scalar.Value, file.Locate(scalar.Index), name) is { } text)
            {
                texts.Add(text);
                continue;
            }

            if (keepBlank)
            {
                texts.Add(new FieldText("", file.Locate(entry.Index)));
            }
        }
    }

    private IEnumerable<YamlNode> Limited(YamlSequence sequence, string name)
    {
        if (sequence.Count > limits.MaxEntries)
        {
            Report(Rules.TooMany, file.Locate(sequence.Entries[limits.MaxEntries].Index), name, limits.MaxEntries, sequence.Count);
        }

        return sequence.Entries.Take(limits.MaxEntries);
    }

    private FieldText? Misshapen(string name, string expected, YamlNode found)
    {
        Report(Rules.WrongShape, file.Locate(found.Index), name, expected, found.Found);
        return null;
    }

    /// <summary>Whether a text is already as <see cref="OneLine"/> would leave it; most are.</summary>
    private static bool IsOneLine(string value)
    {
        var previous = ' ';
        foreach (var c in value)
        {
            if (c < ' ' || (c == ' ' && previous == ' ') || (c >= 0x7F && (char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or >= '\uFEFF')))
            {
                return false;
            }

            previous = c;
        }

        return previous != ' ';
    }
}
