namespace CuratedNews.Content.Captures;

/// <summary>Cuts a text to its first sentences.</summary>
internal static class Lead
{
    private const int MaxLength = 200;

    /// <summary>Fewer characters of whole sentences say too little.</summary>
    private const int MinLength = 60;

    /// <summary>At most 200 characters: whole sentences where they say enough, else whole words and an ellipsis.</summary>
    public static string Of(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        for (var i = MaxLength; i > MinLength; i--)
        {
            if (text[i] == ' ' && text[i - 1] is '.' or '!' or '?' && !IsInitial(text, i - 1))
            {
                return text[..i];
            }
        }

        return Summary.WholeWords(text, MaxLength - 1);
    }

    /// <summary>Does the stop belong to an initial or a title, such as "J." or "Dr."?</summary>
    private static bool IsInitial(string text, int stop)
    {
        var word = text.AsSpan(0, stop);
        word = word[(word.LastIndexOf(' ') + 1)..];
        return text[stop] == '.' && (word.Length <= 1 || word is "Dr" or "Mr" or "Mrs" or "Ms" or "Prof" or "St" or "vs" or "No" || word.Contains('.'));
    }
}
