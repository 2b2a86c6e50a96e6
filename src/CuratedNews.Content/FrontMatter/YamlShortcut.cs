using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CuratedNews.Content.FrontMatter;

/// <summary>
/// Reads the YAML that serializers write, at a tenth of what YamlDotNet takes: groups and lists in block style, texts in
/// every style, on one line or on many. YamlDotNet stays the judge: whatever is not certain here is left to it, every
/// mistake too, and a property test holds what is read here to what it reads.
/// </summary>
internal ref struct YamlShortcut
{
    private const int MaxDepth = 16;
    private const int MaxKeyLength = 100;

    private static readonly SearchValues<char> KeySigns = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>Signs that a plain text does not begin with, or that mean something else where it does.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`=<");

    /// <summary>Characters that are no part of any text, or that end lines in YAML 1.1.</summary>
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c != '\n'), '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF']);

    /// <summary>Names of fields that need no text of their own in memory.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        KnownFields.Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _text;
    private readonly int _maxDepth;
    private int _at;

    /// <summary>Of the line that <see cref="NextLine"/> found; -1 at the end.</summary>
    private int _column;

    /// <summary>How many empty lines stand before it.</summary>
    private int _emptyLines;

    private YamlShortcut(ReadOnlySpan<char> text, int start, int maxDepth)
    {
        _text = text;
        _at = start;
        _maxDepth = maxDepth;
        NextLine();
    }

    /// <summary>The group of fields in whole lines of a text; null where YamlDotNet has to read them.</summary>
    public static YamlMapping? TryRead(string text, int start, int end, int maxDepth)
    {
        if (text.AsSpan(start, end - start).ContainsAny(Unusual))
        {
            return null;
        }

        var reader = new YamlShortcut(text.AsSpan(0, end), start, Math.Min(maxDepth, MaxDepth) - 1);
        return reader._column == 0 && reader.Mapping(0, 0) is { } mapping && reader._column < 0 ? mapping : null;
    }

    private YamlMapping? Mapping(int column, int depth)
    {
        if (depth >= _maxDepth)
        {
            return null;
        }

        var mapping = new YamlMapping(_at, []);
        do
        {
            var length = KeyLength();
            if (length == 0 || mapping.Fields.Count >= YamlReader.MaxFields)
            {
                return null;
            }

            var key = _text.Slice(_at, length);
            foreach (var (other, _) in mapping.Fields)
            {
                if (key.SequenceEqual(other.Value))
                {
                    return null;
                }
            }

            var name = new YamlScalar(_at, Names.TryGetValue(key, out var known) ? known : key.ToString(), IsPlain: true);
            _at += length + 1;
            if (Value(column, depth) is not { } value)
            {
                return null;
            }

            mapping.Fields.Add((name, value));
        }
        while (_column == column);
        return _column < column ? mapping : null;
    }

    /// <summary>What follows a key's colon.</summary>
    private YamlNode? Value(int column, int depth)
    {
        var colonEnd = _at;
        SkipSpaces();
        if (!IsLineEnd())
        {
            return Text(column);
        }

        NextLine();
        var isList = IsEntry();
        if (_column > column)
        {
            return isList ? Sequence(_column, depth + 1) : Mapping(_column, depth + 1);
        }

        return _column == column && isList ? Sequence(_column, depth + 1) : new YamlScalar(colonEnd, "", IsPlain: true);
    }

    private YamlSequence? Sequence(int column, int depth)
    {
        if (depth >= _maxDepth)
        {
            return null;
        }

        var sequence = new YamlSequence(_at);
        do
        {
            var dash = _at++;
            SkipSpaces();
            var entry = IsLineEnd() ? null : KeyLength() > 0 ? Mapping(column + _at - dash, depth + 1) : Text(column);
            if (entry is null)
            {
                return null;
            }

            sequence.Add(entry);
        }
        while (_column == column && IsEntry());
        return _column <= column ? sequence : null;
    }

    /// <summary>A text in any style, or an empty list in brackets.</summary>
    /// <param name="column">Of the group or list that it is in: the lines it goes on in stand further in.</param>
    private YamlNode? Text(int column)
    {
        switch (_text[_at])
        {
            case '\'' or '"':
                return Quoted(column);
            case '|' or '>':
                return Block(column);
            case '[' when _at + 1 < _text.Length && _text[_at + 1] == ']':
                var list = new YamlSequence(_at);
                _at += 2;
                return EndLine() ? list : null;
            case var first when NotPlain.Contains(first):
                return null;
            default:
                return Plain(column);
        }
    }

    private YamlScalar? Plain(int column)
    {
        var index = _at;
        if (PlainLine() is not { IsEmpty: false } first)
        {
            return null;
        }

        if (_column <= column)
        {
            return new YamlScalar(index, first.ToString(), IsPlain: true);
        }

        var text = new StringBuilder().Append(first);
        while (_column > column)
        {
            Fold(text, _emptyLines);
            if (_text[_at] == '#' || PlainLine() is not { IsEmpty: false } next)
            {
                return null;
            }

            text.Append(next);
        }

        return new YamlScalar(index, text.ToString(), IsPlain: true);
    }

    /// <summary>The rest of a line, with the next one come to; empty where it is not only text.</summary>
    private ReadOnlySpan<char> PlainLine()
    {
        var line = _text[_at..LineEnd()].TrimEnd(' ');
        _at = LineEnd();
        NextLine();
        return line.Contains(": ", StringComparison.Ordinal) || line[^1] == ':' || line.Contains(" #", StringComparison.Ordinal) ? [] : line;
    }

    private YamlScalar? Quoted(int column)
    {
        var (index, quote) = (_at, _text[_at]);
        _at++;
        var simple = _text[_at..].IndexOfAny(quote, '\n', '\\');
        if (simple >= 0 && _text[_at + simple] == quote)
        {
            var value = _text.Slice(_at, simple);
            _at += simple + 1;
            if (EndLine())
            {
                return new YamlScalar(index, value.ToString(), IsPlain: false);
            }

            _at = index + 1;
        }

        var text = new StringBuilder();
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case '\'' when quote == '\'' && _at + 1 < _text.Length && _text[_at + 1] == '\'':
                    text.Append('\'');
                    _at += 2;
                    break;
                case var c when c == quote:
                    _at++;
                    return EndLine() ? new YamlScalar(index, text.ToString(), IsPlain: false) : null;
                case '\\' when quote == '"':
                    if (!Escape(text, column))
                    {
                        return null;
                    }

                    break;
                case ' ' or '\n':
                    var spaces = _at;
                    SkipSpaces();
                    if (!IsLineEnd())
                    {
                        text.Append(_text[spaces.._at]);
                        break;
                    }

                    NextLine();
                    if (_column <= column)
                    {
                        return null;
                    }

                    Fold(text, _emptyLines);
                    break;
                case var c:
                    text.Append(c);
                    _at++;
                    break;
            }
        }

        return null;
    }

    /// <summary>What a backslash and what follows it stand for; false for the rarer ones.</summary>
    private bool Escape(StringBuilder text, int column)
    {
        var sign = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        _at += 2;
        switch (sign)
        {
            case '"' or '\\' or '/' or ' ':
                text.Append(sign);
                return true;
            case 'n':
                text.Append('\n');
                return true;
            case '_':
                text.Append('\u00A0');
                return true;
            case 'x':
                return Code(text, 2);
            case 'u':
                return Code(text, 4);
            case '\n':
                _at--;
                NextLine();
                return _column > column && _emptyLines == 0;
            default:
                return false;
        }
    }

    private bool Code(StringBuilder text, int digits)
    {
        if (_at + digits > _text.Length
            || !int.TryParse(_text.Slice(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || char.IsSurrogate((char)code))
        {
            return false;
        }

        text.Append((char)code);
        _at += digits;
        return true;
    }

    /// <summary>A text below a '|' or a '>', with its lines as they are or folded.</summary>
    private YamlScalar? Block(int column)
    {
        var (index, isFolded) = (_at, _text[_at] == '>');
        var isStripped = _at + 1 < _text.Length && _text[_at + 1] == '-';
        _at += isStripped ? 2 : 1;
        if (!IsLineEnd())
        {
            return null;
        }

        NextLine();
        var indent = _column;
        if (indent <= column || _emptyLines > 0)
        {
            return null;
        }

        var text = new StringBuilder();
        while (_column == indent)
        {
            if (text.Length > 0 && isFolded)
            {
                Fold(text, _emptyLines);
            }
            else if (text.Length > 0)
            {
                text.Append('\n', _emptyLines + 1);
            }

            var line = _text[_at..LineEnd()];
            if (line[^1] == ' ')
            {
                return null;
            }

            text.Append(line);
            _at = LineEnd();
            if (_at == _text.Length || !NextLine(allowsSpaces: false))
            {
                return null;
            }
        }

        return _column < indent ? new YamlScalar(index, isStripped ? text.ToString() : text.Append('\n').ToString(), IsPlain: false) : null;
    }

    /// <summary>One line end is a space; with empty lines after it, it is none, and they are.</summary>
    private static void Fold(StringBuilder text, int emptyLines) => text.Append(emptyLines == 0 ? ' ' : '\n', Math.Max(1, emptyLines));

    /// <summary>Goes from the end of a line to the first sign of the next one that has any.</summary>
    /// <returns>Whether the lines between are as they may be.</returns>
    private bool NextLine(bool allowsSpaces = true)
    {
        var line = _at < _text.Length && _text[_at] == '\n' ? ++_at : _at;
        for (_emptyLines = 0; ; _emptyLines++)
        {
            SkipSpaces();
            if (_at >= _text.Length)
            {
                _column = -1;
                return true;
            }

            if (_text[_at] != '\n')
            {
                _column = _at - line;
                return true;
            }

            if (_at > line && !allowsSpaces)
            {
                return false;
            }

            line = ++_at;
        }
    }

    /// <summary>Whether nothing but spaces is left of the line; goes on to the next.</summary>
    private bool EndLine()
    {
        SkipSpaces();
        return IsLineEnd() && NextLine();
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private readonly int LineEnd() => _text[_at..].IndexOf('\n') is >= 0 and var length ? _at + length : _text.Length;

    private readonly bool IsLineEnd() => _at >= _text.Length || _text[_at] == '\n';

    private readonly bool IsEntry() => _at < _text.Length && _text[_at] == '-' && (_at + 1 == _text.Length || _text[_at + 1] is ' ' or '\n');

    /// <summary>How long the key is that stands here; 0 where none does.</summary>
    private readonly int KeyLength()
    {
        var rest = _text[_at..];
        var length = rest.IndexOfAnyExcept(KeySigns);
        return length is > 0 and <= MaxKeyLength && rest[0] is not ('-' or '.') && rest[length] == ':' && (length + 1 == rest.Length || rest[length + 1] is ' ' or '\n')
            ? length
            : 0;
    }
}
