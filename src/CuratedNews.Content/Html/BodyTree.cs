namespace CuratedNews.Content.Html;

/// <summary>
/// Builds a body from what a reader of some markup meets, in any order: every element is put where HTML allows it, and
/// what HTML asks for around it is added. Blocks are lifted out of text; inline elements then go on inside and after them.
/// </summary>
internal sealed class BodyTree
{
    /// <summary>
    /// Of what may stand in itself: quotations, lists, tables. Their parts and the text in them go at most four levels
    /// further; with the inline elements, of which each name opens once, an element is never more than 100 deep.
    /// </summary>
    private const int MaxBlockDepth = 67;

    private readonly List<MarkupNode> _open = [];
    private readonly InlineRun _inlines;

    /// <summary>Of the innermost block: a heading that has its text ends where a block begins, one without takes the block's text.</summary>
    private bool _hasVisibleText;

    /// <param name="sourceLength">What is repeated around lifted blocks may not outgrow the source.</param>
    public BodyTree(int sourceLength)
    {
        _inlines = new InlineRun(sourceLength);
        _open.Add(Root);
    }

    public MarkupNode Root { get; } = new("#body");

    private MarkupNode Top => _open[^1];

    /// <summary>Does the content of quotations, lists and tables go on without them, since they would nest too deeply?</summary>
    public bool IsFull => _open.Count >= MaxBlockDepth;

    /// <param name="text">The text, entities decoded.</param>
    /// <param name="offset">The place of its first character to be seen; anything where it has none.</param>
    public void Text(string text, int offset)
    {
        var isBlank = BodyText.IsBlank(text);
        if (text.Length > 0 && PrepareText(isBlank))
        {
            _inlines.Add(Top, MarkupNode.OfText(text, isBlank ? -1 : offset));
            PlaceOpen(isBlank ? -1 : offset);
            _hasVisibleText = _hasVisibleText || (!isBlank && BodyText.IsVisible(text));
        }
    }

    public void LineBreak()
    {
        if (PrepareText(isBlank: true))
        {
            _inlines.Add(Top, new MarkupNode("br"));
        }
    }

    public void Separator(int offset)
    {
        if (PrepareBlock())
        {
            PlaceOpen(offset);
            Top.Children.Add(new MarkupNode("hr") { Offset = offset });
        }
    }

    /// <summary>Opens an inline element; false where it is open already, since a second of its kind says nothing more.</summary>
    public bool EnterInline(MarkupNode element) => _inlines.Enter(element);

    public void LeaveInline() => _inlines.Leave();

    /// <summary>Ends the paragraph, as the edges of a division do.</summary>
    public void Boundary()
    {
        if (KindOf(Top) == ElementKind.Text && !Top.Is("p"))
        {
            _inlines.Add(Top, MarkupNode.OfText(Top.Is("pre") ? "\n" : " "));
        }
        else if (Top.Is("p"))
        {
            Close();
        }
    }

    /// <summary>Opens a block; false where none may stand here, and its content has to go on without it.</summary>
    public bool Enter(MarkupNode element)
    {
        if (!Prepare(element) || (IsFull && AllowedMarkup.MayHoldItself(element.Name)))
        {
            Boundary();
            return false;
        }

        Push(element);
        return true;
    }

    /// <summary>Closes a block and all that is open in it; nothing where another block has closed it already.</summary>
    public void Leave(MarkupNode element)
    {
        var index = _open.LastIndexOf(element);
        while (index > 0 && _open.Count > index)
        {
            Close();
        }
    }

    private bool Prepare(MarkupNode element) => element.Name switch
    {
        "li" => PrepareItem("ul", "ol"),
        "dt" or "dd" => PrepareItem("dl"),
        "thead" or "tbody" or "tfoot" => PrepareRows("table"),
        "tr" => PrepareRows("thead", "tbody", "tfoot"),
        "td" or "th" => PrepareRows("tr"),
        "caption" => PreparePart(element, "table"),
        "figcaption" => PreparePart(element, "figure"),
        "summary" => PreparePart(element, "details"),
        "ul" or "ol" when Top.Name is "ul" or "ol" && !Top.IsImplied => PrepareNestedList(),
        _ => PrepareBlock(),
    };

