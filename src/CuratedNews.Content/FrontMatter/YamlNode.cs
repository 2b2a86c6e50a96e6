namespace CuratedNews.Content.FrontMatter;

/// <summary>A value of the front matter, with the index in the file's text at which it begins.</summary>
internal abstract record YamlNode(int Index)
{
    /// <summary>How messages name what was found.</summary>
    public abstract string Found { get; }
}

internal sealed record YamlScalar(int Index, string Value, bool IsPlain) : YamlNode(Index)
{
    /// <summary>null, '~', empty and blank mean the same: not given.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Value) || (IsPlain && Value is "null" or "~" or "Null" or "NULL");

    public override string Found => $"'{Diagnostics.Rules.Quote(Value)}'";
}

internal sealed record YamlSequence(int Index) : YamlNode(Index)
{
    private readonly List<YamlNode> _entries = [];

    /// <summary>The entries that may be read, and the one after them; of a list of a million, the rest is only counted.</summary>
    public IReadOnlyList<YamlNode> Entries => _entries;

    /// <summary>How many entries are written.</summary>
    public int Count { get; private set; }

    public override string Found => Count == 1 ? "a list of one entry" : $"a list of {Count} entries";

    public void Add(YamlNode entry)
    {
        Count++;
        if (_entries.Count <= ContentLimits.MostEntries)
        {
            _entries.Add(entry);
        }
    }
}

internal sealed record YamlMapping(int Index, List<(YamlScalar Key, YamlNode Value)> Fields) : YamlNode(Index)
{
    public override string Found => Fields.Count == 1 ? $"a group of one field, '{Diagnostics.Rules.Quote(Fields[0].Key.Value)}'" : $"a group of {Fields.Count} fields";

    public YamlNode? this[string name]
    {
        get
        {
            foreach (var (key, value) in Fields)
            {
                if (key.Value == name)
                {
                    return value;
                }
            }

            return null;
        }
    }
}
