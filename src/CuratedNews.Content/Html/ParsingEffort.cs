using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace CuratedNews.Content.Html;

/// <summary>Estimates, token by token, how long a parser of HTML takes, and stops it where it would be seconds.</summary>
/// <remarks>
/// HTML's own rules are quadratic: each tag looks through the elements that are open, and formatting that was left open
/// is opened again in every paragraph. The estimate follows the elements that are open, never fewer than there are:
/// only an end tag that fits the last start tag closes anything.
/// </remarks>
internal sealed class ParsingEffort
{
    /// <summary>Elements looked at: about a second's worth. A long article of ordinary markup takes a hundredth of it.</summary>
    private const long Limit = 20_000_000;

    /// <summary>What opening an element again, or one of its attributes, costs beside looking at it.</summary>
    private const int FormattingCost = 20;

    /// <summary>AngleSharp 1.10 reads what follows a pre inside the reading of that pre: thousands in a row would end the process.</summary>
    private const int MaxPreInARow = 20;

    /// <summary>Elements that HTML opens again, where a block interrupts them.</summary>
    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"],
        StringComparer.Ordinal);

    /// <summary>Elements that hold nothing, or that cannot be open in one another without another element between them.</summary>
    private static readonly FrozenSet<string> NeverPiled = FrozenSet.ToFrozenSet(
        [
            "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
            "p", "option", "tr", "tbody", "thead", "tfoot", "colgroup",
        ],
        StringComparer.Ordinal);

    private readonly List<(string Name, long Cost)> _open = [];
    private int _foreign;
    private int _preInARow;
    private long _openCost;
    private long _spent;

    /// <exception cref="OperationCanceledException">The limit is reached. A parser's callback has no other way to stop it.</exception>
    public void Count(HtmlToken token)
    {
        _spent += 1 + _openCost;
        _preInARow = token.Type == HtmlTokenType.StartTag && token.Name is "pre" or "listing" ? _preInARow + 1 : 0;
        if (_spent > Limit || _preInARow > MaxPreInARow || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new OperationCanceledException();
        }

        if (token.Type == HtmlTokenType.StartTag)
        {
            Open(token);
        }
        else if (token.Type == HtmlTokenType.EndTag)
        {
            Close(token.Name);
        }
    }

    private void Open(HtmlToken tag)
    {
        if (_foreign == 0)
        {
            CloseSibling(tag.Name);
            if (NeverPiled.Contains(tag.Name))
            {
                return;
            }
        }

        var attributes = (tag as HtmlTagToken)?.Attributes.Count ?? 0;
        var cost = Formatting.Contains(tag.Name) ? FormattingCost * (1L + attributes) : 1;
        _open.Add((tag.Name, cost));
        _openCost += cost;
        _foreign += IsForeign(tag.Name) ? 1 : 0;
    }

    /// <summary>Items and cells end where the next begins.</summary>
    private void CloseSibling(string name)
    {
        var ends = name switch
        {
            "li" => IsOpen(0, "li"),
            "dd" or "dt" => IsOpen(0, "dd", "dt"),
            "td" or "th" or "tr" or "tbody" or "thead" or "tfoot" => IsOpen(0, "td", "th"),
            _ => false,
        };
        if (ends)
        {
            Pop();
        }
    }

    private void Close(string name)
    {
        var inside = _foreign > 0 ? 0 : name switch
        {
            "ul" or "ol" or "dl" => IsOpen(0, "li", "dd", "dt") ? 1 : 0,
            "table" or "tr" or "tbody" or "thead" or "tfoot" => IsOpen(0, "td", "th") ? 1 : 0,
            _ => 0,
        };
        if (IsOpen(inside, name))
        {
            inside++;
        }
        else if (!NeverPiled.Contains(name))
        {
            return;
        }

        for (; inside > 0; inside--)
        {
            Pop();
        }
    }

    private bool IsOpen(int inside, params ReadOnlySpan<string> names) =>
        inside < _open.Count && names.Contains(_open[_open.Count - 1 - inside].Name);

    private void Pop()
    {
        var (name, cost) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _openCost -= cost;
        _foreign -= IsForeign(name) ? 1 : 0;
    }

    /// <summary>In drawings and formulas every element may hold every other.</summary>
    private static bool IsForeign(string name) => name is "svg" or "math";
}
