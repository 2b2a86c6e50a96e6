using Xunit;

namespace CuratedNews.Content.Tests.Sets;

public sealed class ImageClaimsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ward.png")]
    [InlineData("ward.png, size: [640, 360]")]
    public void An_image_that_is_there_and_as_large_as_is_said_is_quiet(string image)
    {
        _folder.Write("media/2026/ward.png", Pictures.Png(640, 360));

        Assert.Empty(Check(image));
    }

    [Fact]
    public void A_missing_image_is_reported_at_its_name()
    {
        _folder.Write("notes/ward.png.txt", "text");

        Assert.Equal(
            "a.md(6,24): warning CN2017: 'featuredImage.href' names a file of the content folder; found none of the name 'ward.png', so a placeholder is shown. Put the file there.",
            Assert.Single(Check("ward.png, size: [640, 360]")));
    }

    [Theory]
    [InlineData("Ward.png")]
    [InlineData("ward.jpeg")]
    public void A_file_whose_name_differs_in_case_or_ending_is_offered(string name)
    {
        _folder.Write("media/ward.png", Pictures.Png(640, 360));

        Assert.EndsWith(" Put the file there. Did you mean 'ward.png'?", Assert.Single(Check(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_image_is_reported()
    {
        _folder.Write("ward.png", "GIF");

        Assert.Equal(
            "a.md(6,24): warning CN2018: An image is a JPEG, PNG, GIF, WebP or AVIF file; found 'ward.png' to be none, whatever its name says, so a placeholder is shown. Save it again.",
            Assert.Single(Check("ward.png")));
    }

    [Fact]
    public void An_empty_file_is_no_image()
    {
        _folder.Write("ward.png", "");

        Assert.Contains("CN2018", Assert.Single(Check("ward.png")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_files_of_one_name_the_first_image_counts()
    {
        _folder.Write("a/ward.png", "no image");
        _folder.Write("b/ward.png", Pictures.Png(640, 360));
        _folder.Write("c/ward.png", Pictures.Png(1, 1));

        Assert.Empty(Check("ward.png, size: [640, 360]"));
    }

    [Fact]
    public void Another_size_than_the_files_is_reported_where_it_is_said()
    {
        _folder.Write("ward.png", Pictures.Png(640, 360));

        Assert.Equal(
            "a.md(6,40): info CN2019: 'featuredImage.size' repeats the size of the file; found [360, 640], while ward.png has [640, 360], which is used.",
            Assert.Single(Check("ward.png, size: [360, 640]")));
    }

    [Fact]
    public void An_item_that_was_taken_back_shows_no_image() =>
        Assert.Empty(Across.Check(_folder.Content, [("a.md", Items.Text("status: removed", "featuredImage: { href: ward.png }"))]));

    [Fact]
    public void Without_a_folder_nothing_is_said_of_images() => Assert.Empty(Across.Check([("a.md", Items.Text("featuredImage: { href: ward.png, alt: A }"))]));

    private List<string> Check(string image) => Across.Check(_folder.Content, [("a.md", Items.Text($"featuredImage: {{ href: {image}, alt: A ward }}"))]);
}
