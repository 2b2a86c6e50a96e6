using CuratedNews.Content.Html;
using Xunit;

namespace CuratedNews.Content.Tests.Html;

public sealed class AllowedMarkupTests
{
    [Theory]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData(" HTTPS://Example.org:443/A b?q=ü&x=[1]#f ", "https://example.org/A%20b?q=%C3%BC&x=%5B1%5D#f")]
    [InlineData("http://[::1]:8080/[x]", "http://[::1]:8080/%5Bx%5D")]
    [InlineData("http://example.org/%zz%20", "http://example.org/%25zz%20")]
    [InlineData("https://bücher.example/", "https://bücher.example/")]
    [InlineData("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://example.org/a#b#c", "https://example.org/a#b%23c")]
    [InlineData("mailto:news@example.org?subject=A story", "mailto:news@example.org?subject=A%20story")]
    [InlineData("/news/a-story", "/news/a-story")]
    [InlineData("/topic/x?page=2#y", "/topic/x?page=2#y")]
    [InlineData("/", "/")]
    [InlineData("/apiary", "/apiary")]
    public void An_address_is_written_as_URLs_are(string found, string expected)
    {
        var value = AllowedMarkup.AttributeValue("a", "href", found);

        Assert.Equal(expected, value);
        Assert.Equal(expected, AllowedMarkup.AttributeValue("a", "href", expected));
    }

    [Theory]
    [InlineData("https://xn--/")]
    [InlineData("https://a..example/")]
    [InlineData("https://a b.example/")]
    [InlineData("https://example.org:99999/")]
    [InlineData("https://example.org@elsewhere.example/")]
    [InlineData("mailto:nobody")]
    [InlineData("story")]
    [InlineData("")]
    public void What_is_no_address_is_not_written(string found)
    {
        var value = AllowedMarkup.AttributeValue("a", "href", found);

        Assert.Null(value);
    }

    [Theory]
    [InlineData("p", "lang", "de", "de")]
    [InlineData("p", "lang", "EN-gb", "en-GB")]
    [InlineData("p", "lang", "zh-Hant", "zh-Hant")]
    [InlineData("p", "lang", "en-Xyzw-US", "en")]
    [InlineData("p", "lang", "xx", null)]
    [InlineData("p", "lang", "", null)]
    [InlineData("p", "dir", "rtl", "rtl")]
    [InlineData("p", "dir", "up", null)]
    [InlineData("p", "title", "x", null)]
    [InlineData("p", "id", "x", null)]
    [InlineData("abbr", "title", " Electronic \n Health Record ", "Electronic Health Record")]
    [InlineData("abbr", "title", " ", null)]
    [InlineData("td", "colspan", "3", "3")]
    [InlineData("td", "colspan", "1", null)]
    [InlineData("td", "rowspan", "999999999999", null)]
    [InlineData("td", "scope", "row", null)]
    [InlineData("time", "datetime", "2026-09-01T08:00:00Z", "2026-09-01T08:00:00Z")]
    [InlineData("time", "datetime", "2026-02-30", null)]
    [InlineData("time", "datetime", "yesterday", null)]
    [InlineData("script", "src", "x", null)]
    public void An_attribute_has_one_of_its_values_or_is_none(string element, string attribute, string found, string? expected)
    {
        var value = AllowedMarkup.AttributeValue(element, attribute, found);

        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("script")]
    [InlineData("h1")]
    [InlineData("img")]
    [InlineData("P")]
    [InlineData("")]
    public void What_the_table_does_not_name_is_not_allowed(string element)
    {
        var isAllowed = AllowedMarkup.Allows(element);

        Assert.False(isAllowed);
    }
}
