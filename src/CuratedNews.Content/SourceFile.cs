using System.Text;
using System.Text.Unicode;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content;

/// <summary>A content file's text, decoded, without a byte order mark.</summary>
/// <param name="Path">Its path below the content folder, with '/' between its parts.</param>
public sealed record SourceFile(string Path, string Text)
{
    private LineMap? _lines;

    /// <summary>The place of the character at an index from 0 of <see cref="Text"/>.</summary>
    public SourceLocation Locate(int index)
    {
        _lines ??= new LineMap(Text);
        var (line, column) = _lines.At(Math.Clamp(index, 0, Text.Length));
        return new SourceLocation(Path, line, column);
    }

    /// <summary>Decodes a file. Null, with the problem, where it is not UTF-8 text.</summary>
    public static SourceFile? Decode(string path, ReadOnlySpan<byte> bytes, out Diagnostic? problem)
    {
        problem = null;
        var start = new SourceLocation(path, 1, 1);
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            problem = Rules.NotUtf8.At(start, "a UTF-16 byte order mark");
            return null;
        }

        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        if (Utf8.IsValid(bytes))
        {
            var file = new SourceFile(path, Encoding.UTF8.GetString(bytes));
            var nul = file.Text.IndexOf('\0', StringComparison.Ordinal);
            if (nul < 0)
            {
                return file;
            }

            problem = Rules.NulCharacter.At(file.Locate(nul));
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        var valid = ValidPrefix(bytes);
        var bad = new SourceFile(path, text).Locate(Encoding.UTF8.GetCharCount(bytes[..valid]));
        problem = Rules.NotUtf8.At(bad, $"the byte 0x{bytes[valid]:X2}");
        return null;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length && Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        return Math.Min(position, bytes.Length - 1);
    }
}
