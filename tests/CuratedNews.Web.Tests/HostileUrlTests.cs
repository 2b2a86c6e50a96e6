using Xunit;

namespace CuratedNews.Web.Tests;

/// <summary>Addresses that somebody made up to read a file, to leave the site, or to bring markup in.</summary>
public sealed class HostileUrlTests(SampleSite sample)
{
    [Theory]
    [InlineData("/media/..%2fcatalog.db")]
    [InlineData("/media/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/media/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/media/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/media/../../etc/passwd")]
    [InlineData("/media/..\\..\\appsettings.json")]
    [InlineData("/media/%5c..%5c..%5cappsettings.json")]
    [InlineData("/media/..;/desk-lamp.jpg")]
    [InlineData("/media/desk-lamp.jpg%00.png")]
    [InlineData("/media/%00")]
    [InlineData("/media//etc/passwd")]
    [InlineData("/media/file:///etc/passwd")]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/assets/%2e%2e%2f%2e%2e%2fcuratednews.dll")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/news/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/news/..\\..\\etc\\passwd")]
    [InlineData("/%00")]
    [InlineData("/news/%00")]
    [InlineData("/%")]
    [InlineData("/%zz")]
    [InlineData("/%ff")]
    [InlineData("/%E0%A4%A")]
    [InlineData("/news/%25%32%66")]
    [InlineData("/news/%2525")]
    [InlineData("/news%0a/")]
    [InlineData("/news/%0d%0aSet-Cookie:x=1")]
    [InlineData("/NEWS/%0d%0aLocation:%20http://evil.example")]
    [InlineData("//evil.example/")]
    [InlineData("//evil.example/news")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%5cevil.example/")]
    [InlineData("/%2fevil.example")]
    [InlineData("/%2F%2Fevil.example/news")]
    [InlineData("/NEWS//evil.example")]
    [InlineData("/http://evil.example/")]
    [InlineData("http://evil.example/NEWS")]
    [InlineData("/<script>alert(1)</script>")]
    [InlineData("/%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/topic/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/topic/'%20or%201=1--")]
    [InlineData("/source/evil.example%2f..")]
    [InlineData("/news;x=1/")]
    public async Task A_hostile_address_finds_nothing_and_leads_nowhere_else(string target)
    {
        var answer = await RawHttp.SendAsync(sample.Site.Address, "GET", target);

        for (var steps = 0; answer.Status == 301; steps++)
        {
            Assert.Equal(0, steps);
            Assert.Matches("^/[a-z][^\\\\]*\\z", answer.Header("location"));
            answer = await RawHttp.SendAsync(sample.Site.Address, "GET", answer.Header("location")!);
        }

        Assert.True(answer.Status is 400 or 404, $"{target} answered {answer.Status}");
        Assert.DoesNotContain("<script", answer.Body.Replace("<script src=\"/assets/", "", StringComparison.Ordinal).Replace("<script type=\"module\" src=\"/assets/", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("root:", answer.Body, StringComparison.Ordinal);
        Assert.Null(answer.Header("set-cookie"));
    }
}
