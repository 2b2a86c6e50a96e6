using Xunit;

namespace CuratedNews.Web.Tests.Preview;

/// <summary>A site with an item that is out, and with a draft of a word that nobody else may learn; no test changes it.</summary>
public sealed class DraftSite : IAsyncLifetime
{
    public const string Draft = "---\ntitle: The word quokka\nslug: quokka\nbasePath: /news/\ndate: 2026-05-01\nstatus: draft\n---\nQuokkas again.\n";

    private readonly TemporaryContent _content = new TemporaryContent().WriteItem("out").Write("news/quokka.md", Draft);
    private RunningSite? _site;
    private EditorSession? _session;

    /// <summary>An editor's.</summary>
    internal EditorSession Session => _session ?? throw new InvalidOperationException("The site is not running yet.");

    internal RunningSite Site => _site ?? throw new InvalidOperationException("The site is not running yet.");

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(_content.Root, [.. EditorSession.Settings, ("Http:SignInsAMinute", "0")]); // For many tests at once.
        _session = await EditorSession.SignInAsync(_site);
    }

    public async ValueTask DisposeAsync()
    {
        _session?.Dispose();
        await (_site?.DisposeAsync() ?? ValueTask.CompletedTask);
        _content.Dispose();
    }
}
