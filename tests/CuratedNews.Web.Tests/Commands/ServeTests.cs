using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CuratedNews.Web.Tests.Commands;

public sealed class ServeTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData]
    public async Task It_imports_says_where_it_serves_and_ends_with_0_when_it_is_asked_to(params string[] command)
    {
        _content.WriteItem("a", "On the site");
        using var serve = CommandRun.Start(CommandRun.Program, _content.Beside(""), [.. command, "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0"]);
        try
        {
            var error = serve.StandardError.ReadToEndAsync();
            var lines = await UntilServingAsync(serve);
            var address = lines[^1].Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal));
            using var client = new HttpClient();
            var page = await client.GetStringAsync(new Uri(new Uri(address), "/news/a"));
            var style = await client.GetAsync(new Uri(new Uri(address), "/assets/site.css"));

            using var kill = Process.Start("kill", ["-INT", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await serve.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(0, serve.ExitCode);
            Assert.Contains("<h1 dir=\"auto\">On the site</h1>", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, style.StatusCode);
            Assert.StartsWith("1 item, 0 captures: 1 added", lines[0], StringComparison.Ordinal);
            Assert.Matches("^Serving 1 item at http://127\\.0\\.0\\.1:[1-9][0-9]* ", lines[^1]);
            Assert.DoesNotContain("ERR", await error, StringComparison.Ordinal);
        }
        finally
        {
            if (!serve.HasExited)
            {
                serve.Kill(entireProcessTree: true);
            }
        }
    }

    [Fact]
    public async Task With_a_catalog_at_hand_it_serves_at_once_and_looks_at_the_folder_behind()
    {
        _content.WriteItem("a", "On the site");
        string[] command = ["serve", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0"];
        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", "catalog.db")).ExitCode);
        _content.WriteItem("b", "Came meanwhile").WriteItem("c", more: "expiryDate: tomorrow\n");
        using var serve = CommandRun.Start(CommandRun.Program, _content.Beside(""), command);
        try
        {
            var lines = await UntilServingAsync(serve);
            var serving = lines.Single();
            var found = await serve.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
            var did = await serve.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
            using var client = new HttpClient { BaseAddress = new Uri(serving.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal))) };

            Assert.StartsWith("Serving 1 item at ", serving, StringComparison.Ordinal);
            Assert.StartsWith("content/news/c.md(6,13): error CN1003:", found, StringComparison.Ordinal);
            Assert.StartsWith("2 items, 0 captures: 2 added", did, StringComparison.Ordinal);
            Assert.Contains("Came meanwhile", await client.GetStringAsync(new Uri("/news/b", UriKind.Relative)), StringComparison.Ordinal);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task What_another_version_rendered_is_rendered_before_it_is_served()
    {
        _content.WriteItem("a");
        Assert.Equal(0, (await CommandRun.OfAsync(_content.Beside(""), "import", "--content", "content", "--data", "catalog.db")).ExitCode);
        using (var connection = new SqliteConnection($"Data Source={_content.Beside("catalog.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE State SET RenderingVersion = RenderingVersion - 1";
            command.ExecuteNonQuery();
        }

        using var serve = CommandRun.Start(CommandRun.Program, _content.Beside(""), "serve", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0");
        try
        {
            var lines = await UntilServingAsync(serve);

            Assert.StartsWith("1 item, 0 captures: 0 added", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("Serving 1 item at ", lines[1], StringComparison.Ordinal);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_file_with_an_error_is_named_and_the_rest_is_served()
    {
        _content.WriteItem("a").WriteItem("b", more: "expiryDate: tomorrow\n");
        using var serve = CommandRun.Start(CommandRun.Program, _content.Beside(""), "serve", "--content", "content", "--data", "catalog.db", "--urls", "http://127.0.0.1:0");
        try
        {
            var lines = await UntilServingAsync(serve);

            Assert.StartsWith("content/news/b.md(6,13): error CN1003:", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("Serving 1 item at ", lines[^1], StringComparison.Ordinal);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_port_in_use_ends_with_3_and_names_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var run = await CommandRun.OfAsync(_content.Beside(""), "serve", "--content", "content", "--data", "catalog.db", "--urls", url);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(url, run.Error, StringComparison.Ordinal);
        Assert.Contains("--urls http://localhost:", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("https://127.0.0.1:0")]
    public async Task An_address_that_cannot_be_served_ends_with_3_and_one_line(string url)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "serve", "--content", "content", "--data", "catalog.db", "--urls", url);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("http://localhost:", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:0/path")]
    [InlineData("http://127.0.0.1:0;nonsense")]
    [InlineData("")]
    public async Task An_address_that_is_none_ends_with_2_and_says_what_one_looks_like(string url)
    {
        var run = await CommandRun.OfAsync(_content.Beside(""), "serve", "--content", "content", "--data", "catalog.db", "--urls", url);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("http://localhost:5080", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<List<string>> UntilServingAsync(Process serve)
    {
        using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var lines = new List<string>();
        while (await serve.StandardOutput.ReadLineAsync(timer.Token) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("Serving ", StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"It ended before it served, with {serve.ExitCode}: {string.Join('\n', lines)}");
    }
}
