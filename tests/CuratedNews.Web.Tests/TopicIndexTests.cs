using System.Globalization;
using AngleSharp.Dom;
using Xunit;

namespace CuratedNews.Web.Tests;

public sealed class TopicIndexTests(SampleSite sample)
{
    [Fact]
    public async Task Every_vocabulary_and_every_first_letter_of_it_leaves_what_it_says()
    {
        var all = await sample.Site.PageAsync("/topic/");
        var vocabularies = Links(all, "Vocabularies");
        Assert.True(vocabularies.Count > 2);
        Assert.Equal(Names(all).Count, vocabularies.Sum(link => Number(link.QuerySelector("span")!.TextContent)));

        foreach (var vocabulary in vocabularies)
        {
            var page = await sample.Site.PageAsync(vocabulary.GetAttribute("href")!);
            var heading = vocabulary.FirstChild!.TextContent.Trim();
            Assert.Equal([heading], Headings(page));
            Assert.Equal(Number(vocabulary.QuerySelector("span")!.TextContent), Names(page).Count);
            var (topics, letters) = (new List<string>(), Links(page, "First letters"));
            foreach (var letter in letters)
            {
                var narrowed = await sample.Site.PageAsync(letter.GetAttribute("href")!);
                var names = Names(narrowed);
                Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{names.Count} topic"), letter.GetAttribute("title"), StringComparison.Ordinal);
                Assert.All(names, name => Assert.True(letter.TextContent == "#" ? !char.IsAsciiLetter(name[0]) : name.StartsWith(letter.TextContent, StringComparison.OrdinalIgnoreCase), name));
                Assert.Equal([heading], Headings(narrowed));
                topics.AddRange(names);
            }

            Assert.Equal(letters.Count == 0 ? [] : [.. Names(page).Order(StringComparer.Ordinal)], topics.Order(StringComparer.Ordinal).ToArray());
        }
    }

    private static List<IElement> Links(IDocument page, string label) => [.. page.QuerySelectorAll($"nav[aria-label='{label}'] a").Where(link => link.GetAttribute("href") != "/topic/")];

    private static List<string> Names(IDocument page) => [.. page.QuerySelectorAll("main .index a").Select(link => link.TextContent)];

    private static List<string> Headings(IDocument page) => [.. page.QuerySelectorAll("main h2").Select(heading => heading.TextContent)];

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
