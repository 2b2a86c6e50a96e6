using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class LineMapTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("abc", 2, 1, 3)]
    [InlineData("abc", 3, 1, 4)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\r\nb", 2, 1, 3)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\r\rb", 3, 3, 1)]
    [InlineData("a\n\rb", 3, 3, 1)]
    [InlineData("\n\n\n", 3, 4, 1)]
    [InlineData("a\r", 2, 2, 1)]
    [InlineData("\tx", 1, 1, 2)]
    [InlineData("🙂x", 2, 1, 3)]
    [InlineData("a\u2028b\u0085c\fd", 6, 1, 7)]
    public void A_place_is_where_an_editor_shows_it(string text, int index, int line, int column) =>
        Assert.Equal((line, column), new LineMap(text).At(index));
}
