namespace CuratedNews.Content.Captures;

/// <summary>How a rule's phrases stand in a line.</summary>
internal enum PhrasePlace
{
    /// <summary>The line is made of them and of nothing else.</summary>
    Only,
    Begins,
    Ends,
    Anywhere,
}

/// <summary>Where on a page a rule holds.</summary>
internal enum PageZone
{
    Everywhere,

    /// <summary>Between the title and the text.</summary>
    Head,

    /// <summary>The last paragraphs.</summary>
    Tail,
}

/// <summary>A kind of line that is no part of an article.</summary>
/// <param name="Reason">What such a line is.</param>
/// <param name="MaxWords">A longer line is a sentence that happens to have the phrase.</param>
/// <param name="Phrases">In lower case, words with one space between, without apostrophes.</param>
internal sealed record FurnitureRule(string Reason, PhrasePlace Place, PageZone Zone, int MaxWords, params string[] Phrases)
{
    /// <param name="words">A line as <see cref="CaptureText.Words"/> has it.</param>
    public bool Fits(string words)
    {
        if (words.Length < 3 || words.AsSpan().Count(' ') - 1 > MaxWords)
        {
            return false;
        }

        return Place switch
        {
            PhrasePlace.Only => IsMadeOfPhrases(words),
            PhrasePlace.Begins => Phrases.Any(phrase => words.AsSpan(1).StartsWith(phrase, StringComparison.Ordinal) && words[phrase.Length + 1] == ' '),
            PhrasePlace.Ends => Phrases.Any(phrase => words.EndsWith($" {phrase} ", StringComparison.Ordinal)),
            _ => Phrases.Any(phrase => words.Contains($" {phrase} ", StringComparison.Ordinal)),
        };
    }

    /// <summary>Takes the longest phrase away from the start, until nothing is left.</summary>
    private bool IsMadeOfPhrases(string words)
    {
        var rest = words.AsSpan(1);
        while (!rest.IsEmpty)
        {
            var longest = 0;
            foreach (var phrase in Phrases)
            {
                if (phrase.Length > longest && rest.StartsWith(phrase, StringComparison.Ordinal) && rest[phrase.Length] == ' ')
                {
                    longest = phrase.Length;
                }
            }

            if (longest == 0)
            {
                return false;
            }

            rest = rest[(longest + 1)..];
        }

        return true;
    }
}
