using System.Runtime.InteropServices;

namespace CuratedNews.Web.Commands;

/// <summary>What SIGINT and SIGTERM do to a command: the first one asks it to end and gives it some seconds, the second one ends it.</summary>
internal sealed class EndSignals : IDisposable
{
    /// <summary>What is not done by then is cut off: a catalog or an export that is killed is as good as one that ended.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4.5);

    private const int Interrupted = 130;
    private const int Terminated = 143;

    private readonly CancellationTokenSource _end = new();
    private readonly Timer _timer;
    private readonly PosixSignalRegistration[] _signals;
    private int _code;

    public EndSignals()
    {
        _timer = new Timer(_ => Environment.Exit(_code));
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, On), PosixSignalRegistration.Create(PosixSignal.SIGTERM, On)];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _timer.Dispose();
        _end.Dispose();
    }

    private void On(PosixSignalContext context)
    {
        context.Cancel = true;
        var code = context.Signal == PosixSignal.SIGINT ? Interrupted : Terminated;
        if (Interlocked.CompareExchange(ref _code, code, 0) != 0)
        {
            Environment.Exit(code);
        }

        _timer.Change(Longest, Timeout.InfiniteTimeSpan);
        _ = _end.CancelAsync();
    }
}
