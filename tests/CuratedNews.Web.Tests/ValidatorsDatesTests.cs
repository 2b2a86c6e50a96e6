using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CuratedNews.Web.Hosting;
using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Since when an answer is what it is: never a date by which a reader could keep an old one.</summary>
public sealed class ValidatorsDatesTests
{
    private static readonly DateTimeOffset Start = RunningSite.Today;

    private readonly StoppedClock _clock = new(Start);

    [Fact]
    public void A_date_stays_as_long_as_the_answer_does()
    {
        var dates = new AnswerDates(_clock);

        Assert.Equal(Start, Note(dates, "/", "one"));
        _clock.Now = Start.AddDays(3);
        Assert.Equal(Start, Note(dates, "/", "one"));
        Assert.Equal(Start.AddDays(3), Note(dates, "/news/", "one"));
    }

    [Fact]
    public void A_change_is_dated_to_the_next_second_and_said_from_then_on()
    {
        var dates = new AnswerDates(_clock);
        Note(dates, "/", "one");
        _clock.Now = Start.AddMilliseconds(700);

        Assert.Null(Note(dates, "/", "two"));
        _clock.Now = Start.AddMilliseconds(999);
        Assert.Null(Note(dates, "/", "two"));
        _clock.Now = Start.AddSeconds(1);
        Assert.Equal(Start.AddSeconds(1), Note(dates, "/", "two"));
    }

    [Fact]
    public void Of_many_changes_in_a_second_each_has_a_date_of_its_own()
    {
        var dates = new AnswerDates(_clock);
        foreach (var content in (string[])["one", "two", "three", "four"])
        {
            Note(dates, "/", content);
        }

        _clock.Now = Start.AddSeconds(2);
        Assert.Null(Note(dates, "/", "four"));
        _clock.Now = Start.AddSeconds(3);
        Assert.Equal(Start.AddSeconds(3), Note(dates, "/", "four"));
    }

    [Fact]
    public void What_comes_back_as_it_was_has_changed_all_the_same()
    {
        var dates = new AnswerDates(_clock);
        Note(dates, "/", "one");
        _clock.Now = Start.AddMinutes(1);
        Note(dates, "/", "two");
        _clock.Now = Start.AddMinutes(2);
        Note(dates, "/", "one");
        _clock.Now = Start.AddMinutes(3);

        Assert.Equal(Start.AddMinutes(2).AddSeconds(1), Note(dates, "/", "one"));
    }

    [Fact]
    public void A_clock_that_is_set_back_takes_no_date_with_it()
    {
        var dates = new AnswerDates(_clock);
        Note(dates, "/", "one");
        _clock.Now = Start.AddHours(-1);

        Assert.Null(Note(dates, "/", "one"));
        Assert.Null(Note(dates, "/", "two"));
        _clock.Now = Start.AddMinutes(1);
        Assert.Equal(Start.AddSeconds(1), Note(dates, "/", "two"));
    }

    [Fact]
    public void What_was_not_asked_for_longest_is_forgotten_and_dated_anew()
    {
        var dates = new AnswerDates(_clock);
        Note(dates, "/", "one");
        Note(dates, "/kept", "one");
        for (var i = 0; i < (2 * AnswerDates.MaxRecent) + 10; i++)
        {
            Note(dates, $"/?other={i}", "one");
            if (i % 1_000 == 0)
            {
                Note(dates, "/kept", "one");
            }
        }

        // Nobody knows what "/" answered before, and so it may have been in this second.
        Assert.Null(Note(dates, "/", "two"));
        Assert.Equal(Start, Note(dates, "/kept", "one"));
        _clock.Now = Start.AddSeconds(1);
        Assert.Equal(Start.AddSeconds(1), Note(dates, "/", "two"));
        Assert.Null(Note(dates, "/never-asked", "one"));
    }

    [Fact]
    public async Task A_page_that_changes_twice_in_a_second_is_sent_again_both_times()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one", "First headline");
        await using var site = await RunningSite.StartAsync(content.Root);
        using var client = new ValidatorsClient(site.Address);

        var first = await client.GetAsync("/news/one");
        content.WriteItem("one", "Second headline");
        await site.ImportAsync();
        var second = await client.GetAsync("/news/one", ("If-Modified-Since", first.LastModified!));
        content.WriteItem("one", "Third headline");
        await site.ImportAsync();
        var third = await client.GetAsync("/news/one", ("If-Modified-Since", first.LastModified!));
        site.Clock.Now = Start.AddSeconds(5);
        var later = await client.GetAsync("/news/one", ("If-Modified-Since", first.LastModified!));

        Assert.Equal((Text(Start), null, null, Text(Start.AddSeconds(2))), (first.LastModified, second.LastModified, third.LastModified, later.LastModified));
        Assert.Equal((200, 200, 200), (second.Status, third.Status, later.Status));
        Assert.Contains("Third headline", third.Text, StringComparison.Ordinal);
        Assert.Equal(304, (await client.GetAsync("/news/one", ("If-Modified-Since", later.LastModified!))).Status);
    }

    [Fact]
    public async Task A_date_that_we_did_not_say_counts_when_it_is_well_past_the_change()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one");
        await using var site = await RunningSite.StartAsync(content.Root);
        using var client = new ValidatorsClient(site.Address);
        var said = (await client.GetAsync("/news/one")).LastModified!;
        site.Clock.Now = Start.AddHours(1);

        async Task<int> StatusAsync(DateTimeOffset since) => (await client.GetAsync("/news/one", ("If-Modified-Since", Text(since)))).Status;

        Assert.Equal(Text(Start), said);
        Assert.Equal(304, await StatusAsync(Start));
        Assert.Equal(200, await StatusAsync(Start.AddSeconds(1)));
        Assert.Equal(200, await StatusAsync(Start.AddMinutes(10).AddSeconds(-1)));
        Assert.Equal(304, await StatusAsync(Start.AddMinutes(10)));
        Assert.Equal(304, await StatusAsync(Start.AddHours(1)));
        Assert.Equal(200, await StatusAsync(Start.AddHours(1).AddSeconds(1)));
    }

    [Fact]
    public async Task A_feed_that_loses_its_newest_entry_is_sent_again()
    {
        using var content = new TemporaryContent();
        content.WriteItem("one").WriteItem("two", more: "lastMod: '2026-06-01T08:00:00Z'");
        await using var site = await RunningSite.StartAsync(content.Root);
        using var client = new ValidatorsClient(site.Address);
        var first = await client.GetAsync("/feed.xml");

        File.Delete(content.FullPath("news/two.md"));
        site.Clock.Now = Start.AddMinutes(1);
        await site.ImportAsync();
        var second = await client.GetAsync("/feed.xml", ("If-Modified-Since", first.LastModified!));

        Assert.Equal(200, second.Status);
        Assert.DoesNotContain("/news/two", second.Text, StringComparison.Ordinal);
    }

    private static DateTimeOffset? Note(AnswerDates dates, string url, string content) => dates.Note(url, SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Text(DateTimeOffset date) => date.ToString("R", CultureInfo.InvariantCulture);
}
