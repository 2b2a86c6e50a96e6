using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CuratedNews.Web.Preview;
using Spectre.Console;

namespace CuratedNews.Web.Commands;

/// <summary>Makes an editor's entry for the configuration.</summary>
internal static class EditorCommand
{
    /// <summary>Shorter secrets are guessed.</summary>
    private const int MinSecret = 12;

    private const int GeneratedSecret = 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints the entry, which holds the secret's hash alone, on standard output; what to do with it on standard error.</summary>
    /// <param name="name">As the editor will sign in.</param>
    /// <param name="input">A secret on its first line, where standard input is no terminal; empty for one that is made here.</param>
    public static int Add(string name, TextReader input, TextWriter output, TextWriter notes)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100 || name.Any(char.IsControl))
        {
            throw new UsageException($"An editor's name has 1 to 100 characters, such as 'Ishbel'; found '{name}'.");
        }

        var secret = Console.IsInputRedirected ? input.ReadLine() ?? "" : Ask();
        if (secret.Length == 0)
        {
            secret = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", GeneratedSecret);
            notes.WriteLine($"The secret of '{name}', shown this once: {secret}");
        }
        else if (secret.Length < MinSecret)
        {
            throw new UsageException($"A secret has at least {MinSecret} characters; found {secret.Length}. Give none, and one is made.");
        }

        notes.WriteLine("Add this entry to the list Preview:Editors of the configuration, such as appsettings.json:");
        output.WriteLine(JsonSerializer.Serialize(new EditorEntry { Name = name, Secret = Editors.Hash(name, secret) }, Indented));
        return ExitCode.Done;
    }

    /// <summary>Asks on the terminal, twice, without showing what is typed.</summary>
    private static string Ask()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var secret = console.Prompt(new TextPrompt<string>("Secret (empty: one is made):").Secret(null).AllowEmpty());
        if (secret.Length > 0 && console.Prompt(new TextPrompt<string>("The same once more:").Secret(null).AllowEmpty()) != secret)
        {
            throw new UsageException("The two secrets must be the same; found two different ones.");
        }

        return secret;
    }
}
