using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class ContentSetTests
{
    [Fact]
    public void Items_that_share_nothing_are_quiet() =>
        Assert.Empty(Across.Check(("a.md", Items.Text("slug: a", "aliases: /old/a")), ("b.md", Items.Text("slug: b", "aliases: /old/b"))));

    [Fact]
    public void Captures_and_broken_files_claim_nothing() =>
        Assert.Empty(Across.Check(("a.md", Items.Text("status: gone")), ("b.md", "Just text"), ("c.md", Items.Text())));

    [Fact]
    public void The_order_of_adding_changes_nothing()
    {
        (string, string)[] files =
        [
            ("a.md", Items.Text("aliases: [/old, /news/b]", "categories: ['K: One', 'K: Two']")),
            ("b.md", Items.Text("slug: b", "aliases: /old", "categories: ['K: one', 'K: Two']", "categoryUrl: ['', topic/second]", "id: 7")),
            ("c.md", Items.Text("slug: b", "status: draft", "categories: ['K: ONE']", "id: 7", "href: https://example.com/")),
            ("d.md", Items.Text("slug: d", "aliases: /news/e", "href: https://example.com/") + "\n[x](/news/gone) [y](/news/bb)"),
            ("e.md", Items.Text("slug: e", "aliases: /news/d", "href: https://www.example.com", "basePath: /news/")),
        ];

        Assert.Equal(Across.Check(files), Across.Check([.. files.Reverse()]));
        Assert.Equal(
            "CN2007 CN2004 CN2005 CN2006 CN2003 CN2008 CN2002 CN2015 CN2001 CN2002 CN2015 CN2011 CN2014 CN2016 CN2016 CN2011 CN2014".Split(' ').Order(StringComparer.Ordinal),
            Across.Check(files).Select(line => line[(line.IndexOf("CN", StringComparison.Ordinal))..][..6]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_can_be_checked_twice()
    {
        var set = new ContentSet();
        set.Add(Items.Parse(Items.Text("id: 1"), "a.md"));
        set.Add(Items.Parse(Items.Text("id: 1"), "b.md"));

        Assert.Equal(set.Check(), set.Check());
    }
}
