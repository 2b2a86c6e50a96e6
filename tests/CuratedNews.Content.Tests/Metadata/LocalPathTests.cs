using CuratedNews.Content.Metadata;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Metadata;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/news/", "/news/")]
    [InlineData("/news/a-story", "/news/a-story")]
    [InlineData("/News/A-Story", "/news/a-story")]
    [InlineData("/news/caf%C3%A9", "/news/café")]
    [InlineData("/news/v2.0_a~b", "/news/v2.0_a~b")]
    [InlineData("/a.b/..c/d..", "/a.b/..c/d..")]
    [InlineData("/2019/05/12/story.html", "/2019/05/12/story.html")]
    [InlineData("/news/ニュース", "/news/ニュース")]
    [InlineData("/news/a,b;c=d&e@f:g(h)!", "/news/a,b;c=d&e@f:g(h)!")]
    public void A_path_on_the_site_is_taken_decoded_and_in_lower_case(string text, string expected)
    {
        Assert.True(LocalPath.TryParse(text, out var path));

        Assert.Equal(expected, path.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("news/")]
    [InlineData("#")]
    [InlineData("?page=2")]
    [InlineData("https://example.com/")]
    [InlineData("HTTPS://example.com/")]
    [InlineData("//example.com")]
    [InlineData("///example.com")]
    [InlineData("/news//story")]
    [InlineData("/\\example.com")]
    [InlineData("\\\\example.com")]
    [InlineData("/news\\story")]
    [InlineData("/%5Cexample.com")]
    [InlineData("/%2Fexample.com")]
    [InlineData("/%2f%2fexample.com")]
    [InlineData("/news/%2e%2e/admin")]
    [InlineData("/news/../admin")]
    [InlineData("/..")]
    [InlineData("/../")]
    [InlineData("/.")]
    [InlineData("/./")]
    [InlineData("/news/.")]
    [InlineData("/news/.%2E/x")]
    [InlineData("/news/%252e%252e/x")]
    [InlineData("/news/100%")]
    [InlineData("/news/%zz")]
    [InlineData("/news/%FF")]
    [InlineData("/news/%00")]
    [InlineData("/news/\0")]
    [InlineData("/news/a b")]
    [InlineData("/news/a%20b")]
    [InlineData("/news/a\tb")]
    [InlineData("/news/a\r\nLocation: /b")]
    [InlineData("/news/a%0D%0ALocation:%20/b")]
    [InlineData("/news/a\u2028b")]
    [InlineData("/news/a\u00A0b")]
    [InlineData("/news/a?b")]
    [InlineData("/news/a#b")]
    [InlineData("/news/a%3Fb")]
    [InlineData("/news/<b>")]
    [InlineData("/news/\"b\"")]
    [InlineData("/news/{b}")]
    [InlineData("/news/a|b")]
    [InlineData("/news/a^b")]
    [InlineData("/news/a`b")]
    [InlineData("/news/a\u202Eb")]
    [InlineData("/news/a\u200Bb")]
    [InlineData("/news/a\uFEFFb")]
    [InlineData("/news/🙂")]
    [InlineData("/news/\uD83D")]
    [InlineData("/news/\uFFFD")]
    [InlineData(" /news/")]
    [InlineData("/news/ ")]
    public void Whatever_could_leave_the_site_or_mean_something_else_is_no_path(string? text)
    {
        Assert.False(LocalPath.TryParse(text, out var path));
        Assert.Equal(default, path);
    }

    [Fact]
    public void A_path_has_at_most_500_characters()
    {
        Assert.True(LocalPath.TryParse("/" + new string('a', 499), out _));
        Assert.False(LocalPath.TryParse("/" + new string('a', 500), out _));
    }

    [Fact]
    public void A_section_ends_in_a_slash_and_a_page_does_not()
    {
        Assert.True(LocalPath.TryParse("/communities/rural-health", out var page));
        var section = page.AsSection();

        Assert.False(page.IsSection);
        Assert.True(section.IsSection);
        Assert.Equal("/communities/rural-health/", section.ToString());
        Assert.Equal(section, section.AsSection());
        Assert.Equal(page, section.AsPage());
        Assert.Equal("communities", section.FirstSegment.ToString());
    }

    [Fact]
    public void The_home_page_is_the_default_and_stays_as_it_is()
    {
        Assert.Equal("/", default(LocalPath).ToString());
        Assert.Equal("/", LocalPath.Root.AsPage().ToString());
        Assert.Equal("/", default(LocalPath).AsSection().ToString());
        Assert.Equal("", LocalPath.Root.FirstSegment.ToString());
        Assert.Equal(LocalPath.Root, default);
    }

    [Theory]
    [InlineData("/news/café", "/news/caf%C3%A9")]
    [InlineData("/news/a~b_c.d", "/news/a~b_c.d")]
    [InlineData("/ニ/", "/%E3%83%8B/")]
    public void Its_URL_is_ASCII_and_reads_back_as_the_same_path(string text, string url)
    {
        Assert.True(LocalPath.TryParse(text, out var path));

        Assert.Equal(url, path.ToUrl());
        Assert.True(LocalPath.TryParse(path.ToUrl(), out var again));
        Assert.Equal(path, again);
    }

    [Fact]
    public void A_parsed_path_holds_nothing_dangerous_and_is_the_same_when_parsed_again()
    {
        var property = Prop.ForAll(Generators.PathText, text =>
        {
            if (!LocalPath.TryParse(text, out var path))
            {
                return true;
            }

            var written = path.ToString();
            return written.StartsWith('/')
                && !written.Contains("//", StringComparison.Ordinal)
                && !written.Contains('\\') && !written.Contains('%') && !written.Contains('?') && !written.Contains('#')
                && !written.Split('/').Any(segment => segment is "." or "..")
                && !written.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
                && LocalPath.TryParse(written, out var again) && again == path
                && path.ToUrl().All(char.IsAscii);
        });

        Check.One(Generators.Many, property);
    }
}
