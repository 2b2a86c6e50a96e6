using System.Globalization;

namespace CuratedNews.Benchmarks.Corpora;

/// <summary>Paragraphs as the bodies of items have them: extracted briefs, HTML from an editor, Markdown.</summary>
internal static class Bodies
{
    public static string Html(Dice dice, List<List<string>> paragraphs) => dice.Below(10) switch
    {
        < 4 => $"<p>{string.Join('\n', paragraphs.SelectMany(paragraph => paragraph))}</p>",
        < 6 => string.Concat(paragraphs.Select(paragraph => $"<p>{string.Join(' ', paragraph)}</p>")),
        _ => string.Join('\n', paragraphs.Select((paragraph, index) => HtmlBlock(dice, paragraph, index))),
    };

    public static string Markdown(Dice dice, List<List<string>> paragraphs) =>
        string.Join("\n\n", paragraphs.Select((paragraph, index) => MarkdownBlock(dice, paragraph, index)));

    private static string HtmlBlock(Dice dice, List<string> paragraph, int index)
    {
        var text = string.Join(' ', paragraph);
        return dice.Below(12) switch
        {
            0 when index > 0 => $"<h2>{Prose.Title(Prose.Quality(dice))} {Prose.Thing(dice)}</h2>\n<p>{text}</p>",
            1 => $"<ul>\n{string.Concat(paragraph.Select(sentence => $"<li>{sentence}</li>\n"))}</ul>",
            2 => $"<blockquote><p>{text}</p></blockquote>",
            3 => $"<p>{text} <a href=\"https://www.{Prose.Brand(dice)}.example/{Prose.Thing(dice)}?from=a&amp;page={dice.Below(90)}\" target=\"_blank\">{Prose.Quality(dice)} {Prose.Thing(dice)}</a>&nbsp;</p>",
            4 => $"<table><thead><tr><th>{Prose.Thing(dice)}</th><th>Weeks</th></tr></thead><tbody>{Rows(dice, (name, count) => $"<tr><td>{name}</td><td>{count}</td></tr>")}</tbody></table>",
            5 => $"<p><strong>{paragraph[0]}</strong> {string.Join(' ', paragraph.Skip(1))}</p>",
            _ => $"<p>{text}</p>",
        };
    }

    private static string MarkdownBlock(Dice dice, List<string> paragraph, int index)
    {
        var text = string.Join(' ', paragraph);
        return dice.Below(12) switch
        {
            0 when index > 0 => $"## {Prose.Title(Prose.Quality(dice))} {Prose.Thing(dice)}\n\n{text}",
            1 => string.Join('\n', paragraph.Select(sentence => "- " + sentence)),
            2 => "> " + text,
            3 => $"{text} More on the [{Prose.Quality(dice)} {Prose.Thing(dice)}](https://www.{Prose.Brand(dice)}.example/{Prose.Thing(dice)}).",
            4 => $"| {Prose.Thing(dice)} | Weeks |\n| --- | ---: |\n{Rows(dice, (name, count) => $"| {name} | {count} |\n")}",
            5 => $"**{paragraph[0]}** {string.Join(' ', paragraph.Skip(1))}",
            _ => text,
        };
    }

    private static string Rows(Dice dice, Func<string, string, string> row) =>
        string.Concat(Enumerable.Range(0, 4).Select(_ => row(Prose.Thing(dice), dice.Below(52).ToString(CultureInfo.InvariantCulture))));
}
