using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests.Diagnostics;

public sealed class RuleHelpTests
{
    [Fact]
    public void Every_rule_has_a_title_a_meaning_and_a_cure()
    {
        foreach (var help in Rules.All.Select(RuleHelp.Of))
        {
            Assert.Matches("^[A-Z][^\\n]{5,80}[^.\\n]\\z", help.Title);
            Assert.Matches("^[^\\n]{20,}\\.\\z", help.Meaning);
            Assert.Matches("^[A-Z][^\\n]{5,}\\.\\z", help.Cure);
            Assert.StartsWith(help.Meaning, help.Markdown, StringComparison.Ordinal);
            Assert.EndsWith("Cure: " + help.Cure, help.Markdown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rules_help_is_its_section_of_the_document()
    {
        var help = RuleHelp.Of(Rules.NotADate);

        Assert.Equal("Not a date", help.Title);
        Assert.Contains("```yaml\ndate: ", help.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("CN1004", help.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_rule_of_a_chapter_ends_before_the_next_chapter() =>
        Assert.DoesNotContain("CN01", RuleHelp.Of(Rules.TooManyProblems).Markdown, StringComparison.Ordinal);
}
