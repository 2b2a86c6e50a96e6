using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>A site with a file in each stage, and an editor at its desk; no test changes it.</summary>
public sealed class DeskSite : IAsyncLifetime
{
    private readonly TemporaryContent _content = new TemporaryContent()
        .WriteItem("out", "It is out")
        .WriteItem("draft", "It is a draft", "status: draft\n")
        .WriteItem("review", "It is in review", "status: review\n")
        .WriteItem("removed", "It was removed", "status: removed\n")
        .WriteItem("expired", "It has expired", "expiryDate: 2026-06-01\n")
        .Write("news/scheduled.md", "---\ntitle: It is scheduled\nslug: scheduled\nbasePath: /news/\ndate: 2026-12-01\n---\nText.\n")
        .Write("news/second.md", "---\ntitle: It is hidden\nslug: out\nbasePath: /news/\ndate: 2026-04-01\n---\nText.\n")
        .Write("news/broken.md", "---\ntitle: [\n---\n")
        .Write("captures/raw.txt", "Some raw text\n\nThat is not finished.\n");

    private RunningSite? _site;
    private EditorSession? _session;

    internal EditorSession Session => _session ?? throw new InvalidOperationException("The site is not running yet.");

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(_content.Root, EditorSession.Settings);
        _session = await EditorSession.SignInAsync(_site);
    }

    public async ValueTask DisposeAsync()
    {
        _session?.Dispose();
        await (_site?.DisposeAsync() ?? ValueTask.CompletedTask);
        _content.Dispose();
    }
}
