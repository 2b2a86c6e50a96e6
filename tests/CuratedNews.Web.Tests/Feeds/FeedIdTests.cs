using Xunit;

namespace CuratedNews.Web.Tests.Feeds;

/// <summary>An entry's id stays what it is, or a reader shows the item again as new.</summary>
public sealed class FeedIdTests
{
    [Theory]
    [InlineData("id: 12943")]
    [InlineData("")]
    public async Task A_new_slug_section_title_and_date_leave_the_id(string more)
    {
        using var content = new TemporaryContent();
        var before = await IdsAsync(content.Write("news/a file.md", Item("old-slug", "/news/", "2026-05-01", more)));

        var after = await IdsAsync(content.Write("news/a file.md", Item("new-slug", "/communities/", "2026-06-01", more, "Another headline")));

        Assert.Equal(before.Values, after.Values);
        Assert.NotEqual(before.Keys, after.Keys);
        Assert.Equal(more.Length > 0 ? "tag:localhost,2026:item/12943" : "tag:localhost,2026:file/news/a%20file.md", Assert.Single(after.Values));
    }

    [Fact]
    public async Task An_item_with_a_number_may_move_to_another_file()
    {
        using var content = new TemporaryContent();
        var before = await IdsAsync(content.Write("news/one.md", Item("slug", "/news/", "2026-05-01", "id: 7")));
        File.Delete(content.FullPath("news/one.md"));

        var after = await IdsAsync(content.Write("news/2026/two.md", Item("slug", "/news/", "2026-05-01", "id: '7'")));

        Assert.Equal(before, after);
    }

    [Fact]
    public async Task A_copy_of_a_file_does_not_take_its_id()
    {
        using var content = new TemporaryContent();
        content.Write("news/copied.md", Item("original", "/news/", "2026-05-01", "id: 7"));
        content.Write("news/a-copy.md", Item("copy", "/news/", "2026-05-02", "id: 7"));
        content.Write("news/a-draft.md", Item("draft", "/news/", "2026-04-01", "id: 7\nstatus: draft"));

        var ids = await IdsAsync(content);

        Assert.Equal("tag:localhost,2026:item/7", ids["http://localhost:5080/news/original"]);
        Assert.Equal("tag:localhost,2026:file/news/a-copy.md", ids["http://localhost:5080/news/copy"]);
    }

    [Fact]
    public async Task A_site_that_moved_keeps_the_ids_of_its_old_domain()
    {
        using var content = new TemporaryContent();
        content.WriteItem("item", more: "id: 7");

        var ids = await IdsAsync(content, ("Site:BaseUrl", "https://new.example"), ("Feeds:Authority", "old.example,2019-04"));

        Assert.Equal(KeyValuePair.Create("https://new.example/news/item", "tag:old.example,2019-04:item/7"), Assert.Single(ids));
    }

    [Theory]
    [InlineData("Old.Example,2019")]
    [InlineData("old.example")]
    [InlineData("old.example,19")]
    [InlineData("tag:old.example,2019")]
    public async Task An_authority_that_no_tag_can_have_stops_the_start(string authority)
    {
        using var content = new TemporaryContent();

        var problem = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningSite.StartAsync(content.Root, ("Feeds:Authority", authority)));

        Assert.Contains("news.example.org,2026-09-01", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The ids of the site's feed by the entries' URLs.</summary>
    private static async Task<Dictionary<string, string>> IdsAsync(TemporaryContent content, params (string Key, string Value)[] settings)
    {
        await using var site = await RunningSite.StartAsync(content.Root, settings);
        using var response = await site.GetAsync("/atom.xml");
        return FeedReader.Read("atom.xml", await response.Content.ReadAsStringAsync()).Entries.ToDictionary(entry => entry.Url, entry => entry.Id, StringComparer.Ordinal);
    }

    private static string Item(string slug, string basePath, string date, string more, string title = "A headline") =>
        $"---\ntitle: {title}\nslug: {slug}\nbasePath: {basePath}\ndate: '{date}'\n{more}\n---\nA sentence.\n";
}
