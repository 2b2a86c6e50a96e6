using Microsoft.Playwright;
using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>
/// The browser that the tests look at pages with: Debian's Chromium, started once. Its headless shell is the same browser without
/// the windows that nobody sees, and takes a fraction of the processor; where that is not installed, the whole browser does.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>What a test says where there is no browser.</summary>
    public const string Missing = "There is no Chromium here: install Debian's package 'chromium-headless-shell' or 'chromium', or name its program in CHROMIUM";

    /// <summary>
    /// What a window has around its page, each in a process of its own, takes three times the processor that the page takes;
    /// here nobody sees it. The list takes the place of Playwright's own, and so has what that one is without as well.
    /// </summary>
    private static readonly string[] Unneeded =
    [
        "SpareRendererForSitePerProcess", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "OmniboxEverywhere", "PreloadTopChromeWebUI",
        "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding",
        "ThirdPartyStoragePartitioning", "BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect", "Translate", "AutoDeElevate", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    ];

    /// <summary>With one renderer for each window, which it keeps: a second one, for the page that it leads to from the empty one, takes a fifth of all that a test takes.</summary>
    private static readonly string[] Flags =
    [
        "--renderer-process-limit=1",
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        $"--disable-features={string.Join(',', Unneeded)}",
    ];

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public Chromium() => _browser = new Lazy<Task<IBrowser>>(LaunchAsync);

    /// <summary>The browser's program; null where there is none.</summary>
    private static string? Program { get; } =
        (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? [named] : (string[])["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"]).FirstOrDefault(File.Exists);

    /// <summary>A new window on a page of the site. Skips the test where there is no browser.</summary>
    internal async Task<BrowserWindow> OpenAsync(RunningSite site, string url, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool hasScript = true)
    {
        var context = await NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ColorScheme = scheme,
            JavaScriptEnabled = hasScript,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return await BrowserWindow.OpenAsync(context, url);
    }

    /// <summary>A context of its own. Skips the test where there is no browser.</summary>
    internal async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(Program is null, Missing);
        var browser = await _browser.Value;
        return await browser.NewContextAsync(options);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = Flags });
    }
}
