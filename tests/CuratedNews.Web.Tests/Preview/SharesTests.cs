using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Preview;
using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>The file of links to drafts.</summary>
public sealed class SharesTests : IDisposable
{
    private static readonly DateTime Now = RunningSite.Today.UtcDateTime;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("curatednews-");

    private string FilePath => Path.Combine(_folder.FullName, "shares.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_link_works_until_its_moment_and_after_a_restart()
    {
        var share = Open().Add("news/a b.md", "Ishbel", Now, Now.AddDays(1));

        var after = Open();

        Assert.Equal(share, after.Find(share.Token, Now.AddDays(1).AddTicks(-1)));
        Assert.Null(after.Find(share.Token, Now.AddDays(1)));
        Assert.Null(after.Find(share.Token.ToUpperInvariant(), Now));
        Assert.Equal([share], after.Current(Now));
        Assert.InRange(share.Token.Length, 22, 43);
    }

    [Fact]
    public void Nobody_else_on_the_machine_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes; the folder's rights hold.");
            return;
        }

        Open().Add("a.md", "Ishbel", Now, Now.AddDays(1));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_revoked_link_is_gone_for_good()
    {
        var shares = Open();
        var (first, second) = (shares.Add("a.md", "Ishbel", Now, Now.AddDays(1)), shares.Add("a.md", "Ishbel", Now.AddSeconds(1), Now.AddDays(1)));

        Assert.True(shares.Revoke(first.Token, Now));
        Assert.False(shares.Revoke(first.Token, Now));

        Assert.Equal([second], Open().Current(Now));
    }

    [Fact]
    public void Links_that_have_ended_go_with_the_next_change()
    {
        var shares = Open();
        var ended = shares.Add("a.md", "Ishbel", Now, Now.AddHours(1));

        var fresh = shares.Add("b.md", "Ishbel", Now.AddHours(2), Now.AddDays(1));

        Assert.Equal([fresh], shares.Current(Now));
        Assert.DoesNotContain(ended.Token, File.ReadAllText(FilePath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("{ \"token\": \"x\" }")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{ \"token\": null }]")]
    [InlineData("[{ \"token\": \"x\" }, { \"token\": \"x\" }]")]
    [InlineData("[{ \"token\": \"x\", \"until\": \"soon\" }]")]
    public void A_damaged_file_is_told_and_stays_as_it_is(string text)
    {
        File.WriteAllText(FilePath, text);
        var shares = Open();

        var problems = new[]
        {
            Assert.Throws<IOException>(() => shares.Current(Now)),
            Assert.Throws<IOException>(() => shares.Find("x", Now)),
            Assert.Throws<IOException>(() => shares.Add("a.md", "Ishbel", Now, Now.AddDays(1))),
        };

        Assert.All(problems, problem => Assert.Contains($"'{FilePath}' is not. Delete it", problem.Message, StringComparison.Ordinal));
        Assert.Equal(text, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Links_that_are_made_at_once_are_all_kept()
    {
        var shares = Open();

        Parallel.For(0, 40, i => shares.Add($"{i}.md", "Ishbel", Now.AddSeconds(i), Now.AddDays(1)));

        Assert.Equal([.. Enumerable.Range(0, 40).Reverse().Select(i => $"{i}.md")], (string[])[.. Open().Current(Now).Select(share => share.Path)]);
    }

    private Shares Open() => new(new CatalogFile(Path.Combine(_folder.FullName, "catalog.db")));
}
