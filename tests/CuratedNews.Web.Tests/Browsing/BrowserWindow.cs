using Microsoft.Playwright;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>A page in a browser, and what the browser complained about.</summary>
internal sealed class BrowserWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private BrowserWindow(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Complain(true, error);
        page.RequestFailed += (_, request) => Complain(!IsGivenUp(request), $"{request.Url}: {request.Failure}");
        page.Response += (_, response) => Complain(response.Status >= 400 && response.Request.ResourceType != "document", $"{response.Url}: {response.Status}");
    }

    public IPage Page { get; }

    /// <summary>Messages of the console, errors of scripts, files that could not be loaded.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<BrowserWindow> OpenAsync(IBrowserContext context, string url)
    {
        var window = new BrowserWindow(context, await context.NewPageAsync());
        await window.Page.GotoAsync(url);
        return window;
    }

    public Task ResizeAsync(int width) => Page.SetViewportSizeAsync(width, 900);

    /// <summary>The outermost elements that reach beyond the window's right edge, where the page then scrolls sideways.</summary>
    public Task<string[]> OverflowAsync() => Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.body.querySelectorAll('*')]
            .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest('svg'))
            .slice(0, 4)
            .map(element => `${element.parentElement.className} > ${element.tagName}.${element.className} reaches ${Math.round(element.getBoundingClientRect().right)}: ${element.textContent.trim().slice(0, 30)}`)
            .concat(`the page is ${document.documentElement.scrollWidth} wide`)
        """);

    public async ValueTask DisposeAsync()
    {
        // Chromium never ends a window that it is told to close while a page is only just arriving there.
        await Page.ArriveAsync(_ => true, "any");
        await _context.DisposeAsync();
    }

    /// <summary>The page itself asks no further when the reader has typed on.</summary>
    private static bool IsGivenUp(IRequest request) => request.Failure == "net::ERR_ABORTED" && request.Url.Contains("/search/suggest?", StringComparison.Ordinal);

    private void Complain(bool isComplaint, string text)
    {
        // The status of the page itself is what its test asks for.
        if (isComplaint && !text.Contains("the server responded with a status of", StringComparison.Ordinal))
        {
            _complaints.Add(text);
        }
    }
}
