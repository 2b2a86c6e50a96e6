using System.Text;
using Xunit;

namespace CuratedNews.Content.Tests;

/// <summary>Items in every shape that the format has; <c>Fixtures/valid.expected.txt</c> has what is read from them.</summary>
public sealed class ValidItemsTests
{
    [Fact]
    public void Every_shape_of_an_item_is_read_as_expected()
    {
        var (files, _) = Fixture.Read(Fixture.Folder("valid"));

        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append("== ").Append(file.Path).Append(" ==\n").Append(file.Item is { } item ? Dump.Of(item) : $"({file.Kind})\n").Append('\n');
        }

        Fixture.ShouldEqual("valid.expected.txt", text.ToString());
    }

    [Fact]
    public void Nothing_is_said_about_them_but_that_a_capture_is_one()
    {
        var (files, acrossFiles) = Fixture.Read(Fixture.Folder("valid"));

        Assert.Equal(["capture.txt CN0006"], files.SelectMany(file => file.Diagnostics).Select(diagnostic => $"{diagnostic.Location.Path} {diagnostic.Code}").ToList());
        Assert.Equal(
            ["folded-serializer-crlf-and-mark.md CN2008", "folded-serializer-crlf-and-mark.md CN2015", "folded-serializer-crlf-and-mark.md CN2014", "folded-serializer.md CN2004", "folded-serializer.md CN2015", "folded-serializer.md CN2014"],
            acrossFiles.Select(diagnostic => $"{diagnostic.Location.Path} {diagnostic.Code}").ToList());
    }
}
