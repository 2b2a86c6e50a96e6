using System.Text.Json;
using CuratedNews.Web.Pages.Search;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Web.Tests.Search;

public sealed class TypedMarksTests
{
    [Theory]
    [InlineData("Patient Care", "patient ca", "[[0,7],[8,2]]")]
    [InlineData("Café society", "cafe", "[[0,4]]")]
    [InlineData("Cafe\u0301s open", "cafe", "[[0,5]]")]
    [InlineData("Cafe\u0301s open", "cafés", "[[0,6]]")]
    [InlineData("Cafe hours", "CAFÉ", "[[0,4]]")]
    [InlineData("Smørrebrød in Straßburg", "smorre strass", "[[0,6],[14,5]]")]
    [InlineData("Straßburg", "stras", "[[0,5]]")]
    [InlineData("Strasse", "straße", "[[0,7]]")]
    [InlineData("The decaf", "caf", "[]")]
    [InlineData("One care, another careful one", "care careful", "[[4,4],[18,7]]")]
    [InlineData("An e-mail", "e-mail", "[[3,1],[5,4]]")]
    [InlineData("🏥 Ward", "ward", "[[3,4]]")]
    [InlineData("𝒲ard 𐐀𐐁", "𐐨", "[[6,2]]")]
    [InlineData("青井 Naomi", "青", "[[0,1]]")]
    [InlineData("हिन्दी में", "हिन", "[[0,3]]")]
    [InlineData("\u0301 accent alone", "accent", "[[2,6]]")]
    [InlineData("Nothing", "", "[]")]
    [InlineData("Nothing", "!?", "[]")]
    [InlineData("", "nothing", "[]")]
    public void What_is_typed_is_marked_where_it_begins_a_word(string title, string typed, string marks) =>
        Assert.Equal(marks, JsonSerializer.Serialize(TypedMarks.Find(title, typed)));

    [Fact]
    public void Marks_stand_in_the_title_one_after_the_other()
    {
        var text = Gen.Frequency((3, Gen.Elements("é", "e\u0301", "ß", "Ca", "\u0301", " ", "-", "🏥", "\uD800", "ि", "א")), (1, Gen.Choose(0, 0xFFFF).Select(value => ((char)value).ToString())))
            .ListOf().Select(pieces => string.Concat(pieces.Take(12)));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithQuietOnSuccess(true), Prop.ForAll(text.ToArbitrary(), text.ToArbitrary(), (title, typed) =>
        {
            var end = 0;
            foreach (var mark in TypedMarks.Find(title, typed))
            {
                Assert.True(mark[0] >= end && mark[1] > 0 && mark[0] + mark[1] <= title.Length, $"{title} for {typed}");
                end = mark[0] + mark[1];
            }
        }));
    }

    [Fact]
    public async Task A_suggestion_marks_the_word_that_is_typed_without_its_accent()
    {
        using var content = new TemporaryContent();
        content.WriteItem("a", "At the Café", "categories: ['Places: Café']\n");
        await using var site = await RunningSite.StartAsync(content.Root);

        using var response = await site.GetAsync("/search/suggest?q=cafe");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        var entries = json.RootElement.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("entries").EnumerateArray());
        Assert.Equal(
            ["Café [[0,4]]", "At the Café [[7,4]]"],
            [.. entries.Select(entry => $"{entry.GetProperty("title").GetString()} {entry.GetProperty("marks").GetRawText()}")]);
    }
}
