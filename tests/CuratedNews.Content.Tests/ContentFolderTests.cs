using System.Text;
using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests;

public sealed class ContentFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_come_in_the_order_of_their_paths_as_UTF8()
    {
        string[] paths = ["a-b.md", "a/b.md", "a/b/c.md", "a/b-c.md", "a.md", "a0.md", "B.md", "é.md", "の/x.md", "\uFF5E.md", "𠮷.md", "𠮷/x.md", "z.md", "a/z.md", "a b.md"];
        foreach (var path in paths)
        {
            _folder.Write(path);
        }

        var listed = Paths();

        Assert.Equal([.. paths.OrderBy(path => Convert.ToHexString(Encoding.UTF8.GetBytes(path)), StringComparer.Ordinal)], listed);
        Assert.Equal([.. paths.Order(PathOrder.Instance)], listed);
    }

    [Theory]
    [InlineData("a.md", ContentFileKind.Source)]
    [InlineData("a.HTML", ContentFileKind.Source)]
    [InlineData("a.htm", ContentFileKind.Source)]
    [InlineData("a.txt", ContentFileKind.Source)]
    [InlineData("a.b.Md", ContentFileKind.Source)]
    [InlineData("a.jpeg", ContentFileKind.Media)]
    [InlineData("a.JPG", ContentFileKind.Media)]
    [InlineData("a.png", ContentFileKind.Media)]
    [InlineData("a.gif", ContentFileKind.Media)]
    [InlineData("a.webp", ContentFileKind.Media)]
    [InlineData("a.avif", ContentFileKind.Media)]
    [InlineData("a.svg", null)]
    [InlineData("a.pdf", null)]
    [InlineData("a.md~", null)]
    [InlineData("a.markdown", null)]
    [InlineData("md", null)]
    [InlineData("README", null)]
    [InlineData(".md", null)]
    [InlineData(".hidden.md", null)]
    [InlineData(".git/a.md", null)]
    [InlineData("a/.b/c.md", null)]
    public void A_file_is_content_by_its_ending_unless_it_is_hidden(string path, ContentFileKind? kind)
    {
        _folder.Write(path);

        Assert.Equal(kind, _folder.Content.Files().Select(file => (ContentFileKind?)file.Kind).SingleOrDefault());
        Assert.Equal(kind, _folder.Content.Find(path)?.Kind);
    }

    [Fact]
    public void Names_of_any_letters_are_listed_and_found()
    {
        string[] paths = ["a\nb.md", "a\\b.md", "\u001B[31m.md", "'\"<&>.md", "🙂.md", "cafe\u0301.md", "café.md", "a.md/b.md", " .md", "-rf.md", "x?.md", "*.md"];
        foreach (var path in paths)
        {
            _folder.Write(path, "text");
        }

        Assert.Equal([.. paths.Order(PathOrder.Instance)], Paths());
        Assert.All(_folder.Content.Files(), file => Assert.Equal(file, _folder.Content.Find(file.Path)));
        Assert.All(_folder.Content.Files(), file => Assert.Equal("text", File.ReadAllText(_folder.Content.FullPath(file.Path))));
        Assert.All(_folder.Content.Files(), file => Assert.Equal(file.Path, _folder.Content.RelativePath(_folder.Content.FullPath(file.Path))));
    }

    [Fact]
    public void A_file_has_its_length_and_its_time()
    {
        _folder.Write("a.md", "four");
        var time = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Root, "a.md"), time);

        var file = Assert.Single(_folder.Content.Files());

        Assert.Equal(new ContentFile("a.md", ContentFileKind.Source, 4, time), file);
        Assert.Equal(file, _folder.Content.Find("a.md"));
    }

    [Fact]
    public void A_link_to_a_file_is_listed_as_a_link()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("secret.md", "secret");
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "a.md"), Path.Combine(elsewhere.Root, "secret.md"));
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "dangling.md"), Path.Combine(elsewhere.Root, "none.md"));
        File.CreateSymbolicLink(Path.Combine(_folder.Root, "b.pdf"), Path.Combine(elsewhere.Root, "secret.md"));

        Assert.Equal(["a.md", "dangling.md"], Paths());
        Assert.All(_folder.Content.Files(), file => Assert.Equal(ContentFileKind.Link, file.Kind));
        Assert.Equal(ContentFileKind.Link, _folder.Content.Find("a.md")?.Kind);
        Assert.Equal("a.md(1,1): warning CN0009", ContentFolder.LinkProblem("a.md").ToString()[..25]);
    }

    [Fact]
    public void A_linked_folder_is_listed_as_a_link_and_nothing_in_it_is_found()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("a.md", "secret");
        elsewhere.Write("linked.md", "secret");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "linked"), elsewhere.Root);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "linked.md"), elsewhere.Root);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Root, ".hidden"), elsewhere.Root);

        Assert.Equal(["linked", "linked.md"], Paths());
        Assert.All(_folder.Content.Files(), file => Assert.Equal(ContentFileKind.Link, file.Kind));
        Assert.Equal(ContentFileKind.Link, _folder.Content.Find("linked")?.Kind);
        Assert.Null(_folder.Content.Find("linked/a.md"));
        Assert.Null(_folder.Content.Find("linked.md/a.md"));
        Assert.Null(_folder.Content.Find("linked.md/linked.md"));
    }

    [Fact]
    public void A_link_to_the_folder_itself_does_not_go_round_for_ever()
    {
        _folder.Write("a/b.md");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "a", "up"), _folder.Root);

        Assert.Equal(["a/b.md", "a/up"], Paths());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("../x.md")]
    [InlineData("a/../b.md")]
    [InlineData("./b.md")]
    [InlineData("a//c.md")]
    [InlineData("/b.md")]
    [InlineData("none.md")]
    [InlineData("none/b.md")]
    [InlineData("a")]
    [InlineData("b.md/c.md")]
    public void What_is_no_file_below_the_folder_is_not_found(string path)
    {
        _folder.Write("a/c.md");
        _folder.Write("b.md");

        Assert.Null(_folder.Content.Find(path));
    }

    [Fact]
    public void A_path_on_disk_is_told_from_one_beside_the_folder()
    {
        var content = _folder.Content;

        Assert.Equal("a/b.md", content.RelativePath(content.Root + "/a/b.md"));
        Assert.Null(content.RelativePath(content.Root + "2/a.md"));
        Assert.Null(content.RelativePath(content.Root));
        Assert.Null(content.RelativePath("/elsewhere/a.md"));
    }

    [Fact]
    public void The_folder_may_end_in_a_slash_and_may_be_absent()
    {
        Assert.Equal(_folder.Content.Root, new ContentFolder(_folder.Root + "/").Root);
        Assert.True(_folder.Content.Exists);
        Assert.False(new ContentFolder(_folder.Root + "/none").Exists);
        Assert.Equal($"The content folder must exist; found none at '{_folder.Root}/none'.", new ContentFolder(_folder.Root + "/none").NotThere);
        Assert.Empty(_folder.Content.Files());
    }

    [Fact]
    public void A_folder_that_may_not_be_read_stops_the_listing_instead_of_looking_empty()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("A privileged process may read every folder.");
            return;
        }

        _folder.Write("closed/a.md");
        var closed = Path.Combine(_folder.Root, "closed");
        File.SetUnixFileMode(closed, UnixFileMode.None);

        try
        {
            Assert.Throws<UnauthorizedAccessException>(() => _folder.Content.Files().ToList());
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_file_that_may_not_be_read_says_what_the_system_said()
    {
        var parsed = ContentFolder.Unreadable("a.md", new UnauthorizedAccessException("Access is denied."));

        Assert.Equal(SourceKind.Broken, parsed.Kind);
        Assert.Equal("a.md(1,1): error CN0008: The file must be readable by this process; the system said: Access is denied.", Assert.Single(parsed.Diagnostics).ToString());
        Assert.Equal(Severity.Error, parsed.Diagnostics[0].Severity);
    }

    private List<string> Paths() => [.. _folder.Content.Files().Select(file => file.Path)];
}
