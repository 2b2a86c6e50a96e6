using CuratedNews.Content.Media;
using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>
/// Pictures of one page of every kind, for people to look at: on a telephone, a tablet and a desk, by day and by night.
/// <c>PICTURES</c> names the folder to write them to (docs/operating.md); without it one is taken, so that they can be when
/// they are wanted.
/// </summary>
[Collection(nameof(Browser))]
public sealed class Pictures(SampleSite sample, Chromium chromium)
{
    private const string FolderVariable = "PICTURES";

    /// <summary>In the order in which one wants to look at them, which is that of the files' names.</summary>
    private static readonly (string Name, string Url)[] Pages =
    [
        ("01-home", "/"),
        ("02-section", "/communities/rural-health/"),
        ("03-item", "/communities/rural-health/curated-content/harbor-herald-the-nurse-on-the-ferry-has-a-locker"),
        ("04-item-with-remark", "/communities/nursing-informatics/curated-content/ward-notes-handover-in-three-colours"),
        ("05-topic", "/topic/symplur-patient-care"),
        ("06-combination", "/topic/klas-telehealth+symplur-rural-health"),
        ("07-topics", "/topic/"),
        ("08-offering", "/offering/tarnwick-ward-board"),
        ("09-offerings", "/offering/"),
        ("10-author", "/author/naomi-aoi-%E9%9D%92%E4%BA%95"),
        ("11-source", "/source/ward-notes.example"),
        ("12-search", "/search"),
        ("13-search-results", "/search?q=nurses&topic=symplur-patient-care"),
        ("14-search-partial", "/search?q=dentist+asparagus"),
        ("15-search-nothing", "/search?q=alrams"),
        ("16-following", "/following?topics=klas-telehealth,symplur-rural-health"),
        ("17-not-found", "/nothing-here"),
        ("18-gone", "/news/longcorridor-six-rules-for-hospital-passwords"),
    ];

    /// <summary>A picture far down would not be there yet.</summary>
    private const string LoadEverything = "async () => { document.querySelectorAll('img').forEach(image => image.loading = 'eager'); await Promise.all([...document.images].map(image => image.decode())); }";

    [Fact]
    public async Task Are_taken_of_every_kind_of_page()
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        var folder = string.IsNullOrEmpty(named) ? Directory.CreateTempSubdirectory("curatednews-pictures-") : Directory.CreateDirectory(named);
        foreach (var (name, url) in string.IsNullOrEmpty(named) ? Pages[^2..^1] : Pages)
        {
            await using var window = await chromium.OpenAsync(sample.Site, url);
            await window.Page.EvaluateAsync(LoadEverything);
            foreach (var width in (int[])[360, 768, 1280])
            {
                await window.ResizeAsync(width);
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                    var path = Path.Combine(folder.FullName, $"{name}-{width}-{(scheme == ColorScheme.Light ? "light" : "dark")}.png");
                    using var picture = new MemoryStream(await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled }));
                    Assert.True(ImageHeader.TryRead(picture, out var header));
                    Assert.Equal(width, header.Width);
                }
            }
        }

        if (string.IsNullOrEmpty(named))
        {
            folder.Delete(recursive: true);
        }
    }
}
