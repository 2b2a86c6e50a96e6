using System.Globalization;
using System.Text;
using CuratedNews.Content.Captures;
using Xunit;

namespace CuratedNews.Content.Tests.Captures;

/// <summary>Captures in the shapes that they come in; beside each stands what is read from it.</summary>
public sealed class CaptureGoldenTests
{
    [Theory]
    [InlineData("site-builder-page.txt")]
    [InlineData("wrapped-letter.txt")]
    [InlineData("run-together.txt")]
    [InlineData("blog-post.html")]
    [InlineData("old-portal.html")]
    [InlineData("front-page-story.html")]
    public void A_capture_is_read_as_expected(string name)
    {
        var article = CaptureReader.Read(File.ReadAllText(Fixture.Folder("captures").FullPath(name)));

        Fixture.ShouldEqual($"captures/{name}.expected", Describe(article));
    }

    private static string Describe(CapturedArticle article)
    {
        var text = new StringBuilder();
        Line("format", article.Format);
        Derived("title", article.Title);
        Derived("description", article.Description);
        Derived("writer", article.Writer);
        Derived("site", article.Site);
        Derived("address", article.Address);
        Derived("published", article.PublishedOn);
        Derived("picture", article.Picture);
        foreach (var struck in article.StruckOut)
        {
            Line($"struck out on line {struck.Line}, {struck.Reason}", struck.Text);
        }

        return text.Append('\n').Append(article.Markdown).ToString();

        void Line(string name, object value) => text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");

        void Derived<T>(string name, Derived<T>? value)
        {
            if (value is not null)
            {
                Line($"{name}, {(value.IsFound ? "found in" : "made from")} {value.From}", value.Value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.Value!);
            }
        }
    }
}
