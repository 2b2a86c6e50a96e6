using CuratedNews.Content.Metadata;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Content.Tests.Metadata;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Healthcare IT News: Electronic Medical Records (EMR)", "healthcare-it-news-electronic-medical-records-emr")]
    [InlineData("Symplur: #Physicianburnout", "symplur-physicianburnout")]
    [InlineData("Medical Subject Headings (MeSH): Data Systems", "medical-subject-headings-mesh-data-systems")]
    [InlineData("  -- Édouard's   Clinic --  ", "edouard-s-clinic")]
    [InlineData("Ångström", "angstrom")]
    [InlineData("\u212Bngstr\u00F6m", "angstrom")]
    [InlineData("Straße", "strasse")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Đặng Thị Ánh", "dang-thi-anh")]
    [InlineData("İstanbul ıspanak", "istanbul-ispanak")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("糖尿病 の 管理", "糖尿病-の-管理")]
    [InlineData("हिन्दी समाचार", "हिन्दी-समाचार")]
    [InlineData("Ωμέγα", "ωμέγα")]
    [InlineData("Здоровье 24/7", "здоровье-24-7")]
    [InlineData("𝐁old 𠮷野家", "𝐁old-𠮷野家")]
    [InlineData("C++", "c")]
    [InlineData("5G", "5g")]
    [InlineData("a\0b\r\nc\u2028d", "a-b-c-d")]
    public void A_name_becomes_lower_case_letters_and_digits_with_single_dashes(string name, string expected)
    {
        Assert.True(Slug.TryFromName(name, out var slug));

        Assert.Equal(expected, slug.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("#!?")]
    [InlineData("— … —")]
    [InlineData("🙂🙂")]
    [InlineData("\u0301\u0302")]
    [InlineData("\u093E")]
    [InlineData("\uD83D")]
    public void A_name_without_letter_or_digit_has_no_slug(string name) => Assert.False(Slug.TryFromName(name, out _));

    [Theory]
    [InlineData("ondemand---telehealth", "ondemand---telehealth")]
    [InlineData("tech2heal---alakin", "tech2heal---alakin")]
    [InlineData("Mixed-Case", "mixed-case")]
    [InlineData("v2.0_beta~1", "v2.0_beta~1")]
    [InlineData("-at-the-ends-", "-at-the-ends-")]
    [InlineData("7", "7")]
    [InlineData("पोषण", "पोषण")]
    public void A_given_slug_is_kept_but_for_its_case(string text, string expected)
    {
        Assert.True(Slug.TryParse(text, out var slug));

        Assert.Equal(expected, slug.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("---")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\u00A0b")]
    [InlineData("a/b")]
    [InlineData("/a")]
    [InlineData("a\\b")]
    [InlineData("a%2Fb")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("a:b")]
    [InlineData("a&b")]
    [InlineData("<a>")]
    [InlineData("\"a\"")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u200Bb")]
    [InlineData("a\0")]
    [InlineData("🙂")]
    [InlineData("a\uD83D")]
    public void Text_that_is_no_URL_segment_is_no_slug(string? text)
    {
        Assert.False(Slug.TryParse(text, out var slug));
        Assert.Equal(default, slug);
    }

    [Fact]
    public void A_slug_has_at_most_200_characters()
    {
        Assert.True(Slug.TryParse(new string('a', 200), out _));
        Assert.False(Slug.TryParse(new string('a', 201), out _));
    }

    [Fact]
    public void A_long_name_is_cut_without_a_dash_or_half_a_character_at_its_end()
    {
        Assert.True(Slug.TryFromName(new string('a', 199) + " tail", out var dash));
        Assert.True(Slug.TryFromName(new string('a', 199) + "𠮷", out var pair));
        Assert.True(Slug.TryFromName(new string('a', 199) + "æ", out var ligature));

        Assert.Equal(new string('a', 199), dash.ToString());
        Assert.Equal(new string('a', 199), pair.ToString());
        Assert.Equal(new string('a', 199) + "a", ligature.ToString());
    }

    [Fact]
    public void A_slug_of_a_name_is_accepted_unchanged_and_made_again_of_itself()
    {
        var property = Prop.ForAll(Generators.Text, name =>
        {
            if (!Slug.TryFromName(name, out var slug))
            {
                return true;
            }

            return Slug.TryParse(slug.ToString(), out var parsed) && parsed == slug
                && Slug.TryFromName(slug.ToString(), out var again) && again == slug
                && slug.ToString().Length <= Slug.MaxLength
                && LocalPath.TryParse("/news/" + slug, out var path) && path == LocalPath.Of(Section("/news/"), slug);
        });

        Check.One(Generators.Many, property);
    }

    [Fact]
    public void A_given_slug_stays_the_same_when_it_is_read_again()
    {
        var property = Prop.ForAll(Generators.Text, text => !Slug.TryParse(text, out var slug) || (Slug.TryParse(slug.ToString(), out var again) && again == slug));

        Check.One(Generators.Many, property);
    }

    private static LocalPath Section(string text) => LocalPath.TryParse(text, out var path) ? path : throw new ArgumentException(text, nameof(text));
}
