using System.Collections.Immutable;
using System.Text;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Captures;

/// <summary>What holds for every capture, however odd: nothing is lost unseen, and its draft is an item.</summary>
public sealed class CapturePropertiesTests
{
    private static readonly Gen<string> Word = Gen.Choose(1, 5_000).Select(number => $"w{number}ord");

    private static readonly Gen<string> Line = Gen.Frequency(
        (6, from words in Word.NonEmptyListOf() from end in Gen.Elements(".", "", "?", ":", ". [1]", ". [2, 3]", "[9]") select string.Join(' ', words.Take(30)) + end),
        (3, Gen.Elements(
            "top of page", "Previous Article Next Article", "Share this", "Subscribe to our newsletter", "We use cookies here.", "A chair from Plainstock Photos", "More from Chairs", "By Ada Writer", "Published 3 May 2026",
            "References", "Sources: [1] One word. [2] Two words.", "The views in this text are those of the author.", "Let's talk.", "© 2026", "* * *", "---", "Home › A › B", "4 min read", "1. One 2. Two 3. Three", "• a • b • c", "   - deeper",
            "  1. First", "  2. Second Then it went on with ten words more than one would like", "3) Third", "[1] A source, https://a.example/b(c). Accessed 2026-01-01", "07. Seven", "1.", "-", "•", "\"Quoted\"", "---\ntitle: x\n---")),
        (3, Generators.Joined(Gen.Elements("a", "B", "*", "_", "#", "##", ">", "`", "```", "|", "<", "<b>", "</p>", "&amp;", "\\", "[", "]", "[1]", "](x)", "!", "~~", "=", "+", "-", "1.", " ", "  ", "\t", "\u00A0", "\u2028", "\u0085", "\u200B", "\u202E", "\uFEFF", "\uFFFD", "\0", "\u0007", "é", "の", "𠮷", "🙂", "\uD83D", "https://x.example", "www.x.example", "'", "''", ": ", " #", "%", "@", "null", "~", "é\u0301"))));

    private static readonly Gen<string> Texts =
        from lines in (from line in Line from end in Gen.Elements("\n", "\n", "\n\n", "\r\n", "\r", " ") select line + end).ListOf()
        select string.Concat(lines);

    private static readonly Gen<string> Pages =
        from pieces in Gen.Frequency(
            (5, from words in Word.NonEmptyListOf() select string.Join(' ', words.Take(25)) + " "),
            (5, Gen.Elements(
                "<p>", "</p>", "<div>", "</div>", "<div class=share>", "<div class='related x'>", "<article>", "</article>", "<main>", "</main>", "<nav>", "</nav>", "<aside>", "</aside>", "<header>", "</header>", "<footer>", "</footer>",
                "<h1>", "</h1>", "<h2>", "</h2>", "<ul>", "<ol>", "<li>", "</ul>", "<a href=/x>", "<a href='https://x.example/'>", "</a>", "<b>", "</b>", "<sup>1</sup>", "<form>", "</form>", "<button>", "</button>", "<select><option>", "</select>",
                "<table>", "<tr>", "<td>", "</table>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<code>", "</code>", "<figure>", "</figure>", "<figcaption>", "<br>", "<hr>", "<p hidden>", "<svg><text>", "</svg>", "<math>", "</math>", "<details><summary>",
                "By Ada Writer", "Share this", "The views here are those of the author.", "<p>Let's talk.</p>", "<title>The page</title>", "<!-- c -->", "&amp;", "&lt;p&gt;")),
            (1, Generators.Joined(Gen.Elements("*", "_", "[", "]", "`", "|", "\0", "\u202E", "\uD83D", "🙂", "\u00A0", "\uE0F0", "#", "1. ", "&#", ";", "<", ">"))))
            .ListOf()
        select "<p>" + string.Join(' ', pieces);

    [Fact]
    public void Every_word_of_a_text_is_in_its_draft_or_struck_out()
    {
        var property = Prop.ForAll(Gen.OneOf(Texts, Generators.Text.Generator).ToArbitrary(), text =>
        {
            var article = CaptureReader.Read(text, CaptureFormat.Text);
            AssertCovers(Words(text), Seen(article, article.Markdown), text);

            // The signs of lists are numbers that the page writes by itself.
            AssertCovers([.. Words(text).Where(word => !word.All(char.IsAsciiDigit))], Seen(article, article.PlainText), text);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), property);
    }

    [Fact]
    public void Every_word_that_a_page_shows_is_in_its_draft_or_struck_out()
    {
        var property = Prop.ForAll(Pages.ToArbitrary(), html =>
        {
            var article = CaptureReader.Read(html, CaptureFormat.Html);
            AssertCovers([.. Words(html).Where(word => word is ['w', >= '0' and <= '9', ..])], Seen(article, article.PlainText), html);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), property);
    }

    [Fact]
    public void A_draft_is_an_item_with_the_very_title_and_description()
    {
        Assert.True(LocalPath.TryParse("/news/", out var section));
        var why = Generators.Text.Generator.Sample(20);
        var property = Prop.ForAll(Gen.OneOf(Texts, Pages, Generators.Text.Generator).ToArbitrary(), text =>
        {
            var article = CaptureReader.Read(text);
            var draft = new ItemDraft
            {
                Title = article.Title?.Value ?? "Untitled",
                Description = article.Description?.Value,
                Section = section,
                Trail = [new Breadcrumb("News", section)],
                Slug = ItemDraft.SlugOf(article.Title?.Value ?? ""),
                Date = new DateOnly(2026, 11, 22),
                Body = article.Markdown,
                Notes = [.. article.StruckOut.Select(struck => struck.Text)],
                Topics = [.. why.Select(text => new SuggestedName(text, "x", text))],
            };

            var parsed = Items.Parse(draft.ToString());

            Assert.DoesNotContain(parsed.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error || diagnostic.Code is "CN1029" or "CN1021" or "CN1020");
            var item = parsed.Item!;
            Assert.Equal((draft.Title, draft.Description ?? item.Summary, ItemStatus.Draft), (item.Title, item.Summary, item.Status));
            Assert.Equal(draft.Permalink, item.Permalink);
            Assert.Equal(article.PlainText, item.BodyText);
            Assert.Empty(item.Topics);
            Assert.True(article.Title is null || (article.Title.Value.Length <= 300 && article.Description?.Value.Length is null or <= 201));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), property);
    }

    private static List<string> Seen(CapturedArticle article, string body) =>
        [.. Words(body), .. Words(article.Title is { IsFound: true } title ? title.Value : ""), .. article.StruckOut.SelectMany(struck => Words(struck.Text))];

    private static void AssertCovers(IReadOnlyCollection<string> needed, IReadOnlyCollection<string> seen, string text)
    {
        var counts = seen.CountBy(word => word, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal);
        foreach (var (word, count) in needed.CountBy(word => word, StringComparer.Ordinal))
        {
            Assert.True(counts.GetValueOrDefault(word) >= count, $"'{word}' is lost of {text}");
        }
    }

    /// <summary>Every run of letters and digits.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return word.Length > 0 ? [.. words, word.ToString()] : words;
    }
}