    /// <summary>Makes the innermost element one that holds text; false for white space where none is needed.</summary>
    private bool PrepareText(bool isBlank)
    {
        if (KindOf(Top) == ElementKind.Text)
        {
            return true;
        }

        if (isBlank || !PrepareBlock())
        {
            return false;
        }

        Push(new MarkupNode("p") { IsImplied = true });
        return true;
    }

    /// <summary>Makes the innermost element one that holds blocks; false where the text around has to stay one block.</summary>
    private bool PrepareBlock()
    {
        while (true)
        {
            switch (KindOf(Top))
            {
                case ElementKind.Text when Top.Is("p") || (Top.WrittenLevel > 0 || Top.Is("summary")) && _hasVisibleText:
                    Close();
                    break;
                case ElementKind.Text:
                    return false;
                case ElementKind.List when Top.IsImplied:
                    Close();
                    break;
                case ElementKind.List:
                    Push(new MarkupNode(Top.Is("dl") ? "dd" : "li") { IsImplied = true });
                    break;
                case ElementKind.TablePart:
                    Push(new MarkupNode(Top.Name switch { "table" => "tbody", "tr" => "td", _ => "tr" }) { IsImplied = true });
                    break;
                default:
                    return true;
            }
        }
    }

    private bool PrepareItem(params ReadOnlySpan<string> lists)
    {
        CloseImplied();
        if (lists.Contains(Top.Name))
        {
            return true;
        }

        if (!PrepareBlock() || IsFull)
        {
            return false;
        }

        Push(new MarkupNode(lists[0]) { IsImplied = true });
        return true;
    }

    /// <summary>A list directly in a list belongs to the item before it.</summary>
    private bool PrepareNestedList()
    {
        if (Top.Children is [.., var last])
        {
            _open.Add(last);
            _inlines.Break();
        }
        else
        {
            Push(new MarkupNode("li") { IsImplied = true });
        }

        return true;
    }

    private bool PrepareRows(params ReadOnlySpan<string> parents)
    {
        CloseImplied();
        if (parents.Contains(Top.Name))
        {
            return true;
        }

        if (Top.Is("table") && !parents.Contains("table"))
        {
            Push(new MarkupNode("tbody") { IsImplied = true });
        }

        if (Top.Name is "thead" or "tbody" or "tfoot" && parents.Contains("tr"))
        {
            Push(new MarkupNode("tr") { IsImplied = true });
        }

        return parents.Contains(Top.Name);
    }

    /// <summary>A caption or summary is one only in its parent, and once; elsewhere it is refused.</summary>
    private bool PreparePart(MarkupNode part, string parent)
    {
        CloseImplied();
        return Top.Is(parent) && !Top.Children.Exists(child => child.Is(part.Name));
    }

    /// <summary>Closes what only text asked for, since an element now says better where it belongs.</summary>
    private void CloseImplied()
    {
        while (Top.Is("p") || (Top.IsImplied && Top.Name is "li" or "dd" or "td"))
        {
            Close();
        }
    }

    private void Push(MarkupNode element)
    {
        PlaceOpen(element.Offset);
        Top.Children.Add(element);
        _open.Add(element);
        _inlines.Break();
        _hasVisibleText = false;
    }

    private void Close()
    {
        _open.RemoveAt(_open.Count - 1);
        _inlines.Break();
    }

    /// <summary>Elements that nobody wrote begin where the first thing in them does.</summary>
    private void PlaceOpen(int offset)
    {
        for (var i = _open.Count - 1; offset >= 0 && i > 0 && _open[i].Offset < 0; i--)
        {
            _open[i].Offset = offset;
        }
    }

    private static ElementKind? KindOf(MarkupNode element) => AllowedMarkup.KindOf(element.Name);
}
