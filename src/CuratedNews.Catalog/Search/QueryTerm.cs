namespace CuratedNews.Catalog.Search;

public enum TermKind
{
    /// <summary>One word without white space; a sign inside, as in <c>co-pilot</c>, makes it a phrase for the index.</summary>
    Word,

    /// <summary>Words that follow each other.</summary>
    Phrase,

    /// <summary>The beginning of a word.</summary>
    Prefix,
}

/// <summary>A word, a phrase or the beginning of a word that a reader searches for.</summary>
/// <param name="Text">As typed, without quotes, minus and star; has a letter or digit, and neither a quote nor a control character.</param>
/// <param name="IsNegated">Items that have it are left out.</param>
/// <param name="Group">Counts from 0; terms of one group follow each other, and an item needs only one of them. A negated term is alone in its group.</param>
public sealed record QueryTerm(TermKind Kind, string Text, bool IsNegated, int Group)
{
    /// <summary>The term as a query says it: <c>-"a phrase"</c>, <c>begin*</c>.</summary>
    public override string ToString() => (IsNegated ? "-" : "") + Kind switch
    {
        TermKind.Phrase => $"\"{Text}\"",
        TermKind.Prefix => Text + "*",
        _ => Text,
    };
}
