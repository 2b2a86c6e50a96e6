using System.Globalization;
using CuratedNews.Catalog.Changes;
using CuratedNews.Web.SharedCaches;
using Xunit;

namespace CuratedNews.Web.Tests.SharedCaches;

/// <summary>What is remembered of answers that a cache may hold.</summary>
public sealed class GivenAnswersTests
{
    [Fact]
    public void The_first_change_is_of_everything()
    {
        Assert.Null(new GivenAnswers().Take(1, Nothing));
    }

    [Fact]
    public void What_shows_a_changed_part_is_told_and_what_may_be_of_all_at_every_change()
    {
        var given = Started();
        given.Note("/one", [1, 2], 1);
        given.Note("/two", [3], 1);
        given.Note("/all", null, 1);

        Assert.Equal(["/all", "/one"], Take(given, 2, 2));
        Assert.Equal(["/all"], Take(given, 3));
        Assert.Equal(["/all", "/two"], Take(given, 4, 3));
    }

    [Fact]
    public void One_that_was_made_before_an_import_and_given_after_it_is_told_late()
    {
        var given = Started();
        Assert.Equal([], Take(given, 5, 1));
        Assert.False(given.IsOneLate);

        given.Note("/one", [1], 4);

        Assert.True(given.IsOneLate);
        Assert.Equal(["/one"], given.Take(5, (after, until) => (after, until) == (4, 5) ? new ChangedParts([1]) : new ChangedParts([])));
        Assert.False(given.IsOneLate);
    }

    [Fact]
    public void Until_a_change_is_told_all_answers_of_a_url_count_and_then_the_new_ones()
    {
        var given = Started();
        given.Note("/one", [1], 1);
        given.Note("/one", [2], 1);

        Assert.Equal(["/one"], Take(given, 2, 1));
        Assert.Equal(["/one"], Take(given, 3, 2));
        given.Note("/one", [4], 3);
        Assert.Equal([], Take(given, 4, 1, 2));
        Assert.Equal(["/one"], Take(given, 5, 4));
    }

    [Fact]
    public void One_that_is_made_anew_before_a_change_is_told_does_not_hide_it()
    {
        var given = Started();
        given.Note("/one", [1], 1);
        Assert.Equal(["/one"], Take(given, 2, 1));

        given.Note("/one", [5], 3);
        Assert.Equal(["/one"], Take(given, 3, 1));
        Assert.Equal([], Take(given, 4, 1));
        Assert.Equal(["/one"], Take(given, 5, 5));
    }

    [Fact]
    public void Of_a_catalog_that_was_made_anew_all_that_was_given_is_told()
    {
        var given = Started();
        given.Note("/one", [1], 7);
        Assert.Equal([], Take(given, 7));

        Assert.Null(given.Take(2, Nothing));
        Assert.Equal(["/one"], Take(given, 3));
    }

    [Fact]
    public void Where_more_was_given_than_is_remembered_the_next_change_is_of_everything()
    {
        var given = Started();
        for (var i = 0; i <= GivenAnswers.MaxUrls; i++)
        {
            given.Note(i.ToString(CultureInfo.InvariantCulture), [1], 1);
        }

        Assert.Null(given.Take(2, Nothing));
        Assert.Equal([], given.Take(3, Nothing));
    }

    private static GivenAnswers Started()
    {
        var given = new GivenAnswers();
        given.Take(1, Nothing);
        return given;
    }

    private static ChangedParts Nothing(long after, long until) => new([]);

    private static IReadOnlyList<string> Take(GivenAnswers given, long generation, params uint[] changed) =>
        [.. given.Take(generation, (_, _) => new ChangedParts([.. changed]))!.Order(StringComparer.Ordinal)];
}
