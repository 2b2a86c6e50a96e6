using System.Globalization;
using System.Text;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Web.Pages.Search;

/// <summary>Where the words that somebody types begin words of a title. Letters are compared as in a slug: <c>cafe</c> begins <c>Café</c>.</summary>
public static class TypedMarks
{
    /// <returns>Starts and lengths in UTF-16 units, in order, none over another.</returns>
    public static int[][] Find(string title, string typed)
    {
        var words = Slug.TryFromName(typed, out var slug) ? slug.ToString().Split('-') : [];
        var marks = new List<int[]>();
        var (letters, ends) = (new StringBuilder(), new List<int>());
        var (start, at) = (0, 0);
        foreach (var rune in title.EnumerateRunes())
        {
            var plain = Plain(rune);
            if (plain is null)
            {
                EndWord();
            }

            start = letters.Length == 0 ? at : start;
            at += rune.Utf16SequenceLength;
            letters.Append(plain);
            ends.AddRange(Enumerable.Repeat(at, plain?.Length ?? 0));
            if (plain is "" && ends.Count > 0)
            {
                ends[^1] = at;
            }
        }

        EndWord();
        return [.. marks];

        void EndWord()
        {
            var word = letters.ToString();
            if (words.Where(begun => word.StartsWith(begun, StringComparison.Ordinal)).MaxBy(begun => begun.Length) is { } longest)
            {
                marks.Add([start, ends[longest.Length - 1] - start]);
            }

            letters.Clear();
            ends.Clear();
        }
    }

    /// <summary>What a slug has of a character: one letter or some, nothing of an accent that stands alone; null for what parts words.</summary>
    private static string? Plain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.Value is >= 0x300 and <= 0x36F => "",
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => rune.ToString(),
        _ => Slug.TryFromName(rune.ToString(), out var slug) ? slug.ToString() : null,
    };
}
