using System.Diagnostics;
using System.Text;

namespace CuratedNews.Web.Tests.Commands;

/// <summary>How a run of the built program ended.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The program that <c>CURATEDNEWS</c> names, such as a published one, which starts sooner; otherwise the one that stands beside the tests, because they refer to it.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("CURATEDNEWS") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "curatednews.exe" : "curatednews");

    /// <summary>Runs a command to its end, in a folder of the caller's choice.</summary>
    public static Task<CommandRun> OfAsync(string folder, params string[] args) => WithInputAsync("", folder, args);

    /// <summary>Runs a command to its end that reads from the standard input, as UTF-8.</summary>
    public static Task<CommandRun> WithInputAsync(string input, string folder, params string[] args) => EndAsync(Start(Program, folder, input, [], args));

    /// <summary>Runs a command to its end under variables of the environment, such as <c>Cache__Mebibytes</c>.</summary>
    public static Task<CommandRun> WithSettingsAsync(string folder, IReadOnlyList<(string Name, string Value)> settings, params string[] args) => EndAsync(StartWith(folder, settings, args));

    /// <summary>Starts a command under variables of the environment.</summary>
    public static Process StartWith(string folder, IReadOnlyList<(string Name, string Value)> settings, params string[] args) => Start(Program, folder, input: "", settings, args);

    public static Process Start(string program, string folder, params string[] args) => Start(program, folder, input: "", [], args);

    private static async Task<CommandRun> EndAsync(Process started)
    {
        using var process = started;
        using var timer = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(timer.Token);
        var error = process.StandardError.ReadToEndAsync(timer.Token);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new CommandRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    private static Process Start(string program, string folder, string input, IReadOnlyList<(string Name, string Value)> settings, string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the tests themselves run under must not change what the program does.
        foreach (var name in (string[])["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "URLS"])
        {
            start.Environment.Remove(name);
        }

        // A test machine is slow, and what a program says is looked at.
        start.Environment["Operation__SlowMilliseconds"] = "600000";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        try
        {
            process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading all of it.
        }

        return process;
    }
}
