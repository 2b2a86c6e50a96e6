using System.Text;
using System.Text.RegularExpressions;
using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>A folder of broken and odd files; <c>Fixtures/broken.expected.txt</c> has what is said of each.</summary>
public sealed partial class BrokenFilesTests
{
    private static readonly ContentFolder Folder = Fixture.Folder("broken");

    [Fact]
    public void Every_problem_of_every_broken_file_is_reported_in_one_run()
    {
        var (files, acrossFiles) = Fixture.Read(Folder);

        var lines = new StringBuilder();
        foreach (var diagnostic in files.SelectMany(file => file.Diagnostics).Concat(acrossFiles))
        {
            lines.Append(diagnostic).Append('\n');
        }

        Fixture.ShouldEqual("broken.expected.txt", lines.ToString());
    }

    [Fact]
    public void No_file_of_the_folder_goes_without_a_word()
    {
        var (files, acrossFiles) = Fixture.Read(Folder);

        var named = files.SelectMany(file => file.Diagnostics).Concat(acrossFiles).Select(diagnostic => diagnostic.Location.Path).ToHashSet(StringComparer.Ordinal);

        Assert.True(files.Count >= 45);
        Assert.Empty(files.Select(file => file.Path).Where(path => !path.StartsWith("pairs/", StringComparison.Ordinal)).Except(named, StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_is_broken_where_it_has_an_error_and_only_there()
    {
        var (files, _) = Fixture.Read(Folder);

        Assert.All(files, file => Assert.Equal(file.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), file.Kind == SourceKind.Broken));
        Assert.All(files, file => Assert.Equal(file.Kind == SourceKind.Item, file.Item is not null));
    }

    [Fact]
    public void What_a_message_says_it_found_stands_where_it_points()
    {
        var (files, _) = Fixture.Read(Folder);

        // A URL is put together of two fields; what is inside a JSON text is told at the text.
        var quoted = files.Where(file => !file.Path.StartsWith("topics/json-", StringComparison.Ordinal))
            .SelectMany(file => file.Diagnostics)
            .Where(diagnostic => diagnostic.Code.StartsWith("CN1", StringComparison.Ordinal) && diagnostic.Rule != Rules.ReservedPath);

        foreach (var diagnostic in quoted)
        {
            if (Found().Match(diagnostic.Message) is { Success: true } match && match.Groups["found"].Value.Trim() is { Length: > 0 } found)
            {
                // A field is named with its group, and stands without it.
                found = diagnostic.Rule == Rules.UnknownField ? found.Split('.')[^1] : found;
                Assert.True(StandsAt(diagnostic.Location, found), $"{diagnostic}\nstands at: {Excerpt(diagnostic.Location)}");
            }
        }
    }

    /// <summary>Whether the first word of a found value begins at a place, behind its quote, its tag or its block's sign.</summary>
    private static bool StandsAt(SourceLocation location, string found)
    {
        var first = found.TrimStart('[', '"').Split(' ')[0].TrimEnd('…');
        first = first[..Math.Min(first.Length, 40)];
        var text = Excerpt(location);
        return text[Opening().Match(text).Length..].StartsWith(first, StringComparison.Ordinal);
    }

    private static string Excerpt(SourceLocation location)
    {
        var file = SourceFile.Decode(location.Path, File.ReadAllBytes(Folder.FullPath(location.Path)), out _)!;
        var start = 0;
        while (file.Locate(start) != location)
        {
            start++;
        }

        return file.Text.Substring(start, Math.Min(60, file.Text.Length - start));
    }

    [GeneratedRegex(@"; found '(?<found>[^']*)'|^The field '(?<found>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Found();

    [GeneratedRegex(@"\G([&!]\S+\s+)?(['""\[]+|[>|][-+]?\s+|-\s+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Opening();
}
