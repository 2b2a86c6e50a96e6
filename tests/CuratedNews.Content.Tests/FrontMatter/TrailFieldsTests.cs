using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.FrontMatter;

public sealed class TrailFieldsTests
{
    [Fact]
    public void An_alias_is_a_text_or_a_list_and_stands_once()
    {
        Assert.Equal("/news/old", Assert.Single(Items.Good("aliases: /news/old").Aliases).ToString());
        Assert.Equal("/news/old", Assert.Single(Items.Good("aliases: >-\n  /news/old").Aliases).ToString());
        Assert.Equal(
            ["/news/old", "/communities/other/b"],
            Items.Good("aliases:\n- /news/old/\n- /News/Old\n- /communities/other/b").Aliases.Select(alias => alias.ToString()).ToList());
    }

    [Theory]
    [InlineData("/news/a-headline")]
    [InlineData("/News/A-Headline/")]
    public void An_alias_that_is_the_items_own_URL_is_left_out_and_reported(string alias)
    {
        var parsed = Items.With($"aliases: [/news/old, {alias}]");

        Assert.Equal("/news/old", Assert.Single(parsed.Item!.Aliases).ToString());
        Assert.Equal(
            "news/x.md(6,22): info CN1035: An alias is an old path that leads to the item; '/news/a-headline' is the item's own URL. Delete the alias.",
            Assert.Single(parsed.Diagnostics).ToString());
    }

    [Fact]
    public void A_trail_leads_from_below_the_home_page_to_above_the_item()
    {
        var item = Items.Good(
            "basePath: /communities/rural-health/curated-content/",
            "breadcrumbs: [Home, Communities, Rural Health, Curated Content, A headline]",
            "breadcrumbLinks: [/, /communities/, /communities/rural-health/, /communities/rural-health/curated-content, '#']");

        Assert.Equal(
            [
                new Breadcrumb("Communities", Path("/communities/")),
                new Breadcrumb("Rural Health", Path("/communities/rural-health/")),
                new Breadcrumb("Curated Content", Path("/communities/rural-health/curated-content/")),
            ],
            item.Trail);
    }

    [Fact]
    public void A_trail_that_ends_with_the_items_section_keeps_it() =>
        Assert.Equal([new Breadcrumb("News", Path("/news/"))], Items.Good("breadcrumbs: [Home, News]", "breadcrumbLinks: [/, /news/]").Trail);

    [Fact]
    public void A_step_without_a_label_is_named_after_its_link() =>
        Assert.Equal(
            [new Breadcrumb("Rural health", Path("/rural-health/")), new Breadcrumb("Only a label", null)],
            Items.Good("basePath: /rural-health/", "breadcrumbs: [Home, '', Only a label, A headline]", "breadcrumbLinks: [/, /rural-health/, '', '']").Trail);

    [Theory]
    [InlineData("/news/", "/news/")]
    [InlineData("/news/2026/", "/news/")]
    [InlineData("/news/", "/news/2026/")]
    [InlineData("/", "/news/")]
    [InlineData("/news/", "")]
    public void A_trail_may_end_above_the_base_path_in_it_and_below_it(string basePath, string last) =>
        Assert.Equal("", Items.Codes("basePath: " + basePath, "breadcrumbs: [Home, News, A headline]", $"breadcrumbLinks: [/, '{last}', '']"));

    [Theory]
    [InlineData("/news/", "/communities/")]
    [InlineData("/news/", "/news-and-views/")]
    [InlineData("/news/2026/", "/news/2025/")]
    public void A_trail_that_leads_elsewhere_than_the_base_path_is_reported_at_its_last_link(string basePath, string last) =>
        Assert.Equal(
            $"news/x.md(7,22): info CN1036: An item's breadcrumbs lead to the section that its URL begins with, or to one above or below it; found '{last}', while 'basePath' is '{basePath}'. Correct one of the two.",
            Items.Only("basePath: " + basePath, "breadcrumbs: [Home, Else, Only a label, A headline]", $"breadcrumbLinks: [/, {last}, '', '']").ToString());

    [Fact]
    public void Without_a_base_path_the_item_stands_in_the_last_section_of_its_trail()
    {
        var text = "---\ntitle: A headline\nslug: a-headline\ndate: 2026-03-02\nbreadcrumbs: [Home, News, A headline]\nbreadcrumbLinks: [/, /news, '']\n---\n";

        Assert.Equal("/news/a-headline", Items.Parse(text).Item!.Permalink.ToString());
    }

    [Fact]
    public void A_base_path_may_be_the_root_and_may_lack_its_last_slash()
    {
        Assert.Equal("/a-headline", Items.Good("basePath: /").Permalink.ToString());
        Assert.Equal("/news/2026/a-headline", Items.Good("basePath: /News/2026").Permalink.ToString());
    }

    [Fact]
    public void A_slug_of_the_export_is_never_made_again() =>
        Assert.Equal("/news/ondemand---telehealth", Items.Good("slug: >-\n  ondemand---telehealth").Permalink.ToString());

    private static LocalPath Path(string text) => LocalPath.TryParse(text, out var path) ? path : throw new ArgumentException(text, nameof(text));
}
