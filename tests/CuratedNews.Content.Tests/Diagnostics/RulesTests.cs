using System.Text.RegularExpressions;
using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests.Diagnostics;

public sealed partial class RulesTests
{
    [Fact]
    public void Codes_are_CN_and_four_digits_each_once_and_in_order()
    {
        var codes = Rules.All.Select(rule => rule.Code).ToList();

        Assert.All(codes, code => Assert.Matches(Code(), code));
        Assert.Equal([.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], codes);
        Assert.True(codes.Count > 40);
    }

    [Fact]
    public void Messages_say_what_to_write_and_do_not_scold()
    {
        string[] unwanted = ["invalid", "failed", "failure", "please", "illegal", "malformed", "error", "oops"];

        Assert.All(Rules.All, rule => Assert.DoesNotContain(unwanted, word => rule.Format.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(Rules.All, rule => Assert.True(char.IsUpper(rule.Format[0]) || rule.Format[0] is '\''));
        Assert.All(Rules.All, rule => Assert.True(rule.Format[^1] is '.' or '}', rule.Format));
        Assert.All(Rules.All, rule => Assert.Contains(';', rule.Format + (rule.Severity == Severity.Info ? ";" : "")));
    }

    [Fact]
    public void A_message_takes_its_values_whatever_is_in_them()
    {
        var diagnostic = Rules.UnknownField.At(new SourceLocation("a.md", 3, 14), "{0} {1} {", "");

        Assert.Equal("a.md(3,14): info CN1020: The field '{0} {1} {' is not known and is not used.", diagnostic.ToString());
    }

    [Fact]
    public void A_files_name_cannot_break_the_line_that_tells_of_it()
    {
        Assert.Equal("a?b?[31m.md(1,2)", new SourceLocation("a\nb\u001B[31m.md", 1, 2).ToString());

        var set = new ContentSet();
        set.Add(Items.Parse(Items.Text("aliases: /old", "categories: ['K: A']"), "a\n.md"));
        set.Add(Items.Parse(Items.Text("aliases: /old", "categories: ['K: a']"), "b\n.md"));
        Assert.All(set.Check(), diagnostic => Assert.DoesNotContain('\n', diagnostic.ToString()));
        Assert.Equal(5, set.Check().Count);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("two\r\nlines\tand\0more", "two  lines and more")]
    [InlineData("\u001B[31mred\u001B[0m", " [31mred [0m")]
    [InlineData("a\u0085b\u009Bc", "a b c")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("\u202Eevil\u202C\u2066x\u2069", " evil  x ")]
    [InlineData("\uFEFFa\u200Bb", " a b")]
    [InlineData("whole 🙂", "whole 🙂")]
    public void A_quoted_value_stays_on_its_line_and_turns_nothing_round(string value, string quoted) => Assert.Equal(quoted, Rules.Quote(value));

    [Fact]
    public void A_long_value_is_quoted_with_an_ellipsis_and_without_half_a_character()
    {
        Assert.Equal(new string('a', 80), Rules.Quote(new string('a', 80)));
        Assert.Equal(new string('a', 80) + "…", Rules.Quote(new string('a', 81)));
        Assert.Equal(new string('a', 79) + "…", Rules.Quote(new string('a', 79) + "🙂🙂"));
        Assert.Equal("half   of", Rules.Quote("half \uD83D of"));
    }

    [Fact]
    public void Severities_are_printed_as_CI_knows_them()
    {
        var place = new SourceLocation("a.md", 1, 1);

        Assert.Equal("error", Rules.FieldMissing.At(place, "", "").SeverityName);
        Assert.Equal("warning", Rules.LocalTime.At(place, "", "").SeverityName);
        Assert.Equal("info", Rules.UnknownField.At(place, "", "").SeverityName);
    }

    [GeneratedRegex(@"^CN[0-9]{4}\z", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
