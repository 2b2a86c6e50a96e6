namespace CuratedNews.Content;

/// <summary>Finds what somebody meant by a misspelt word.</summary>
public static class Spelling
{
    /// <summary>The candidate nearest to a word, by edits; null where none is near enough to be meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > 60)
        {
            return null;
        }

        return candidates
            .Select(candidate => (Candidate: candidate, Most: Math.Max(1, Math.Max(word.Length, candidate.Length) / 3)))
            .Select(pair => (pair.Candidate, pair.Most, Distance: Distance(word, pair.Candidate, pair.Most)))
            .Where(pair => pair.Distance <= pair.Most)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other, ignoring case.</summary>
    public static int Distance(string left, string right) => Distance(left, right, Math.Max(left.Length, right.Length));

    /// <summary>The same where it is at most so many edits; a larger number otherwise, found the sooner the fewer are allowed.</summary>
    /// <param name="max">At least 0.</param>
    public static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int max)
    {
        if (Math.Abs(left.Length - right.Length) > max)
        {
            return max + 1;
        }

        // What both begin and end with takes no edit.
        while (left.Length > 0 && right.Length > 0 && Same(left[0], right[0]))
        {
            left = left[1..];
            right = right[1..];
        }

        while (left.Length > 0 && right.Length > 0 && Same(left[^1], right[^1]))
        {
            left = left[..^1];
            right = right[..^1];
        }

        const int MaxOnStack = 100;
        var width = right.Length + 1;
        var rows = width <= MaxOnStack ? stackalloc int[3 * MaxOnStack] : new int[3 * width];
        Span<int> before = rows[..width], previous = rows.Slice(width, width), current = rows.Slice(2 * width, width);
        rows[..(3 * width)].Fill(max + 1);
        for (var j = 0; j <= Math.Min(max, right.Length); j++)
        {
            previous[j] = j;
        }

        var least = 0;
        for (var i = 1; i <= left.Length; i++)
        {
            // What lies further from the diagonal takes more edits than are allowed.
            var (first, last) = (Math.Max(1, i - max), Math.Min(right.Length, i + max));
            var leastBefore = least;
            least = current[first - 1] = first == 1 && i <= max ? i : max + 1;
            for (var j = first; j <= last; j++)
            {
                var same = Same(left[i - 1], right[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            if (least > max && leastBefore > max)
            {
                return max + 1;
            }

            if (last < right.Length)
            {
                current[last + 1] = max + 1;
            }

            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return Math.Min(previous[^1], max + 1);
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
