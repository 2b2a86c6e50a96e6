using System.Text;
using CuratedNews.Web.Tests.Preview;
using Xunit;

namespace CuratedNews.Web.Tests.Exporting;

public sealed class HiddenTests : IDisposable
{
    private readonly TemporaryContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task No_file_says_a_word_of_what_is_not_out(string environment)
    {
        for (var i = 0; i < 25; i++)
        {
            _content.WriteItem($"out-{i}", "A nurse on the telephone", "categories: ['KLAS: Telehealth']\naliases: [/old/out-" + i + "]\n");
        }

        HiddenWord.WriteAll(_content);
        _content.WriteItem("shadow", "The first of two").Write("news/zz-shadow.md", "---\ntitle: The nendrick title\nslug: shadow\nbasePath: /news/\ndate: '2026-05-01'\naliases: [/old/nendrick]\ncategories: ['KLAS: nendrick']\n---\nA nendrick.\n");

        var exported = await ExportedSite.OfAsync(_content.Root, _content.Beside("public"), ("environment", environment));

        Assert.True(exported.Files.Count > 60, $"{exported.Files.Count} files");
        Assert.Empty(exported.Summary.Problems);
        string[] words = [.. HiddenWord.All.Select(hidden => hidden.Word), "nendrick"];
        foreach (var file in ExportedSite.FilesOf(exported.Folder).Concat([$"{ExportedSite.Own}/manifest", $"{ExportedSite.Own}/redirects.map"]))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(exported.FullPath(file)));
            foreach (var word in words)
            {
                // That something was taken back from an address is all that the address tells.
                var said = $"{file}\n{text}".Replace("glimpod/glimpod.html", "", StringComparison.Ordinal).Replace("\"/glimpod/glimpod\" gone;", "", StringComparison.Ordinal);
                Assert.False(said.Contains(word, StringComparison.OrdinalIgnoreCase), $"{file} says '{word}'");
            }
        }
    }

    [Fact]
    public async Task A_picture_is_in_it_unless_only_items_name_it_that_are_not_out()
    {
        _content.WriteItem("out", more: "featuredImage: {href: shown.png, alt: Shown}\n")
            .WriteItem("draft", more: "status: draft\nfeaturedImage: {href: secret.png, alt: Secret}\n")
            .WriteItem("draft-too", more: "status: draft\nfeaturedImage: {href: shared.png, alt: Shared}\n")
            .WriteItem("out-too", more: "featuredImage: {href: shared.png, alt: Shared}\n");
        foreach (var name in (string[])["shown", "secret", "shared", "linked"])
        {
            File.Copy(Path.Combine(SampleSite.ContentRoot, "media/blister-grid.png"), _content.FullPath($"{name}.png"));
        }

        var exported = await ExportedSite.OfAsync(_content.Root, _content.Beside("public"));

        Assert.Equal(["media/linked.png", "media/shared.png", "media/shown.png"], [.. exported.Files.Where(file => file.StartsWith("media/", StringComparison.Ordinal))]);
    }
}
