using CuratedNews.Content.Captures;
using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.Captures;

public sealed class ItemDraftTests
{
    [Fact]
    public void What_an_editor_uncomments_is_read()
    {
        var draft = Draft("Eleven lamps") with
        {
            Topics = [new SuggestedName("Symplur: #Lamps", "symplur-lamps", "'lamps' stands in the title"), new SuggestedName("KLAS: EMR", "klas-emr", "it's once")],
            Offerings = [new SuggestedName("Quayside: the EMR", "quayside---emr", "'quayside' stands in the text")],
        };

        var asWritten = Items.Parse(draft.ToString());
        var confirmed = Items.Parse(string.Join('\n', draft.ToString().Split('\n').Where(line => !line.StartsWith("# Suggested", StringComparison.Ordinal)).Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line)));

        Assert.Empty(asWritten.Diagnostics);
        Assert.Empty(asWritten.Item!.Topics);
        Assert.Empty(asWritten.Item.Offerings);
        Assert.Empty(confirmed.Diagnostics);
        Assert.Equal(["Symplur: #Lamps", "KLAS: EMR"], confirmed.Item!.Topics.Select(topic => topic.FullName).ToList());
        Assert.Equal(("Quayside: the EMR", "quayside---emr"), (confirmed.Item.Offerings[0].Label, confirmed.Item.Offerings[0].Slug.ToString()));
    }

    [Fact]
    public void Everything_that_is_known_is_read_back()
    {
        var draft = Draft("'It': a #title, [with] {signs} – & more") with
        {
            Description = "@Quoted \"twice\": yes.",
            Curator = "Ada: Curator",
            Link = new Uri("https://www.lamps.example/a?b=c#d"),
            Original = new Uri("https://lamps.example/?p=1"),
            Notes = ["--- not a fence", "title: nothing"],
            Body = "## One\n\nText.\n",
        };

        var parsed = Items.Parse(draft.ToString());

        Assert.Empty(parsed.Diagnostics);
        var item = parsed.Item!;
        Assert.Equal((draft.Title, draft.Description, ItemStatus.Draft, new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc)), (item.Title, item.Summary, item.Status, item.PublishedAt));
        Assert.Equal(["Ada: Curator"], item.Curators.Select(curator => curator.Name).ToList());
        Assert.Equal(("lamps.example", "https://www.lamps.example/a?b=c#d"), (item.Source!.Host, item.Source.Url));
        Assert.Equal([("News", "/news/")], item.Trail.Select(crumb => (crumb.Label, crumb.Section.ToString()!)));
        Assert.Equal("One\nText.", item.BodyText);
    }

    [Theory]
    [InlineData("Eleven lamps", "eleven-lamps")]
    [InlineData("Zürich’s lamps", "zurich-s-lamps")]
    [InlineData("?!", "untitled")]
    [InlineData("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve-thirteen-fourteen")]
    public void A_slug_has_whole_words_of_its_title(string title, string expected) => Assert.Equal(expected, ItemDraft.SlugOf(title).ToString());

    private static ItemDraft Draft(string title)
    {
        Assert.True(LocalPath.TryParse("/news/", out var section));
        return new ItemDraft { Title = title, Section = section, Trail = [new Breadcrumb("News", section)], Slug = ItemDraft.SlugOf(title), Date = new DateOnly(2026, 11, 22) };
    }
}
