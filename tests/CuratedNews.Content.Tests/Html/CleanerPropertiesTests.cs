using AngleSharp.Html.Parser;
using CuratedNews.Content.Html;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

/// <summary>What holds for the cleaner whatever it is given.</summary>
public sealed class CleanerPropertiesTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(1_500);

    private static readonly string[] Names =
    [
        "p", "h1", "h2", "h3", "h4", "h6", "pre", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details", "summary", "table",
        "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "a", "abbr", "time", "b", "i", "em", "code", "sub", "q", "br", "hr", "div", "span", "section",
        "form", "select", "option", "button", "script", "style", "textarea", "title", "svg", "math", "mi", "foreignObject", "noscript", "template", "img",
        "object", "body", "html", "head", "frameset", "menu", "listing", "center", "font", "nobr", "marquee", "ruby", "rt", "plaintext", "xmp", "input",
    ];

    private static readonly string[] Attributes =
    [
        "", "", "", " href=https://a.example/b", " href='javascript:x'", " href=/news/x", " onclick=x", " title='a \"b\" <c>'", " colspan=3", " rowspan=2",
        " colspan=2 rowspan=3", " lang=en-GB", " dir=rtl", " scope=col", " datetime=2020-01-02", " start=3 reversed", " alt='a picture'", " id=x class=y",
    ];

    private static readonly string[] Texts =
    [
        "word", " ", "\n", "Hello. ", "a\n b", "&lt;b&gt;", "&amp;", "\u00A0", "<!--c-->", "\0", "&#13;", "\u200B", "<![CDATA[x]]>", "\f", "&nbsp;", "é漢字",
        "\uD800", "\uFFFE", "😀", "\"'`=<>&", "</p>", "</", "<", "]]>", "--!>", "\t", "&#xD800;", "&#1;", "&NotEqualTilde;",
    ];

    private static readonly Gen<string> Tag =
        from name in Gen.Elements(Names)
        from attribute in Gen.Elements(Attributes)
        from isEnd in Gen.Elements(false, false, true)
        select isEnd ? $"</{name}>" : $"<{name}{attribute}>";

    private static readonly Arbitrary<string> Markup = Gen.OneOf(Tag, Tag, Gen.Elements(Texts)).ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<string> Markdown = Gen
        .OneOf(Tag, Gen.Elements(Texts), Gen.Elements("# ", "\n\n", "> ", "- ", "1. ", "    ", "*", "**", "_", "`", "```\n", "[a](", ")", "[", "]", "![", "|", "|-|\n", "~~", ": ", "\\", "http://a.example/"))
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    /// <summary>Begins close to the levels that are kept.</summary>
    private static readonly Arbitrary<string> Deep = (
        from outer in Gen.Elements("<blockquote>", "<ul><li>", "<table><tr><td>", "<ul><li><blockquote>")
        from depth in Gen.Choose(12, 75)
        from inner in Gen.Elements("<blockquote>", "<ul>", "<ol>", "<li>", "<li>", "<dl>", "<dt>", "<dd>", "<figure>", "<figcaption>", "<details>", "<summary>", "<table>", "<tr>", "<td>", "<caption>", "<p>", "<h3>", "<b>", "word ", "word ", "</p>", "</li>", "</blockquote>").ArrayOf(25)
        select string.Concat(Enumerable.Repeat(outer, depth)) + string.Concat(inner)).ToArbitrary();

    [Fact]
    public void What_is_nested_too_deeply_loses_nothing_when_it_is_cleaned_again()
    {
        var property = Prop.ForAll(Deep, static markup =>
        {
            var once = HtmlCleaner.Clean(markup).Html;
            var again = HtmlCleaner.Clean(once.ToString());
            return (again.Html == once && again.Removals.IsEmpty && PublishedMarkup.Faults(once).Count == 0).Label(once.ToString());
        });

        property.Check(Runs);
    }

    [Fact]
    public void Cleaning_never_throws_on_any_text()
    {
        var property = Prop.ForAll((string? text) => HtmlCleaner.Clean(text ?? "").Html.ToString() is not null);

        property.Check(Runs);
    }

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        var property = Prop.ForAll(Markup, static markup =>
        {
            var once = HtmlCleaner.Clean(markup).Html.ToString();
            return (once == HtmlCleaner.Clean(once).Html.ToString()).Label(once);
        });

        property.Check(Runs);
    }

    [Fact]
    public void Clean_markup_loses_nothing_when_it_is_cleaned_again()
    {
        var property = Prop.ForAll(Markup, static markup => HtmlCleaner.Clean(HtmlCleaner.Clean(markup).Html.ToString()).Removals.IsEmpty);

        property.Check(Runs);
    }

    [Fact]
    public void A_parser_finds_nothing_in_clean_markup_that_the_table_does_not_list()
    {
        var property = Prop.ForAll(Markup, static markup =>
        {
            var faults = PublishedMarkup.Faults(HtmlCleaner.Clean(markup).Html);
            return (faults.Count == 0).Label(string.Join("; ", faults));
        });

        property.Check(Runs);
    }

    [Fact]
    public void A_body_in_HTML_is_rendered_whatever_it_is_and_every_problem_has_its_place()
    {
        var property = Prop.ForAll(Markup, static markup => HasPlaces(BodyRenderer.Render(markup, BodyFormat.Html, Places.InFile), markup));

        property.Check(Runs);
    }

    [Fact]
    public void A_body_in_Markdown_is_rendered_whatever_it_is_and_every_problem_has_its_place()
    {
        var property = Prop.ForAll(Markdown, static body =>
        {
            var rendered = BodyRenderer.Render(body, BodyFormat.Markdown, Places.InFile);
            var faults = PublishedMarkup.Faults(rendered.Html);
            return (HasPlaces(rendered, body) && faults.Count == 0).Label(string.Join("; ", faults));
        });

        property.Check(Runs);
    }

    [Fact]
    public void Every_block_of_a_body_in_HTML_has_its_place_in_it()
    {
        var property = Prop.ForAll(Markup, static markup => HasBlocks(markup, BodyFormat.Html) && HasBlocks($"<p>{markup}</p>", BodyFormat.Markdown));

        property.Check(Runs);
    }

    [Fact]
    public void Every_paragraph_of_a_body_that_the_parser_fails_on_has_its_place_in_it()
    {
        const string Stumble = "a<p><select>b<xmp></xmp><select rowspan=2></section>";
        var property = Prop.ForAll(Markup, static markup => HasBlocks(Stumble + markup, BodyFormat.Html));

        property.Check(Runs);
    }

    [Fact]
    public void Every_block_of_a_body_in_Markdown_has_its_place_in_it()
    {
        var property = Prop.ForAll(Markdown, static body => HasBlocks(body, BodyFormat.Markdown));

        property.Check(Runs);
    }

    private static bool HasBlocks(string body, BodyFormat format)
    {
        var offsets = new List<int>();
        var rendered = BodyRenderer.Render(body, format, index =>
        {
            offsets.Add(index);
            return Places.InFile(index);
        });
        var found = new HtmlParser().ParseDocument(rendered.Html.ToString()).Body!.QuerySelectorAll("*").Count(element => BodyBlocks.Has(element.LocalName));
        return rendered.Blocks.Length == found && offsets.TrueForAll(index => index >= 0 && (index < body.Length || body.Length == 0));
    }

    private static bool HasPlaces(RenderedBody rendered, string body) =>
        rendered.Diagnostics.Length <= 21 && rendered.Diagnostics.All(diagnostic => diagnostic.Location.Column >= 1 && diagnostic.Location.Column <= body.Length);
}
