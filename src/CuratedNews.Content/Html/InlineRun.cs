namespace CuratedNews.Content.Html;

/// <summary>The inline elements that are open in the source, and those of them that are open in the text being written.</summary>
/// <remarks>An element is written only once text comes, so that none is empty, and again in each block that interrupts it.</remarks>
internal sealed class InlineRun(int sourceLength)
{
    private readonly List<MarkupNode> _wanted = [];
    private readonly List<(MarkupNode Wanted, MarkupNode Written)> _written = [];

    /// <summary>Characters that tags may still take. One link around ten thousand paragraphs must not become ten thousand long links.</summary>
    private int _budget = (int)Math.Min(int.MaxValue, (2L * sourceLength) + 10_000);

    public bool Enter(MarkupNode element)
    {
        if (_wanted.Exists(open => open.Is(element.Name)))
        {
            return false;
        }

        _wanted.Add(element);
        return true;
    }

    public void Leave() => _wanted.RemoveAt(_wanted.Count - 1);

    /// <summary>The text around goes on in another block.</summary>
    public void Break() => _written.Clear();

    /// <summary>Adds text or a line break to a block, inside the inline elements that are open.</summary>
    public void Add(MarkupNode block, MarkupNode content)
    {
        var common = 0;
        while (common < _written.Count && common < _wanted.Count && ReferenceEquals(_written[common].Wanted, _wanted[common]))
        {
            common++;
        }

        _written.RemoveRange(common, _written.Count - common);
        var parent = common == 0 ? block : _written[^1].Written;
        foreach (var wanted in _wanted.Skip(common))
        {
            var written = Copy(wanted, block);
            if (written is not null)
            {
                parent.Children.Add(written);
                parent = written;
            }

            _written.Add((wanted, parent));
        }

        parent.Children.Add(content);
    }

    private MarkupNode? Copy(MarkupNode element, MarkupNode block)
    {
        // A summary is itself a control: a link in it could not be reached apart from it.
        if (element.Is("a") && block.Is("summary"))
        {
            return null;
        }

        _budget -= (2 * element.Name.Length) + 5 + element.Attributes.Sum(static attribute => attribute.Name.Length + attribute.Value.Length + 4);
        if (_budget < 0)
        {
            return null;
        }

        return new MarkupNode(element.Name) { Attributes = element.Attributes };
    }
}
