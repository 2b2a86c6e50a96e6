using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CuratedNews.Web.Preview;

/// <summary>Tells the open previews that something was imported.</summary>
public sealed class LiveEvents
{
    /// <summary>Behind a proxy a silent connection is cut; this is sooner.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly HashSet<Channel<string>> _listeners = [];

    public int Listeners
    {
        get
        {
            lock (_lock)
            {
                return _listeners.Count;
            }
        }
    }

    /// <summary>Says that the catalog changed. Who has not heard of the last change yet hears once.</summary>
    /// <param name="what">The files, or how many: for people.</param>
    public void Tell(string what)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners)
            {
                listener.Writer.TryWrite(what);
            }
        }
    }

    /// <summary>The changes from now on, until the browser or the program goes.</summary>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            _listeners.Add(changes);
        }

        try
        {
            yield return new SseItem<string>("", "hello") { ReconnectionInterval = TimeSpan.FromMilliseconds(500) };
            while (!cancellationToken.IsCancellationRequested)
            {
                string? what = null;
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                pause.CancelAfter(Heartbeat);
                try
                {
                    what = await changes.Reader.ReadAsync(pause.Token);
                }
                catch (OperationCanceledException)
                {
                    // Time for a sign of life, or the end.
                }

                if (!cancellationToken.IsCancellationRequested)
                {
                    yield return what is null ? new SseItem<string>("", "alive") : new SseItem<string>(what, "changed");
                }
            }
        }
        finally
        {
            lock (_lock)
            {
                _listeners.Remove(changes);
            }
        }
    }
}
