using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class SummaryTests
{
    private const string Body =
        "The clinic moved its intake desk to the phone. Patients answer six questions before they arrive, and nurses read "
        + "the answers at the door. Waiting fell by nineteen minutes in the first month. Nobody asked for the paper form back.";

    [Fact]
    public void A_description_cut_inside_a_word_is_cut_back_to_the_word_before_it()
    {
        var summary = Summary.Of(Body[..120], Body);

        Assert.Equal("The clinic moved its intake desk to the phone. Patients answer six questions before they arrive, and nurses read the…", summary);
    }

    [Fact]
    public void A_description_cut_between_two_words_keeps_both_and_says_that_more_follows()
    {
        var description = Body[..Body.IndexOf(" before", StringComparison.Ordinal)];

        Assert.Equal(description + "…", Summary.Of(description, Body));
    }

    [Fact]
    public void Punctuation_before_the_ellipsis_goes() =>
        Assert.Equal("The clinic moved its intake desk to the phone. Patients answer six questions before they arrive…", Summary.Of(Body[..(Body.IndexOf("arrive,", StringComparison.Ordinal) + 7)], Body));

    [Fact]
    public void A_description_that_ends_with_a_sentence_stays_as_it_is()
    {
        var description = Body[..(Body.IndexOf("phone.", StringComparison.Ordinal) + 6)];

        Assert.Equal(description, Summary.Of(description, Body));
    }

    [Theory]
    [InlineData("Costs fell to 3.", "Costs fell to 3.5 million.", "Costs fell to…")]
    [InlineData("Read it at example.", "Read it at example.com today.", "Read it at…")]
    public void A_full_stop_inside_a_word_ends_no_sentence(string description, string body, string expected) => Assert.Equal(expected, Summary.Of(description, body));

    [Fact]
    public void A_description_that_is_the_whole_body_stays_as_it_is() => Assert.Equal("One line without a stop", Summary.Of("One line without a stop", "One line\nwithout a stop"));

    [Fact]
    public void Line_breaks_in_the_body_are_spaces_when_it_is_compared() => Assert.Equal("First sentence. Second…", Summary.Of("First sentence. Second sen", "First sentence.\r\nSecond  sentence is here."));

    [Fact]
    public void A_description_of_its_own_stays_as_it_is() => Assert.Equal("What an editor wrote", Summary.Of("What an editor wrote", Body));

    [Fact]
    public void A_description_of_200_characters_that_stands_nowhere_in_the_body_loses_its_last_word()
    {
        var description = string.Concat(Enumerable.Repeat("word ", 39)) + "halfw";

        Assert.Equal(string.Concat(Enumerable.Repeat("word ", 39)).TrimEnd() + "…", Summary.Of(description, "Another text."));
    }

    [Fact]
    public void A_long_description_of_whole_sentences_stays_as_it_is()
    {
        var description = string.Concat(Enumerable.Repeat("A sentence. ", 40)).Trim();

        Assert.Equal(description, Summary.Of(description, "Another text."));
    }

    [Fact]
    public void Without_a_description_the_body_is_cut_to_whole_words()
    {
        var summary = Summary.Of(null, Body);

        Assert.InRange(summary.Length, 150, 201);
        Assert.EndsWith("…", summary, StringComparison.Ordinal);
        Assert.StartsWith(summary[..^1] + " ", Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    [InlineData("Short.", "Short.")]
    public void Without_a_description_a_short_body_is_its_own_summary(string body, string expected) => Assert.Equal(expected, Summary.Of(null, body));

    [Fact]
    public void A_script_without_spaces_is_cut_between_characters()
    {
        var body = new string('語', 300);

        Assert.Equal(new string('語', 200) + "…", Summary.Of(null, body));
        Assert.Equal(new string('語', 100) + "…", Summary.Of(new string('語', 100), body));
    }

    [Fact]
    public void A_sentence_in_Chinese_or_Japanese_ends_with_its_own_stop() =>
        Assert.Equal("患者は待たない。", Summary.Of("患者は待たない。", "患者は待たない。看護師も待たない。"));

    [Fact]
    public void A_cut_never_leaves_half_a_character()
    {
        for (var length = 1; length < 24; length++)
        {
            var cut = Summary.WholeWords(string.Concat(Enumerable.Repeat("𠮷🙂", 6)), length);

            Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(cut)));
            Assert.EndsWith("…", cut, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_endless_word_is_cut_inside() => Assert.Equal(new string('a', 200) + "…", Summary.Of(null, new string('a', 5_000)));
}
