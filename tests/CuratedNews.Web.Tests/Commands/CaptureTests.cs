using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class CaptureTests : IDisposable
{
    private const string Article = "top of page\n\nEleven lamps of the ward\n\nThe ward has counted its lamps, and found that eleven of them had been lit by nobody. [1]\n\n1. A list of lamps. Accessed 2026-05-01 2. Another list. Accessed 2026-05-02\n\nbottom of page\n";

    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task A_text_becomes_a_draft_without_a_problem_and_what_was_struck_out_is_said()
    {
        _content.WriteItem("a", more: "breadcrumbs: [Home, The News, A]\nbreadcrumbLinks: [/, /news/, '']\n");
        await File.WriteAllTextAsync(_content.Beside("lamps.txt"), Article);

        var run = await CaptureAsync("lamps.txt");
        var draft = await File.ReadAllTextAsync(_content.FullPath("news/eleven-lamps-of-the-ward.md"));
        var check = await CommandRun.OfAsync(_content.Beside(""), "validate");

        Assert.Equal((0, "", "content/news/eleven-lamps-of-the-ward.md"), (run.ExitCode, run.Error, run.OutputLines[0]));
        Assert.Contains("Struck out: 2 parts\n  line 1, page furniture: top of page\n  line 9, page furniture: bottom of page\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("run 'curatednews import' first", run.Output, StringComparison.Ordinal);
        Assert.Contains("  - The News\n", draft, StringComparison.Ordinal);
        Assert.Contains("status: draft\n", draft, StringComparison.Ordinal);
        Assert.EndsWith("lit by nobody.<sup>\\[1\\]</sup>\n\n## References\n\n1. A list of lamps. Accessed 2026-05-01\n2. Another list. Accessed 2026-05-02\n", draft, StringComparison.Ordinal);
        Assert.Equal((0, 1), (check.ExitCode, check.OutputLines.Length));
        Assert.Matches("^2 items, 0 captures, 0 broken: 0 errors, 0 warnings, 0 hints", check.OutputLines[0]);
    }

    [Fact]
    public async Task A_capture_of_the_folder_stays_and_nothing_is_ever_overwritten()
    {
        _content.Write("captures/lamps.txt", Article).Write("news/eleven-lamps-of-the-ward-2.md", "A capture of that name");

        var first = await CaptureAsync("content/captures/lamps.txt");
        var second = await CaptureAsync("content/captures/lamps.txt");

        Assert.Contains("'content/captures/lamps.txt' stays as it is", first.Output, StringComparison.Ordinal);
        Assert.Equal(Article, await File.ReadAllTextAsync(_content.FullPath("captures/lamps.txt")));
        Assert.Equal((0, "content/news/eleven-lamps-of-the-ward-3.md"), (second.ExitCode, second.OutputLines[0]));
        Assert.Contains("slug: eleven-lamps-of-the-ward-3\n", await File.ReadAllTextAsync(_content.FullPath("news/eleven-lamps-of-the-ward-3.md")), StringComparison.Ordinal);
        Assert.Equal("A capture of that name", await File.ReadAllTextAsync(_content.FullPath("news/eleven-lamps-of-the-ward-2.md")));
    }

    [Fact]
    public async Task With_a_catalog_topics_and_offerings_are_suggested_in_comments()
    {
        _content.WriteItem("a", more: "categories: ['KLAS: Lamps']\nrelatedOfferings: [{ label: Ward Lamps, permalink: /offering/ward---lamps }]\n");
        await CommandRun.OfAsync(_content.Beside(""), "import");
        await File.WriteAllTextAsync(_content.Beside("lamps.txt"), Article.Replace("its lamps", "its ward lamps", StringComparison.Ordinal));

        var run = await CaptureAsync("lamps.txt");
        var draft = await File.ReadAllTextAsync(_content.FullPath("news/eleven-lamps-of-the-ward.md"));

        Assert.Contains("Suggested topic: KLAS: Lamps, since 'lamps' stands in the title and twice in the text\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n# categories:\n#   - 'KLAS: Lamps' # 'lamps' stands in the title and twice in the text\n", draft, StringComparison.Ordinal);
        Assert.Contains("\n# relatedOfferings:\n#   - label: Ward Lamps # 'ward lamps' stands once in the text\n#     permalink: /offering/ward---lamps\n", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standard_input_may_be_text_or_a_page()
    {
        var text = await InputAsync(Encoding.UTF8.GetBytes(Article));
        var page = await InputAsync("<title>x</title><main><h1>A page of lamps</h1><p>One lamp. And another lamp.</main>"u8.ToArray());

        Assert.Equal((0, "content/news/eleven-lamps-of-the-ward.md"), (text.ExitCode, text.OutputLines[0]));
        Assert.Equal((0, "content/news/a-page-of-lamps.md"), (page.ExitCode, page.OutputLines[0]));
    }

    [Fact]
    public async Task Input_without_a_text_is_told()
    {
        var empty = await InputAsync([]);
        var binary = await InputAsync([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0xD]);
        var furniture = await InputAsync("top of page\nbottom of page\n"u8.ToArray());

        Assert.Equal((2, "A capture has the text of an article; the standard input is empty.\n"), (empty.ExitCode, empty.Error));
        Assert.Equal((2, "A capture is text or HTML; the standard input is neither. Copy the article's text into a file.\n"), (binary.ExitCode, binary.Error));
        Assert.Equal((2, "A capture has the text of an article; '-' has no words but those of a page around one.\n"), (furniture.ExitCode, furniture.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_content.Root));
    }

    [Theory]
    [InlineData("lampz.txt", "Did you mean 'lamps.txt'?")]
    [InlineData("ftp://lamps.example/a", "http or https")]
    [InlineData("https://user@lamps.example/a", "without a user's name")]
    [InlineData("content/news/a.md", "an item already")]
    public async Task What_cannot_be_meant_is_wrong_usage(string source, string expected)
    {
        _content.WriteItem("a");
        await File.WriteAllTextAsync(_content.Beside("lamps.txt"), Article);

        var run = await CaptureAsync(source);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_fetched_with_its_metadata_where_the_configuration_allows_its_address()
    {
        await using var server = await ServeAsync("<title>x</title><meta property=og:title content='Lamps from afar'><meta name=author content='Ada Writer'><link rel=canonical href=/lamps><article><p>See <a href=/more>more</a> of the lamps.</article>");
        var origin = server.Urls.Single();

        var refused = await CaptureAsync($"{origin}/old");
        var run = await CaptureAsync($"{origin}/old", ("Capture__AllowPrivateAddresses", "true"), ("Capture__Curator", "Ada Curator"), ("Capture__Section", "/lamps/"));
        var draft = await File.ReadAllTextAsync(_content.FullPath("lamps/lamps-from-afar.md"));

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("Capture:AllowPrivateAddresses", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, "content/lamps/lamps-from-afar.md"), (run.ExitCode, run.OutputLines[0]));
        Assert.Contains($"  href: '{origin}/lamps'\n  original: '{origin}/old'\n", draft, StringComparison.Ordinal);
        Assert.Contains("author:\n  - Ada Curator\n", draft, StringComparison.Ordinal);
        Assert.Contains("# Written by: Ada Writer (author)\n", draft, StringComparison.Ordinal);
        Assert.EndsWith($"See [more]({origin}/more) of the lamps.\n", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_does_not_answer_is_the_environment_s_failure()
    {
        await using var server = await ServeAsync(null);

        var run = await CaptureAsync($"{server.Urls.Single()}/old", ("Capture__AllowPrivateAddresses", "true"));

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains("503", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Capture__Section", "news", "'Capture:Section'")]
    [InlineData("Capture__Section", "/topic/", "'Capture:Section'")]
    [InlineData("Capture__MaxBytes", "1", "MaxBytes")]
    [InlineData("Capture__TimeoutSeconds", "soon", "Capture:TimeoutSeconds")]
    public async Task A_configuration_that_cannot_be_meant_is_wrong_usage(string name, string value, string expected)
    {
        await File.WriteAllTextAsync(_content.Beside("lamps.txt"), Article);

        var run = await CaptureAsync("lamps.txt", (name, value));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> CaptureAsync(string source, params (string Name, string Value)[] environment) => RunAsync(source, [], environment);

    private Task<CommandRun> InputAsync(byte[] input) => RunAsync("-", input, []);

    /// <summary>Runs the command with what it reads from the standard input.</summary>
    private async Task<CommandRun> RunAsync(string source, byte[] input, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(CommandRun.Program, ["capture", source]) { WorkingDirectory = _content.Beside(""), UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    private static async Task<WebApplication> ServeAsync(string? page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{IPAddress.Loopback}:0");
        var server = builder.Build();
        server.MapGet("/old", () => page is null ? Results.StatusCode(503) : Results.Redirect("/new"));
        server.MapGet("/new", () => Results.Text(page, "text/html"));
        await server.StartAsync();
        return server;
    }
}
