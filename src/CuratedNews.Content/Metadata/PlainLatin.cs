using System.Text;

namespace CuratedNews.Content.Metadata;

/// <summary>Text with plain Latin letters in place of marked ones and of <c>æ</c>, <c>ø</c>, <c>ß</c> and their like, for what readers type without them.</summary>
public static class PlainLatin
{
    /// <summary>The same letters as in a slug; everything else stays as it is.</summary>
    public static string Of(string text)
    {
        var start = text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F');
        if (start < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 8).Append(text, 0, start);
        foreach (var c in text.AsSpan(start))
        {
            if (c > '\x7F' && LatinLetters.Plain(c) is { } letters)
            {
                plain.Append(letters);
            }
            else
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }
}
