using System.Text;
using CuratedNews.Content.Diagnostics;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>A folder with each mistake once; <c>Fixtures/across.expected.txt</c> has what is said of it.</summary>
public sealed class AcrossFilesTests
{
    private static readonly ContentFolder Folder = Fixture.Folder("across");

    [Fact]
    public void Every_mistake_is_told_once_at_each_of_its_places()
    {
        var told = Told();

        var lines = new StringBuilder();
        foreach (var diagnostic in told)
        {
            lines.Append(diagnostic).Append('\n');
        }

        Fixture.ShouldEqual("across.expected.txt", lines.ToString());
        Assert.Equal(told.Count, told.Select(diagnostic => (diagnostic.Location, diagnostic.Code)).Distinct().Count());
    }

    [Fact]
    public void Every_rule_across_files_has_its_mistake_in_the_folder() =>
        Assert.Equal(
            Rules.All.Select(rule => rule.Code).Where(code => code.StartsWith("CN20", StringComparison.Ordinal)).ToList(),
            Told().Select(diagnostic => diagnostic.Code).Where(code => code.StartsWith("CN20", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());

    [Fact]
    public void What_is_right_is_told_of_no_mistake_of_its_own()
    {
        var told = Told().Where(diagnostic => diagnostic.Location.Path.StartsWith("right/", StringComparison.Ordinal)).ToList();

        Assert.Equal(["CN2007", "CN2014", "CN2015"], told.Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal).ToList());
    }

    private static List<Diagnostic> Told()
    {
        var (files, acrossFiles) = Fixture.Read(Folder, Folder);
        return [.. files.SelectMany(file => file.Diagnostics).Concat(acrossFiles)];
    }
}
