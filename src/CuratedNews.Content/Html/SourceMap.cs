namespace CuratedNews.Content.Html;

/// <summary>Where the parts of generated markup come from. Parts are added in the order of the markup.</summary>
internal sealed class SourceMap
{
    private readonly List<int> _generated = [];
    private readonly List<(int Source, bool IsVerbatim)> _parts = [];

    /// <summary>Of markup that is its own source.</summary>
    public static SourceMap Identity { get; } = new();

    /// <summary>The markup from here on is a copy of the source from there on.</summary>
    public void AddVerbatim(int generated, int source) => Add(generated, source, isVerbatim: true);

    /// <summary>The markup from here on stands for what begins there in the source.</summary>
    public void AddGenerated(int generated, int source) => Add(generated, source, isVerbatim: false);

    /// <summary>The index into the source of what stands there in the markup.</summary>
    public int ToSource(int generated)
    {
        var index = _generated.BinarySearch(generated);
        index = index < 0 ? ~index - 1 : index;
        if (index < 0)
        {
            return generated;
        }

        var (source, isVerbatim) = _parts[index];
        return isVerbatim ? source + generated - _generated[index] : source;
    }

    private void Add(int generated, int source, bool isVerbatim)
    {
        // A paragraph and its first link begin at one place; the inner one is the more exact.
        if (_generated.Count > 0 && _generated[^1] == generated)
        {
            _parts[^1] = (source, isVerbatim);
            return;
        }

        _generated.Add(generated);
        _parts.Add((source, isVerbatim));
    }
}
