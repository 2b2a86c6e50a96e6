using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CuratedNews.Content.Html;

/// <summary>
/// Reads the markup that most bodies are, at a small part of a parser's cost: paragraphs, headings, lists, quotations and
/// emphasis, each closed where HTML asks for it and none with an attribute. Whatever else there is, is left to AngleSharp; a
/// property test holds what is read here to what the cleaner makes of AngleSharp's reading. What is published goes through
/// the same tree and the same writer either way.
/// </summary>
internal static class SimpleMarkup
{
    private const int MaxLength = 200_000;
    private const int MaxDepth = 20;

    /// <summary>Characters that a parser reads in ways of its own.</summary>
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\n' or '\t')), '\uFEFF']);

    private static readonly FrozenDictionary<string, (string Name, Model Model)>.AlternateLookup<ReadOnlySpan<char>> Elements = new (string Name, Model Model)[]
    {
        ("p", Model.Text), ("h1", Model.Text), ("h2", Model.Text), ("h3", Model.Text), ("h4", Model.Text), ("h5", Model.Text), ("h6", Model.Text),
        ("blockquote", Model.Flow), ("li", Model.Flow), ("ul", Model.Items), ("ol", Model.Items),
        ("b", Model.Inline), ("em", Model.Inline), ("i", Model.Inline), ("strong", Model.Inline), ("br", Model.Nothing),
    }.ToFrozenDictionary(element => element.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What an element holds here.</summary>
    private enum Model
    {
        Flow,
        Text,
        Items,
        Inline,
        Nothing,
    }

    /// <summary>Hands a body to the tree; false where it is not simple, and the tree then has a part of it.</summary>
    public static bool TryRead(string html, BodyTree tree, TextPlaces texts)
    {
        if (html.Length > MaxLength || html.AsSpan().ContainsAny(Unusual))
        {
            return false;
        }

        var open = new Stack<(string Name, Model Model, Action Leave)>();
        for (var at = 0; at < html.Length;)
        {
            var parent = open.TryPeek(out var innermost) ? innermost.Model : Model.Flow;
            if (html[at] != '<')
            {
                var next = html.IndexOf('<', at);
                var end = next < 0 ? html.Length : next;
                if (Decode(html.AsSpan(at, end - at)) is not { } text || (parent == Model.Items && !BodyText.IsBlank(text)))
                {
                    return false;
                }

                tree.Text(text, BodyText.IsBlank(text) ? -1 : texts.Next(text));
                at = end;
                continue;
            }

            var close = html.AsSpan(at).IndexOf('>');
            if (close < 0)
            {
                return false;
            }

            var tag = html.AsSpan(at + 1, close - 1);
            if (tag is ['/', .. var ended])
            {
                if (open.Count == 0 || !ended.SequenceEqual(innermost.Name))
                {
                    return false;
                }

                open.Pop().Leave();
            }
            else if (!Enter(tag, at, parent, open, tree, texts))
            {
                return false;
            }

            at += close + 1;
        }

        return open.Count == 0;
    }

    private static bool Enter(ReadOnlySpan<char> tag, int offset, Model parent, Stack<(string Name, Model Model, Action Leave)> open, BodyTree tree, TextPlaces texts)
    {
        if (!Elements.TryGetValue(tag, out var element) || open.Count >= MaxDepth || !MayHold(parent, element.Name, element.Model))
        {
            return false;
        }

        var (name, content) = element;
        texts.PassTag(offset);
        switch (content)
        {
            case Model.Nothing:
                tree.LineBreak();
                return true;
            case Model.Inline:
                // A second one of its kind is opened again, and closed, by rules of its own.
                if (!tree.EnterInline(new MarkupNode(name)))
                {
                    return false;
                }

                open.Push((name, content, tree.LeaveInline));
                return true;
            default:
                var block = new MarkupNode(UnlistedMarkup.CurrentName(name)) { WrittenLevel = name is ['h', var level] ? level - '0' : 0, Offset = offset };
                open.Push((name, content, tree.Enter(block) ? () => tree.Leave(block) : tree.Boundary));
                return true;
        }
    }

    private static bool MayHold(Model parent, string name, Model content) => parent switch
    {
        Model.Items => name is "li",
        Model.Flow => name is not "li",
        _ => content is Model.Inline or Model.Nothing,
    };

    /// <summary>The text with the commonest entities decoded; null where it has others.</summary>
    private static string? Decode(ReadOnlySpan<char> written)
    {
        var next = written.IndexOf('&');
        if (next < 0)
        {
            return written.ToString();
        }

        var text = new StringBuilder(written.Length);
        for (; next >= 0; next = written.IndexOf('&'))
        {
            text.Append(written[..next]);
            written = written[next..];
            var (sign, length) = written switch
            {
                _ when written.StartsWith("&amp;") => ('&', 5),
                _ when written.StartsWith("&lt;") => ('<', 4),
                _ when written.StartsWith("&gt;") => ('>', 4),
                _ when written.StartsWith("&quot;") => ('"', 6),
                _ when written.StartsWith("&nbsp;") => ('\u00A0', 6),
                _ when written.StartsWith("&#39;") => ('\'', 5),
                _ => ('\0', 0),
            };
            if (length == 0)
            {
                return null;
            }

            text.Append(sign);
            written = written[length..];
        }

        return text.Append(written).ToString();
    }
}
