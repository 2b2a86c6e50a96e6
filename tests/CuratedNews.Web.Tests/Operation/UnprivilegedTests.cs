using System.Diagnostics;
using CuratedNews.Web.Tests.Commands;
using Xunit;

namespace CuratedNews.Web.Tests.Operation;

public sealed class UnprivilegedTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public async Task The_program_runs_as_a_user_who_can_write_only_to_the_folder_of_the_catalog()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/setpriv"))
        {
            Assert.Skip("Only an administrator can run a program as another user, by Debian's setpriv.");
            return;
        }

        string[] asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"];
        using (var look = Process.Start("/usr/bin/setpriv", [.. asNobody, "/usr/bin/test", "-x", CommandRun.Program]))
        {
            await look.WaitForExitAsync();
            Assert.SkipWhen(look.ExitCode != 0, "The program lies where no other user may look.");
        }

        _content.WriteItem("a", "On the site");
        var data = Directory.CreateDirectory(_content.Beside("data")).FullName;
        File.SetUnixFileMode(_content.Beside(""), (UnixFileMode)0b111_101_101);
        using (var own = Process.Start("chown", ["65534:65534", data]))
        {
            await own.WaitForExitAsync();
        }

        // No folder of the user's own either: what must be kept goes beside the catalog.
        using var serve = CommandRun.Start("/usr/bin/setpriv", "/", [.. asNobody, "/usr/bin/env", "-u", "HOME", "Operation__SlowMilliseconds=600000", "Preview__Editors__0__Name=Ada", "Preview__Editors__0__Secret=AQAAAA==", CommandRun.Program, "serve", "--content", _content.Root, "--data", Path.Combine(data, "catalog.db"), "--urls", "http://127.0.0.1:0"]);
        try
        {
            var error = serve.StandardError.ReadToEndAsync();
            string? serving;
            while ((serving = await serve.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3))) is not null && !serving.StartsWith("Serving", StringComparison.Ordinal))
            {
            }

            Assert.True(serving is not null, serve.HasExited ? await error : "It does not serve.");
            using var client = new HttpClient { BaseAddress = new Uri(serving!.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal))) };
            Assert.Contains("On the site", await client.GetStringAsync(new Uri("/news/a", UriKind.Relative)), StringComparison.Ordinal);
            Assert.Contains("name=\"name\"", await client.GetStringAsync(new Uri("/preview/sign-in", UriKind.Relative)), StringComparison.OrdinalIgnoreCase);
            using var kill = Process.Start("kill", ["-TERM", serve.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await serve.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(0, serve.ExitCode);
            Assert.DoesNotContain("WRN", await error, StringComparison.Ordinal);
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(data, "keys")));
        }
        finally
        {
            if (!serve.HasExited)
            {
                serve.Kill(entireProcessTree: true);
            }
        }
    }
}
