using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>What every URL is asked, whatever stands behind it. Each answer is given back for more checks.</summary>
internal static class UrlChecks
{
    /// <summary>Sends GET to a URL just as it is written.</summary>
    public static Task<RawAnswer> AskAsync(this RunningSite site, string url) => RawHttp.SendAsync(site.Address, "GET", url);

    /// <summary>There is something of this type, and HEAD says of it what GET says.</summary>
    public static async Task<RawAnswer> IsThereAsync(this RunningSite site, string url, string contentType)
    {
        var answer = await site.AskAsync(url);
        var head = await RawHttp.SendAsync(site.Address, "HEAD", url);

        Assert.Equal((200, contentType), (answer.Status, answer.Header("content-type")));
        Assert.NotEmpty(answer.Body);
        Assert.Equal((200, contentType, ""), (head.Status, head.Header("content-type"), head.Body));
        Assert.Equal((answer.Header("etag"), answer.Header("last-modified")), (head.Header("etag"), head.Header("last-modified")));
        return answer;
    }

    /// <summary>GET and HEAD are led to another URL, in one step.</summary>
    /// <returns>What stands there.</returns>
    public static async Task<RawAnswer> LeadsAsync(this RunningSite site, string url, string target)
    {
        var answer = await site.AskAsync(url);
        var head = await RawHttp.SendAsync(site.Address, "HEAD", url);

        Assert.Equal((301, target), (answer.Status, answer.Header("location")));
        Assert.Equal((301, target), (head.Status, head.Header("location")));
        return await site.AskAsync(target);
    }

    public static async Task<RawAnswer> IsNotFoundAsync(this RunningSite site, string url)
    {
        var answer = await site.AskAsync(url);

        Assert.Equal(404, answer.Status);
        return answer;
    }
}
