using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class SpellingTests
{
    private static readonly string[] Fields = ["title", "slug", "aliases", "categories", "categoryUrl", "description", "date"];

    [Theory]
    [InlineData("tittle", "title")]
    [InlineData("Title", "title")]
    [InlineData("catgeories", "categories")]
    [InlineData("category_url", "categoryUrl")]
    [InlineData("alias", "aliases")]
    [InlineData("desciption", "description")]
    [InlineData("dat", "date")]
    public void A_misspelt_word_is_understood(string word, string meant) => Assert.Equal(meant, Spelling.Nearest(word, Fields));

    [Theory]
    [InlineData("")]
    [InlineData("permalink")]
    [InlineData("weight")]
    [InlineData("x")]
    public void A_word_far_from_all_is_not(string word) => Assert.Null(Spelling.Nearest(word, Fields));

    [Fact]
    public void A_word_too_long_to_be_meant_is_not_compared() => Assert.Null(Spelling.Nearest(new string('a', 61), [new string('a', 61)]));

    [Fact]
    public void Of_two_as_near_the_first_by_name_is_meant() => Assert.Equal("bat", Spelling.Nearest("xat", ["cat", "bat"]));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("ABC", "abc", 0)]
    public void Distance_counts_edits(string left, string right, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(left, right));
        Assert.Equal(distance, Spelling.Distance(right, left));
    }
}
