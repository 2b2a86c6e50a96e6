using CuratedNews.Content.Metadata;
using Xunit;

namespace CuratedNews.Content.Tests.Metadata;

public sealed class SourceLinkTests
{
    [Theory]
    [InlineData("https://example.com/a", "example.com")]
    [InlineData("http://www.example.com", "example.com")]
    [InlineData("HTTPS://WWW.Example.COM/A?b=c#d", "example.com")]
    [InlineData("https://example.com:8443/a", "example.com")]
    [InlineData("https://bücher.example/a", "xn--bcher-kva.example")]
    [InlineData("https://www.example/a", "example")]
    [InlineData("https://example.com/a b", "example.com")]
    public void A_web_address_names_its_site(string text, string host)
    {
        Assert.True(SourceLink.TryParseUrl(text, out var url));

        Assert.Equal(host, SourceLink.HostOf(url));
        Assert.All(url.AbsoluteUri, c => Assert.True(c is > ' ' and < '\u007F'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("/news/a")]
    [InlineData("//example.com/a")]
    [InlineData("www.example.com/a")]
    [InlineData("https://")]
    [InlineData("https:///a")]
    [InlineData("https://?a")]
    [InlineData("https://.example.com/")]
    [InlineData("https://a..example.com/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://example.com:99999/")]
    [InlineData("https://a_b.example.com/")]
    [InlineData("https://gazette.lamp-こもれひ-learns-what-breakfast-in-four-mountain-villages-looks-like/")]
    [InlineData("https://xn--ü/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:a@example.com")]
    [InlineData("ftp://example.com/a")]
    public void Anything_else_is_no_web_address(string text) => Assert.False(SourceLink.TryParseUrl(text, out _));

    [Theory]
    [InlineData('é', 70)]
    [InlineData('a', 64)]
    [InlineData('a', 300)]
    public void A_host_that_no_name_server_takes_is_no_web_address(char letter, int count) =>
        Assert.False(SourceLink.TryParseUrl($"https://{new string(letter, count)}.example/", out _));

    [Fact]
    public void A_web_address_has_at_most_2000_characters()
    {
        Assert.True(SourceLink.TryParseUrl("https://example.com/" + new string('a', 1_980), out _));
        Assert.False(SourceLink.TryParseUrl("https://example.com/" + new string('a', 1_981), out _));
    }

    [Theory]
    [InlineData("hitconsultant.net", "hitconsultant.net")]
    [InlineData(" WWW.Example.com ", "example.com")]
    [InlineData("Example Weekly", null)]
    [InlineData("localhost", null)]
    [InlineData("example.com/path", null)]
    [InlineData(".com", null)]
    [InlineData("example.", null)]
    [InlineData("a..b", null)]
    [InlineData("", null)]
    public void A_brand_is_a_site_where_it_is_a_host(string brand, string? host) => Assert.Equal(host, SourceLink.HostOf(brand));
}
