using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CuratedNews.Content.Html;

/// <summary>Reads markup that is too tangled to be parsed: its text, in paragraphs. Takes time proportional to its length.</summary>
internal static class TokenReader
{
    public static void Read(string html, BodyTree tree, TextPlaces texts)
    {
        var tokens = new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver);
        var isCode = false;
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type == HtmlTokenType.Character && !isCode)
            {
                tree.Text(token.Data, BodyText.IsBlank(token.Data) ? -1 : texts.Next(token.Data));
            }
            else if (token.Type == HtmlTokenType.StartTag)
            {
                texts.PassTag(token.Position.Index);
                tokens.State = ContentOf(token.Name);
                isCode = tokens.State != HtmlParseMode.PCData;
                Separate(token, tree);
            }
            else if (token.Type == HtmlTokenType.EndTag)
            {
                texts.PassTag(token.Position.Index);
                tokens.State = HtmlParseMode.PCData;
                isCode = false;
                Separate(token, tree);
            }
        }
    }

    private static void Separate(HtmlToken tag, BodyTree tree)
    {
        var name = UnlistedMarkup.CurrentName(tag.Name);
        if (UnlistedMarkup.IsBlock(name) || AllowedMarkup.KindOf(name) is not (null or ElementKind.Inline))
        {
            tree.Boundary();
        }
    }

    private static HtmlParseMode ContentOf(string element) => element switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };
}
