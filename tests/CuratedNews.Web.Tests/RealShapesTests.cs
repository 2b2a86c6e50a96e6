using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>The site of a folder in the shapes that real exports have; no test changes it.</summary>
public sealed class RealShapesSite : IAsyncLifetime
{
    private readonly TemporaryContent _content = RealShapes.Write();
    private RunningSite? _site;

    internal string ContentRoot => _content.Root;

    internal RunningSite Site => _site ?? throw new InvalidOperationException("The site is not running yet.");

    public async ValueTask InitializeAsync() => _site = await RunningSite.StartAsync(_content.Root);

    public async ValueTask DisposeAsync()
    {
        await (_site?.DisposeAsync() ?? ValueTask.CompletedTask);
        _content.Dispose();
    }
}

/// <summary>What readers and crawlers see of it.</summary>
public sealed class RealShapesTests(RealShapesSite shapes) : IClassFixture<RealShapesSite>
{
    [Fact]
    public void It_has_three_items_and_two_captures_and_no_error()
    {
        var imported = shapes.Site.Imported;

        Assert.Empty(imported.Errors);
        Assert.Equal((3, 2), (imported.Items, imported.Captures));
    }

    [Fact]
    public async Task Every_url_answers_and_every_page_is_whole()
    {
        var crawl = await SiteCrawl.OfAsync(shapes.Site);

        Assert.Empty(crawl.Failures);
        Assert.Empty(crawl.Pages.SelectMany(PageRules.Broken));
        Assert.Empty(PageRules.Doubles(crawl.Pages));
        Assert.Empty(shapes.Site.Log.Lines);
        foreach (var url in (string[])[RealShapes.First, RealShapes.Second, RealShapes.Older, "/news/", "/communities/", "/communities/chronic-care-management/", "/communities/chronic-care-management/curated-content/"])
        {
            Assert.Contains(crawl.Pages, page => page.Url == url);
        }
    }

