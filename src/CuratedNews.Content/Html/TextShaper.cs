namespace CuratedNews.Content.Html;

/// <summary>Settles the text of one block: white space folded and trimmed, nothing empty, no break at either end.</summary>
internal sealed class TextShaper
{
    private readonly bool _isPreformatted;
    private bool _afterSpace = true;

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
                if (child.HasVisibleText() && (!child.Is("a") || child.Attribute("href") is not null) && (!child.Is("time") || child.Attribute("datetime") is not null))
                {
                    kept.Add(child);
                }
                else
                {
                    kept.AddRange(child.Children);
                }
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
        kept.Add(_isPreformatted ? MarkupNode.OfText("\n") : lineBreak);
        _afterSpace = true;
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
        while (block.Children is [{ IsText: true } first, ..])
        {
            block.Children.RemoveAt(0);
            var trimmed = first.Text.TrimStart('\n');
            if (trimmed.Length > 0)
            {
                block.Children.Insert(0, MarkupNode.OfText(trimmed));
                return;
            }
        }
    }
}
