using System.Net;
using CuratedNews.Web.Tests.Exporting;
using Xunit;

namespace CuratedNews.Web.Tests.SharedCaches;

/// <summary>nginx before a site, as the documentation has it.</summary>
public sealed class NginxCacheTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task It_answers_by_itself_shows_an_edit_when_the_time_is_over_and_stands_in_for_a_site_that_is_away()
    {
        Assert.SkipWhen(Nginx.Program is null, Nginx.Missing);
        _content.WriteItem("a", "One", body: "The first words.");
        Nginx nginx;
        await using (var site = await RunningSite.StartAsync(_content.Root, ("SharedCache:Seconds", "1")))
        {
            nginx = await Nginx.StartBeforeAsync(site);
            var (first, second) = (await AskAsync(nginx), await AskAsync(nginx));
            Assert.Equal("MISS", first.Cache);
            Assert.Equal(first with { Cache = "HIT" }, second);
            Assert.Contains("The first words.", first.Body, StringComparison.Ordinal);

            _content.WriteItem("a", "One", body: "Words of another day.");
            await site.ImportAsync();
            var edited = await UntilAsync(nginx, answer => answer.Body.Contains("Words of another day.", StringComparison.Ordinal));
            Assert.False(first.ETag == edited.ETag, "The edit has the validator of the page before.");
        }

        await using (nginx)
        {
            var stale = await UntilAsync(nginx, answer => answer.Cache is "STALE" or "UPDATING");
            Assert.Contains("Words of another day.", stale.Body, StringComparison.Ordinal);
            using var other = await nginx.Client.GetAsync(new Uri("/news/other", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadGateway, other.StatusCode);
        }
    }

    private static async Task<Answer> UntilAsync(Nginx nginx, Func<Answer, bool> isRight)
    {
        var answer = await AskAsync(nginx);
        for (var tries = 0; tries < 200 && !isRight(answer); tries++)
        {
            await Task.Delay(50);
            answer = await AskAsync(nginx);
        }

        Assert.True(isRight(answer), $"Ten seconds later nginx answers {answer.Cache}: {answer.Body}");
        return answer;
    }

    private static async Task<Answer> AskAsync(Nginx nginx)
    {
        using var response = await nginx.Client.GetAsync(new Uri("/news/a", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new Answer(response.Headers.GetValues("X-Cache").Single(), response.Headers.ETag?.Tag ?? "", await response.Content.ReadAsStringAsync());
    }

    private sealed record Answer(string Cache, string ETag, string Body);
}
