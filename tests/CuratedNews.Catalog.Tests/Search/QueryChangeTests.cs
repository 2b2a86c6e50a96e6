using CuratedNews.Catalog.Search;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

public sealed class QueryChangeTests
{
    private static readonly SearchQuery Query = SearchQuery.Parse("teh \"call bell\" a OR b OR c -nihgt topic:x -year:2020-2023");

    [Fact]
    public void A_filter_is_removed_and_all_else_kept() =>
        Assert.Equal("teh \"call bell\" a OR b OR c -nihgt -year:2020..2023", Query.Without(Query.Filters[0]).Text);

    [Fact]
    public void A_filter_is_added_once()
    {
        var filter = SearchFilter.Of(SearchField.Author, "Zoë \"Z\" Lindqvist")!;

        var query = Query.With(filter);

        Assert.Equal(Query.Text + " author:\"Zoë Z Lindqvist\"", query.Text);
        Assert.Equal(query, query.With(filter));
        Assert.Equal(Query, query.Without(filter));
        Assert.Equal(Query, Query.Without(filter));
    }

    [Fact]
    public void A_filter_comes_into_a_query_that_is_full_of_words()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("seventeen-letters", 30)));

        var filtered = query.With(SearchFilter.Of(SearchField.Topic, "Clinician Burden")!);

        Assert.Equal("Clinician Burden", Assert.Single(filtered.Filters).Value);
        Assert.InRange(filtered.Terms.Length, query.Terms.Length - 3, query.Terms.Length);
        Assert.InRange(filtered.Text.Length, 370, SearchQuery.MaxLength);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\"—\"", false)]
    [InlineData("2024-05", false)]
    [InlineData("2020..", true)]
    public void A_year_is_a_year(string value, bool isOne) => Assert.Equal(isOne, SearchFilter.Of(SearchField.Year, value) is not null);

    [Fact]
    public void A_value_of_any_length_makes_a_filter_that_fits()
    {
        var filter = SearchFilter.Of(SearchField.Offering, new string('a', 10_000) + "\"", isNegated: true)!;

        Assert.Equal(filter, Assert.Single(SearchQuery.Parse(filter.ToString()).Filters));
        Assert.Equal([filter], SearchQuery.Empty.With(filter).Filters);
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("𠮷", 189)), SearchFilter.Of(SearchField.Topic, "a" + string.Concat(Enumerable.Repeat("𠮷", 500)))!.Value);
        Assert.Null(SearchFilter.Of(SearchField.Topic, new string('.', 390) + " word"));
    }

    [Theory]
    [InlineData(0, "the", "the \"call bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(0, "two  words", "\"two words\" \"call bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(0, "co-pilot", "co-pilot \"call bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(0, "OR", "\"OR\" \"call bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(0, "a\"b*", "\"a b*\" \"call bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(0, " ", "\"call bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(1, "bell", "teh \"bell\" a OR b OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(3, "d", "teh \"call bell\" a OR d OR c -nihgt topic:x -year:2020..2023")]
    [InlineData(5, "night", "teh \"call bell\" a OR b OR c -night topic:x -year:2020..2023")]
    public void A_word_is_replaced_and_all_else_kept(int term, string by, string expected)
    {
        var query = Query.Replace(Query.Terms[term], by);

        Assert.Equal(expected, query.Text);
        Assert.Equal(QueryShape.Of(query), QueryShape.Of(SearchQuery.Parse(query.Text)));
    }

    [Fact]
    public void A_beginning_stays_one() => Assert.Equal("alarm*", SearchQuery.Parse("alram*") is var query ? query.Replace(query.Terms[0], "alarm").Text : "");

    [Theory]
    [InlineData(0, "<call bell> & (a | b | c) & -nihgt & Topic=x & -Year=2020..2023")]
    [InlineData(3, "teh & <call bell> & (a | c) & -nihgt & Topic=x & -Year=2020..2023")]
    [InlineData(5, "teh & <call bell> & (a | b | c) & Topic=x & -Year=2020..2023")]
    public void The_same_query_has_fewer_words(int term, string expected)
    {
        var query = Query.Without(Query.Terms[term]);

        Assert.Equal(expected, QueryShape.Of(query));
        Assert.Equal(expected, QueryShape.Of(SearchQuery.Parse(query.Text)));
        Assert.Equal(Enumerable.Range(0, query.Terms[^1].Group + 1), query.Terms.Select(other => other.Group).Distinct());
    }

    [Fact]
    public void Queries_are_equal_where_their_text_is()
    {
        Assert.Equal(SearchQuery.Parse("a NOT “b"), SearchQuery.Parse(" a  -\"b\""));
        Assert.Equal(SearchQuery.Parse("a b").GetHashCode(), SearchQuery.Parse("a AND b").GetHashCode());
        Assert.NotEqual(SearchQuery.Parse("a b"), SearchQuery.Parse("\"a b\""));
        Assert.NotEqual(SearchQuery.Parse("a"), SearchQuery.Empty);
    }
}
