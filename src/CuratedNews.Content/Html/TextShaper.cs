namespace CuratedNews.Content.Html;

/// <summary>Settles the text of one block: white space folded and trimmed, nothing empty, no break at either end.</summary>
internal sealed class TextShaper
{
    private readonly bool _isPreformatted;
    private bool _afterSpace = true;
    private bool _hasText;

    private TextShaper(bool isPreformatted) => _isPreformatted = isPreformatted;

    /// <summary>Settles a block that holds text; false where nothing of it can be seen.</summary>
    public static bool Shape(MarkupNode block)
    {
        var isPreformatted = block.Is("pre");
        new TextShaper(isPreformatted).Fold(block);
        TrimEnd(block);
        if (isPreformatted)
        {
            TrimFirstLine(block);
        }

        return block.HasVisibleText();
    }

    private void Fold(MarkupNode parent)
    {
        var kept = new List<MarkupNode>(parent.Children.Count);
        foreach (var child in parent.Children)
        {
            if (child.IsText)
            {
                AddText(kept, child.Text);
            }
            else if (child.Is("br"))
            {
                AddBreak(kept, child);
            }
            else
            {
                Fold(child);
                kept.AddRange(child.HasVisibleText() ? [child] : child.Children);
            }
        }

        parent.Children.Clear();
        parent.Children.AddRange(kept);
    }

    private void AddText(List<MarkupNode> kept, string text)
    {
        var allowed = BodyText.WithoutForbidden(text);
        var folded = _isPreformatted ? allowed : Folded(allowed);
        if (folded.Length > 0)
        {
            kept.Add(MarkupNode.OfText(folded));
        }
    }

    private void AddBreak(List<MarkupNode> kept, MarkupNode lineBreak)
    {
        if (_isPreformatted)
        {
            kept.Add(MarkupNode.OfText("\n"));
        }
        else if (_hasText)
        {
            kept.Add(lineBreak);
            _afterSpace = true;
        }
    }

    private string Folded(string text)
    {
        var buffer = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var isSpace = BodyText.IsSpace(c);
            if (!isSpace || !_afterSpace)
            {
                buffer[length++] = isSpace ? ' ' : c;
            }

            _afterSpace = isSpace;
            _hasText = _hasText || !isSpace;
        }

        return new string(buffer, 0, length);
    }

    private static void TrimEnd(MarkupNode parent)
    {
        while (parent.Children is [.., var last])
        {
            parent.Children.RemoveAt(parent.Children.Count - 1);
            var trimmed = last.IsText ? MarkupNode.OfText(last.Text.TrimEnd(' ', '\n', '\t')) : last;
            if (!last.IsText && !last.Is("br"))
            {
                TrimEnd(last);
            }

            if (trimmed.Text.Length > 0 || trimmed.Children.Count > 0)
            {
                parent.Children.Add(trimmed);
                return;
            }
        }
    }

    /// <summary>A parser drops the line feed after a pre's start tag, so that one must never be there to drop.</summary>
    private static void TrimFirstLine(MarkupNode block)
    {
        var first = block.Children.FindIndex(child => !child.IsText || child.Text.AsSpan().ContainsAnyExcept('\n'));
        if (first < 0)
        {
            return;
        }

        block.Children.RemoveRange(0, first);
        if (block.Children[0].IsText)
        {
            block.Children[0] = MarkupNode.OfText(block.Children[0].Text.TrimStart('\n'));
        }
    }
}
