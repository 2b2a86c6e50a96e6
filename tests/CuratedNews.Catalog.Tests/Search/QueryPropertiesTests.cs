using System.Globalization;
using System.Text;
using CuratedNews.Catalog.Search;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

/// <summary>What holds for every text that a search box is given.</summary>
public sealed class QueryPropertiesTests
{
    [Fact]
    public void Every_text_is_a_query_within_bounds() => Check.One(QueryGenerators.Many, Prop.ForAll(QueryGenerators.Text, text =>
    {
        var query = SearchQuery.Parse(text);

        Assert.InRange(query.Text.Length, 0, SearchQuery.MaxLength);
        Assert.InRange(query.Terms.Length, 0, SearchQuery.MaxTerms);
        Assert.InRange(query.Filters.Length, 0, SearchQuery.MaxFilters);
        Assert.Equal(query.Filters.Length, query.Filters.Distinct().Count());
        Assert.Equal(query.Text.Length == 0, query.IsEmpty);
        Assert.DoesNotContain(query.Text, c => char.IsControl(c) || c is '\u202E' or '\u2066' or '\uFFFD');
        Assert.All(query.Terms, term => Assert.Contains(term.Text.EnumerateRunes(), IsToken));
        Assert.All(query.Terms.Where(term => term.Kind != TermKind.Phrase), term => Assert.Contains(term.Text, text, StringComparison.Ordinal));
        Assert.All(query.Terms.Where(term => term.IsNegated), term => Assert.Single(query.Terms, other => other.Group == term.Group));
    }));

    [Fact]
    public void The_text_of_a_query_is_read_as_the_same_query() => Check.One(QueryGenerators.Many, Prop.ForAll(QueryGenerators.Text, text => AssertReadAgain(SearchQuery.Parse(text))));

    [Fact]
    public void A_changed_query_is_read_again_as_itself() => Check.One(
        QueryGenerators.Many,
        Prop.ForAll(QueryGenerators.Text, QueryGenerators.Text, (text, other) =>
        {
            var query = SearchQuery.Parse(text);
            foreach (var term in query.Terms)
            {
                AssertReadAgain(query.Without(term));
                AssertReadAgain(query.Replace(term, other));
            }

            foreach (var filter in query.Filters)
            {
                Assert.DoesNotContain(filter, query.Without(filter).Filters);
                AssertReadAgain(query.Without(filter));
            }

            foreach (var filter in Enum.GetValues<SearchField>().Select(field => SearchFilter.Of(field, other, isNegated: text.Length % 2 == 0)).OfType<SearchFilter>())
            {
                var with = query.With(filter);
                AssertReadAgain(with);
                Assert.True(with.Filters.Contains(filter) || with.Filters.Length == SearchQuery.MaxFilters || with.Terms.IsEmpty, with.Text);
            }
        }));

    private static bool IsToken(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse;

    private static void AssertReadAgain(SearchQuery query)
    {
        var again = SearchQuery.Parse(query.Text);

        Assert.Equal(query.Text, again.Text);
        Assert.Equal(query, again);
        Assert.Equal(query.Terms, again.Terms);
        Assert.Equal(query.Filters, again.Filters);
    }
}
