using CuratedNews.Catalog.Search;
using Xunit;

namespace CuratedNews.Catalog.Tests.Search;

public sealed class QueryTableTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   \t\r\n ", "")]
    [InlineData("scribe", "scribe")]
    [InlineData("  Clinician   burden ", "Clinician & burden")]
    [InlineData("night\nshift\tinsulin", "night & shift & insulin")]
    [InlineData("\"call bell\"", "<call bell>")]
    [InlineData("“call bell”", "<call bell>")]
    [InlineData("«call  bell» „night“", "<call bell> & <night>")]
    [InlineData("\"call bell", "<call bell>")]
    [InlineData("bell \"", "bell")]
    [InlineData("\"\" \" \" \"—\" bell", "bell")]
    [InlineData("a\"b c\"d", "a & <b c> & d")]
    [InlineData("alarm*", "alarm*")]
    [InlineData("alarm* -bed*", "alarm* & -bed*")]
    [InlineData("al*rm", "al* & rm")]
    [InlineData("* alarm **", "alarm")]
    [InlineData("\"call bell\"*", "<call bell>")]
    public void Words_phrases_and_beginnings(string typed, string expected) => AssertReads(expected, typed);

    [Theory]
    [InlineData("-video", "-video")]
    [InlineData("clinic -video -\"call bell\"", "clinic & -video & -<call bell>")]
    [InlineData("clinic NOT video", "clinic & -video")]
    [InlineData("clinic NOT   \"call bell\" bed", "clinic & -<call bell> & bed")]
    [InlineData("NOT topic:telehealth", "-Topic=telehealth")]
    [InlineData("NOT -video", "-video")]
    [InlineData("-video/audio bed", "-video & -audio & bed")]
    [InlineData("-(video audio) bed", "-video & -audio & bed")]
    [InlineData("asthma NOT (child OR infant) school", "asthma & -child & -infant & school")]
    [InlineData("-(a (b) c) d", "-a & -b & -c & d")]
    [InlineData("-(a", "-a")]
    [InlineData("bed) -video", "bed & -video")]
    [InlineData("co-pilot", "co-pilot")]
    [InlineData("--force", "force")]
    [InlineData("a - b – c", "a & b & c")]
    [InlineData("pages 3-5", "pages & 3-5")]
    [InlineData("-#Nursing", "-Nursing")]
    [InlineData("(-video)", "-video")]
    [InlineData("\"a\"-b", "<a> & b")]
    [InlineData("-", "")]
    [InlineData("clinic NOT", "clinic")]
    [InlineData("what not to do and why", "what & not & to & do & and & why")]
    public void What_is_left_out(string typed, string expected) => AssertReads(expected, typed);

    [Theory]
    [InlineData("rural OR remote", "(rural | remote)")]
    [InlineData("EMR OR EHR OR \"records system\" OR chart*", "(EMR | EHR | <records system> | chart*)")]
    [InlineData("nurse rural OR remote clinic", "nurse & (rural | remote) & clinic")]
    [InlineData("a OR b c OR d", "(a | b) & (c | d)")]
    [InlineData("(rural OR remote) clinic", "(rural | remote) & clinic")]
    [InlineData("rural or remote", "rural & or & remote")]
    [InlineData("rural OR", "rural")]
    [InlineData("OR rural", "rural")]
    [InlineData("rural OR OR remote", "(rural | remote)")]
    [InlineData("rural OR -remote", "rural & -remote")]
    [InlineData("-rural OR remote", "-rural & remote")]
    [InlineData("rural OR topic:telehealth remote", "rural & remote & Topic=telehealth")]
    [InlineData("rural topic:telehealth OR remote", "rural & remote & Topic=telehealth")]
    [InlineData("rural OR \"\" remote", "(rural | remote)")]
    [InlineData("rural AND remote", "rural & remote")]
    [InlineData("rural OR AND remote", "rural & remote")]
    [InlineData("OR AND NOT", "")]
    [InlineData("\"OR\" OR* OR-1", "<OR> & OR* & OR-1")]
    public void What_is_joined(string typed, string expected) => AssertReads(expected, typed);

    [Theory]
    [InlineData("topic:clinician-burden", "Topic=clinician-burden")]
    [InlineData("topic:\"Clinician Burden\" scribe", "scribe & Topic=Clinician Burden")]
    [InlineData("TOPIC:“Clinician  Burden”", "Topic=Clinician Burden")]
    [InlineData("topic:\"Clinician Burden", "Topic=Clinician Burden")]
    [InlineData("topic:Symplur:#NursingTech", "Topic=Symplur:#NursingTech")]
    [InlineData("-topic:\"a b\" -source:example.org", "-Topic=a b & -Source=example.org")]
    [InlineData("offering:lumen-fold---telehealth", "Offering=lumen-fold---telehealth")]
    [InlineData("source:example.org, clinic", "clinic & Source=example.org")]
    [InlineData("author:zoë by:\"Naomi Aoi 青井\" curator:x", "Author=zoë & Author=Naomi Aoi 青井 & Author=x")]
    [InlineData("section:/communities/rural-health/", "Section=/communities/rural-health/")]
    [InlineData("year:2024", "Year=2024")]
    [InlineData("year:\"2024\"", "Year=2024")]
    [InlineData("year:2020-2023", "Year=2020..2023")]
    [InlineData("year:2020–2023 Year:2020..2023", "Year=2020..2023")]
    [InlineData("year:2023-2020", "Year=2020..2023")]
    [InlineData("year:2023-2023 year:\"2020 - 2022\"", "Year=2023 & Year=2020..2022")]
    [InlineData("year:2020.. -year:..2023", "Year=2020.. & -Year=..2023")]
    [InlineData("year:2020- ", "Year=2020..")]
    [InlineData("topic:a topic:a -topic:a", "Topic=a & -Topic=a")]
    [InlineData("(topic:a)", "Topic=a")]
    [InlineData("-(topic:a by:b)", "-Topic=a & -Author=b")]
    public void Operators(string typed, string expected) => AssertReads(expected, typed);

    [Theory]
    [InlineData("topic:", "topic")]
    [InlineData("topic: burden", "topic & burden")]
    [InlineData("topic:\"\" burden", "topic & burden")]
    [InlineData("topic:# source:\"—\"", "topic & source")]
    [InlineData("topic:(burden)", "topic & burden")]
    [InlineData("foo:bar", "foo & bar")]
    [InlineData("-foo:bar", "-foo & -bar")]
    [InlineData("foo:topic:bar", "foo & topic & bar")]
    [InlineData("year:soon", "year & soon")]
    [InlineData("year:24 year:0024 year:20245 year:٢٠٢٤", "year & 24 & year & 0024 & year & 20245 & year & ٢٠٢٤")]
    [InlineData("year:2024-05 year:2020-2021-2022", "year & 2024-05 & year & 2020-2021-2022")]
    [InlineData("-year:never", "-year & -never")]
    [InlineData("https://example.org/a?topic:b", "https & example.org & a & topic & b")]
    [InlineData("Symplur: #NursingTech", "Symplur & NursingTech")]
    public void What_only_looks_like_an_operator_is_plain_words(string typed, string expected) => AssertReads(expected, typed);

    [Theory]
    [InlineData("(nurse) [ward], {bed}; night/day!", "nurse & ward & bed & night & day")]
    [InlineData("don’t it's R&D AT&T. a@b.example 2.30 1,140 a,b c,4 5,d", "don’t & it's & R&D & AT&T & a@b.example & 2.30 & 1,140 & a & b & c & 4 & 5 & d")]
    [InlineData("C++ #tag 5% 'quoted' v1.2.", "C & tag & 5 & quoted & v1.2")]
    [InlineData("🙂 ward🙂bed 👩‍⚕️ ❤️", "ward & bed")]
    [InlineData("こもれび灯 糖尿病", "こもれび灯 & 糖尿病")]
    [InlineData("हिन्दी cafe\u0301 télésanté", "हिन्दी & cafe\u0301 & télésanté")]
    [InlineData("می\u200Cخواهم \"می\u200Cخواهم\"", "می\u200Cخواهم & <می\u200Cخواهم>")]
    [InlineData("tea--milk wait...what a-\u0301b", "tea & milk & wait & what & a-\u0301b")]
    [InlineData("\u0301 \u093E \u20E3", "")]
    [InlineData("ward\u202E -bed\u0000night \"a\u0000b\u202Ec\"", "ward & -bed & night & <a b c>")]
    [InlineData("\uD83D ward \uDE00 \"a \uD83D\"", "ward & <a>")]
    [InlineData("\uE000 \uFFFF \uFFFD \"a\uFFFFb\uFFFDc\"", "\uE000 & <a b c>")]
    [InlineData("'; DROP TABLE Items; --", "DROP & TABLE & Items")]
    [InlineData("NEAR(a b, 5) ^c {title}:d", "NEAR & a & b & 5 & c & title & d")]
    public void Punctuation_marks_and_scripts(string typed, string expected) => AssertReads(expected, typed);

    [Fact]
    public void No_text_is_an_empty_query()
    {
        Assert.True(SearchQuery.Parse(null).IsEmpty);
        Assert.Same("", SearchQuery.Empty.Text);
        Assert.False(SearchQuery.Parse("year:2024").IsEmpty);
        Assert.False(SearchQuery.Parse("-a").IsEmpty);
    }

    [Theory]
    [InlineData("a \"b c\" -d* e OR f -topic:x by:\"G H\" year:2020-2021", "a \"b c\" -d* e OR f -topic:x author:\"G H\" year:2020..2021")]
    [InlineData("topic:x a", "a topic:x")]
    [InlineData("section:/news/ topic:#a source:b,c", "section:/news/ topic:#a source:\"b,c\"")]
    [InlineData("-(a OR “b) c”", "-a -\"b) c\"")]
    public void The_text_of_a_query_is_in_one_form(string typed, string expected) => Assert.Equal(expected, SearchQuery.Parse(typed).Text);

    [Fact]
    public void Years_have_a_first_and_a_last()
    {
        Assert.Equal([(2024, 2024), (2020, 2023), (2020, 9999), (1, 2023)], Years("year:2024 year:2020-2023 year:2020.. year:..2023"));
        Assert.Equal([(1, 9999)], Years("topic:2024"));

        static IEnumerable<(int, int)> Years(string typed) => SearchQuery.Parse(typed).Filters.Select(filter => (filter.FirstYear, filter.LastYear));
    }

    [Fact]
    public void Long_text_is_cut_between_words_or_else_between_characters()
    {
        var sentence = SearchQuery.Parse("\"" + string.Concat(Enumerable.Repeat("nineteen beds ", 500)));
        var word = SearchQuery.Parse(new string('a', 10_000));
        var pairs = SearchQuery.Parse("a" + string.Concat(Enumerable.Repeat("𠮷", 5_000)));

        Assert.True(SearchQuery.Parse($"\"{new string('.', 390)} word").IsEmpty);
        Assert.EndsWith("nineteen beds", Assert.Single(sentence.Terms).Text, StringComparison.Ordinal);
        Assert.InRange(sentence.Text.Length, 360, SearchQuery.MaxLength);
        Assert.Equal(new string('a', SearchQuery.MaxLength), word.Text);
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("𠮷", 199)), pairs.Text);
    }

    [Fact]
    public void A_query_has_so_many_terms_and_filters_and_no_more()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 30).Select(i => $"w{i}")) + string.Concat(Enumerable.Range(0, 15).Select(i => $" topic:t{i}")));

        Assert.Equal(SearchQuery.MaxTerms, query.Terms.Length);
        Assert.Equal(SearchQuery.MaxFilters, query.Filters.Length);
        Assert.Equal("w23", query.Terms[^1].Text);
        Assert.Equal("t11", query.Filters[^1].Value);
    }

    private static void AssertReads(string expected, string typed) => Assert.Equal(expected, QueryShape.Of(SearchQuery.Parse(typed)));
}