    [Fact]
    public async Task No_page_shows_a_capture_or_what_is_internal()
    {
        var crawl = await SiteCrawl.OfAsync(shapes.Site);
        var captures = HiddenText.Of(shapes.ContentRoot);

        Assert.Equal(2, captures.Count);
        Assert.Empty(PageRules.Leaks(crawl, captures));
        foreach (var inside in (string[])["/api/v3", "verification", "msvalidate", "B1NGC0DE", "0ya0ndex", "g00gle-c0de", "Hat tip", "workPackage", "featuredImage.jpeg"])
        {
            Assert.DoesNotContain(crawl.Pages, page => page.Html.Contains(inside, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(crawl.Texts, file => file.Value.Contains(inside, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("/topic/symplur-patient-care", "Patient Care", RealShapes.First)]
    [InlineData("/topic/healthcare-it-news-clinician-burden", "Clinician Burden", RealShapes.First)]
    [InlineData("/topic/symplur-physicianburnout", "#Physicianburnout", RealShapes.Second)]
    [InlineData("/topic/symplur-patient-engagement", "Patient Engagement", RealShapes.Older)]
    [InlineData("/topic/symplur-digital-technology", "Digital Technology", RealShapes.Older)]
    [InlineData("/topic/klas-telehealth", "Telehealth")]
    [InlineData("/offering/tern2heal---alarin", "Tern2heal - Alarin", RealShapes.First)]
    [InlineData("/offering/driftwood---telehealth", "Driftwood - Telehealth", RealShapes.First)]
    [InlineData("/offering/desk-tides", "Desk Tides", RealShapes.Second)]
    [InlineData("/author/ines-holloway", "Ines Holloway", RealShapes.First, RealShapes.Second)]
    [InlineData("/author/tomas-underhill", "Tomas Underhill", RealShapes.Older)]
    [InlineData("/source/marlowreview.example", "marlowreview.example", RealShapes.First, RealShapes.Second)]
    [InlineData("/source/lowtide.example", "lowtide.example", RealShapes.Older)]
    [InlineData("/news/", "News", RealShapes.First, RealShapes.Second)]
    [InlineData("/communities/", "Communities", RealShapes.Older)]
    [InlineData("/communities/chronic-care-management/", "Chronic Care Management (CCM)", RealShapes.Older)]
    [InlineData("/communities/chronic-care-management/curated-content/", "Curated Content", RealShapes.Older)]
    public async Task A_list_shows_its_items_newest_first(string url, string heading, params string[] items)
    {
        var page = await shapes.Site.PageAsync(url);

        Assert.Equal(heading, page.QuerySelector("h1")?.TextContent);
        Assert.Equal(items, page.QuerySelectorAll(".rows h3 a").Select(link => link.GetAttribute("href")).ToArray());
    }

    [Theory]
    [InlineData("/news/how-a-clinic-cut-its-evening-notes-listening-to-patients-and-families", RealShapes.First)]
    [InlineData("/news/the-front-desk-needs-a-break-too", RealShapes.Second)]
    [InlineData("/news/five-ways-to-keep-patients-in-the-conversation", RealShapes.Older)]
    public async Task An_alias_leads_to_its_item(string alias, string item)
    {
        using var answer = await shapes.Site.GetAsync(alias);

        Assert.Equal((301, item), ((int)answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task The_lines_of_a_brief_are_paragraphs_and_its_offerings_say_what_they_share()
    {
        var page = await shapes.Site.PageAsync(RealShapes.First);

        Assert.Equal("How a Clinic Cut Its Evening Notes: Listening to Patients and Families", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(3, page.QuerySelectorAll(".prose p").Length);
        Assert.EndsWith("each day & listened.", page.QuerySelectorAll(".prose p")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Read the full article at marlowreview.example", page.QuerySelector("a.onward")?.TextContent);
        Assert.Equal("https://marlowreview.example/2022/05/12/evening-notes/", page.QuerySelector("a.onward")?.GetAttribute("href"));
        Assert.Equal(
            ["Lantern Records/Patient Care", "Driftwood - Telehealth/Patient Care", "Tern2heal - Alarin/Patient Care"],
            [.. page.QuerySelectorAll("a[href^='/offering/']").Where(link => link.GetAttribute("href") != "/offering/").Select(link => $"{link.TextContent}/{link.NextElementSibling?.TextContent.Split("about ")[^1]}")]);
        Assert.Equal(["Home", "News"], [.. page.QuerySelectorAll(".trail a").Select(link => link.TextContent)]);
    }

    [Fact]
    public async Task The_older_item_stands_in_its_community()
    {
        var page = await shapes.Site.PageAsync(RealShapes.Older);

        Assert.Equal(["/", "/communities/", "/communities/chronic-care-management/", "/communities/chronic-care-management/curated-content/"], [.. page.QuerySelectorAll(".trail a").Select(link => link.GetAttribute("href") ?? "")]);
        Assert.Equal(["Medigy", "Symplur"], [.. page.QuerySelectorAll(".aside h3").Select(heading => heading.TextContent)]);
        Assert.Equal(["Fundamental Technologies", "Patient Engagement", "Digital Technology"], [.. page.QuerySelectorAll(".aside .chips a").Select(link => link.TextContent)]);
        Assert.Equal("6 Oct 2020", page.QuerySelector("header time")?.TextContent);
    }

    [Fact]
    public async Task An_image_that_was_not_delivered_is_drawn_in_lists_and_left_out_over_the_item()
    {
        var page = await shapes.Site.PageAsync(RealShapes.First);
        var list = await shapes.Site.PageAsync("/news/");

        Assert.Empty(page.QuerySelectorAll("img, .art"));
        Assert.NotNull(list.QuerySelector($".rows article:has(a[href='{RealShapes.First}']) > svg.art[aria-hidden=true]"));
    }
}
