using System.Collections.Concurrent;
using CuratedNews.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace CuratedNews.Web.Tests.Hostile;

/// <summary>A browser that enforces no content policy, and everything of hostile content that comes to life in it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    /// <summary>
    /// Opens pages beside one another in frames that are not painted, and says of each what would run, load or lead
    /// somewhere once a reader touches it, in the tree that the browser made of it.
    /// </summary>
    private const string Visit =
        """
        async ([origin, urls]) => {
            const trapsOf = element => [
                ...[...element.attributes].filter(a => /^on|^(style|srcdoc|srcset|ping|formaction|background|poster|dynsrc|lowsrc|xlink:href)$/i.test(a.name)).map(a => `${element.localName} ${a.name}=${a.value}`),
                ...(/^(iframe|frame|object|embed|applet|portal|base|style|audio|video|math|foreignobject|marquee|frameset|animate|set|image)$/i.test(element.localName) ? [`<${element.localName}>`] : []),
                ...(element.localName === 'script' && element.type !== 'application/ld+json' && (!element.src?.startsWith?.(origin + '/assets/') || element.textContent) ? ['<script>'] : []),
                ...(element.localName === 'meta' && element.httpEquiv ? [`meta ${element.httpEquiv}`] : []),
                ...(element.localName === 'link' && !/^(canonical|alternate|describedby|service-desc|search)$/.test(element.rel) && !element.href.startsWith(origin + '/') ? [`link ${element.rel} ${element.href}`] : []),
                ...(typeof element.src === 'string' && element.src && !element.src.startsWith(origin + '/') ? [`${element.localName} src=${element.src}`] : []),
                ...(element.localName === 'form' && !new URL(element.getAttribute('action') ?? '/', origin).href.startsWith(origin + '/') ? [`form to ${element.getAttribute('action')}`] : []),
                ...(element.localName === 'a' && element.hasAttribute('href') && !/^(https?|mailto):$/.test(element.protocol) ? [`a to ${element.href}`] : []),
                ...(element.localName === 'a' && /^https?:$/.test(element.protocol) && element.origin !== origin && !(element.relList.contains('nofollow') && element.relList.contains('noopener')) ? [`a to ${element.href} with rel=${element.rel}`] : []),
                ...(element.localName === 'a' && element.target ? [`a with target=${element.target}`] : []),
            ];
            const visit = url => new Promise(done => {
                const frame = document.createElement('iframe');
                frame.hidden = true;
                const late = setTimeout(() => { frame.remove(); done([url + ': did not load within a minute']); }, 60000);
                frame.onload = () => setTimeout(() => {
                    const page = frame.contentDocument;
                    const found = page?.URL === origin + url ? [...page.querySelectorAll('*')].flatMap(trapsOf) : [`leads to ${page?.URL}`];
                    clearTimeout(late);
                    frame.remove();
                    done([...new Set(found)].map(what => url + ': ' + what));
                }, 20);
                frame.src = url;
                document.body.append(frame);
            });
            return (await Promise.all(urls.map(visit))).flat();
        }
        """;

    /// <summary>A machine that does other things beside takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> _alive = new();
    private readonly IBrowserContext _context;
    private readonly string _origin;

    private WatchedPage(IBrowserContext context, IPage page, string origin)
    {
        (_context, Page, _origin) = (context, page, origin);
        page.Dialog += (_, dialog) =>
        {
            _alive.Enqueue($"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) => _alive.Enqueue($"a script failed: {error}");
        page.Popup += (_, other) => _alive.Enqueue($"a window: {other.Url}");
        context.Request += (_, request) => Note(request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(_origin + "/", StringComparison.Ordinal), $"a request: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Opens the browser on the home page of a site.</summary>
    public static async Task<WatchedPage> OpenAsync(Chromium chromium, RunningSite site)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            BypassCSP = true,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 300, Height = 200 },
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var page = new WatchedPage(context, await context.NewPageAsync(), site.Address.ToString().TrimEnd('/'));
        await context.ExposeFunctionAsync("tell", (string path) => page._alive.Enqueue($"{path}: a script ran"));
        await context.AddInitScriptAsync("window.canary = () => tell(location.pathname)");

        // No page that is looked at: a browser opens none in a frame of itself.
        await page.Page.GotoAsync("/robots.txt");
        return page;
    }

    /// <summary>Opens pages of the site by their paths, and says what in them is alive or waits for a reader.</summary>
    public async Task<IReadOnlyList<string>> VisitAsync(IReadOnlyList<string> urls)
    {
        _alive.Clear();
        var traps = await Page.EvaluateAsync<string[]>(Visit, new object[] { _origin, urls });
        return [.. _alive.Concat(traps).Distinct(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool holds, string what)
    {
        if (holds)
        {
            _alive.Enqueue(what);
        }
    }
}
