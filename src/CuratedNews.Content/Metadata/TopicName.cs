namespace CuratedNews.Content.Metadata;

/// <summary>A topic as an item names it: <c>Symplur: Patient Care</c>. The whole name is its identity, its slug its URL.</summary>
public sealed record TopicName(string Vocabulary, string Label, Slug Slug)
{
    /// <summary>The vocabulary of topics that name none.</summary>
    public const string NoVocabulary = "Other topics";

    public string FullName => Vocabulary == NoVocabulary ? Label : $"{Vocabulary}: {Label}";

    /// <summary>The two parts of a name; the vocabulary is <see cref="NoVocabulary"/> where there is none.</summary>
    public static (string Vocabulary, string Label) Split(string name)
    {
        var colon = name.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            colon = name.IndexOf(':', StringComparison.Ordinal);
        }

        var (vocabulary, label) = colon < 0 ? ("", name) : (name[..colon].Trim(), name[(colon + 1)..].Trim());
        return vocabulary.Length == 0 || label.Length == 0 ? (NoVocabulary, name.Trim(' ', ':')) : (vocabulary, label);
    }
}
