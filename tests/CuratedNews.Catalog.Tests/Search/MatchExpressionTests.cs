using System.Text;
using CuratedNews.Catalog.Search;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

public sealed class MatchExpressionTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("topic:a", null)]
    [InlineData("-a", null)]
    [InlineData("nurse ward", "\"nurse\" \"ward\"")]
    [InlineData("\"call bell\" alarm*", "\"call bell\" \"alarm\" *")]
    [InlineData("a OR b", "(\"a\" OR \"b\")")]
    [InlineData("a b OR c* d topic:x", "\"a\" \"d\" AND (\"b\" OR \"c\" *)")]
    [InlineData("a b OR c d OR e", "\"a\" AND (\"b\" OR \"c\") AND (\"d\" OR \"e\")")]
    [InlineData("a -b -\"c d\"", "(\"a\") NOT (\"b\" OR \"c d\")")]
    [InlineData("a NEAR(b, 2) ^c {title}:d", "\"a\" \"NEAR\" \"b\" \"2\" \"c\" \"title\" \"d\"")]
    [InlineData("the nurse’s or NURSE'S ward's* \"ward's\"", "\"the\" \"nurse\" \"or\" \"NURSE\" \"ward's\" * \"ward's\"")]
    public void Every_term_stands_in_quotes(string typed, string? expected) => Assert.Equal(expected, MatchExpression.Of(SearchQuery.Parse(typed)));

    [Fact]
    public void Words_may_have_to_be_in_some_columns_but_what_is_left_out_may_be_in_any()
    {
        using var table = new MatchTable(("night ward", "a lamp"), ("lamp", "night ward"), ("night lamp", "ward"));

        Assert.Equal("({title} : (\"night\")) NOT (\"ward\" OR \"a\")", MatchExpression.Of(SearchQuery.Parse("night -ward -a"), "title"));
        Assert.Equal([1, 3], table.Find(SearchQuery.Parse("night"), "title"));
        Assert.Equal([3], table.Find(SearchQuery.Parse("lamp night OR ward"), "title"));
        Assert.Equal([1, 2, 3], table.Find(SearchQuery.Parse("lamp night OR ward"), "title text"));
        Assert.Equal([3], table.Find(SearchQuery.Parse("night -a"), "title"));
        Assert.Null(MatchExpression.Of(SearchQuery.Parse("-night"), "title"));
    }

    [Fact]
    public void What_is_left_out_and_what_is_marked_can_be_had_alone()
    {
        var query = SearchQuery.Parse("a \"b c\" d* OR e -f -g* topic:x");

        Assert.Equal("\"f\" OR \"g\" *", MatchExpression.OfExcluded(query));
        Assert.Equal("\"a\" OR \"b c\" OR \"d\" * OR \"e\"", MatchExpression.OfAny(query));
        Assert.Null(MatchExpression.OfExcluded(SearchQuery.Parse("a")));
        Assert.Null(MatchExpression.OfAny(SearchQuery.Parse("-a")));
    }

    [Theory]
    [InlineData("nurse", "1 2")]
    [InlineData("nurse's", "1 2")]
    [InlineData("co-pilot", "3 4")]
    [InlineData("copilot", "")]
    [InlineData("telesante", "5")]
    [InlineData("télésanté", "5")]
    [InlineData("te\u0301le\u0301sante\u0301", "5")]
    [InlineData("हिन्दी", "6")]
    [InlineData("こもれび*", "7")]
    [InlineData("1,140", "8")]
    [InlineData("plainform.example.org", "9")]
    [InlineData("\"pilot co\"", "")]
    [InlineData("🙂 pilot 👩‍⚕️", "3 4")]
    [InlineData("-nurse -pilot -a", "5 6 7 8 9")]
    [InlineData("nurse OR 灯 -ward", "2")]
    public void A_query_finds_what_a_reader_expects(string typed, string expected)
    {
        using var table = new MatchTable(
            ("Nurses on the ward", ""), ("The nurse’s lamp", ""), ("A co-pilot", ""), ("co pilot", ""), ("Télésanté", ""), ("हिन्दी में", ""), ("こもれび灯 lamp", "x"), ("1,140 alarms", ""), ("plainform.example.org", ""));

        Assert.Equal(expected, string.Join(' ', table.Find(SearchQuery.Parse(typed))));
    }

    /// <summary>These are letters to .NET and nothing to FTS5, so no scanner of ours can tell.</summary>
    [Theory]
    [InlineData("\u19B0 lamp")]
    [InlineData("lamp \u19B0 \"\u19B0\" \u19B1*")]
    [InlineData("lamp OR \u19B0 night")]
    [InlineData("lamp -\u19B0")]
    public void A_word_that_FTS5_does_not_see_hides_nothing(string typed)
    {
        using var table = new MatchTable(("night", "lamp"));

        Assert.Equal([1], table.Find(SearchQuery.Parse(typed)));
    }

    [Fact]
    public void What_we_take_for_a_word_is_one_for_FTS5_but_for_some_rare_letters()
    {
        // Planes 4 to 14 have no letters; those after them are private.
        var words = Enumerable.Range(1, 0x3FFFF).Concat(Enumerable.Range(0xF0000, 0x100)).Where(Rune.IsValid).Select(value => new Rune(value)).Where(rune => SearchQuery.Parse(rune.ToString()).Terms.Length > 0).ToList();
        using var table = new MatchTable(words.Select(word => (word.ToString(), "")));

        var tokens = table.WithTokens().ToHashSet();
        var unseen = words.Index().Where(word => !tokens.Contains(word.Index + 1)).Select(word => word.Item.Value);

        Assert.InRange(words.Count, 130_000, 200_000);
        Assert.All(unseen, value => Assert.True(value is (>= 0x19B0 and <= 0x19C9) or 0x1CF2 or 0x1CF3, $"U+{value:X4}"));
    }
}
