using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace CuratedNews.Web.Hosting.Wire;

/// <summary>
/// What the server reads of one connection: everything but the requests that were answered before it came to read them. At the
/// first of which only the server can tell where it ends, the connection is the server's alone.
/// </summary>
internal sealed class WireReader(ConnectionContext connection, WireAnswers answers) : PipeReader
{
    /// <summary>Longer requests are nobody's but an attacker's.</summary>
    private const int MaxTarget = 1024;

    /// <summary>What the server takes into its buffer without waiting for the reader; it watches those who are slow to take more.</summary>
    private const int MaxBody = 32 * 1024;

    private readonly PipeReader _input = connection.Transport.Input;
    private readonly PipeWriter _output = connection.Transport.Output;
    private bool _isTheServers;
    private long _serverReadAt = Environment.TickCount64;

    /// <summary>The header lines of the request before, which most connections repeat.</summary>
    private byte[] _lines = [];
    private WireHeaders? _headers;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        _isTheServers ? _input.ReadAsync(cancellationToken) : ReadBehindAnswersAsync(cancellationToken);

    /// <summary>Nothing can be had without waiting before it is known whose it is.</summary>
    public override bool TryRead(out ReadResult result)
    {
        result = default;
        return _isTheServers && _input.TryRead(out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => _input.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => _input.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => _input.CancelPendingRead();

    public override void Complete(Exception? exception = null) => _input.Complete(exception);

    /// <summary>Answers what it can, until there is something for the server.</summary>
    private async ValueTask<ReadResult> ReadBehindAnswersAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _input.ReadAsync(cancellationToken);
            if (result.IsCanceled || result.Buffer.IsEmpty)
            {
                return result;
            }

            var length = Read(result.Buffer.FirstSpan, out var page);
            if (page is null)
            {
                _isTheServers = length == 0;
                _serverReadAt = Environment.TickCount64;
                return length == 0 ? result : new ReadResult(result.Buffer.Slice(0, length), isCanceled: false, isCompleted: false);
            }

            _output.Write(answers.Status());
            _output.Write(page.Head);
            _output.Write(page.Body);
            _input.AdvanceTo(result.Buffer.GetPosition(length));
            var flush = _output.FlushAsync(cancellationToken);
            _ = flush.IsCompletedSuccessfully ? flush.Result : await WaitAsync(flush.AsTask(), page.Body.Length);
        }
    }

    /// <summary>Reads the request at the beginning.</summary>
    /// <param name="page">The answer to it; null where the server is to answer.</param>
    /// <returns>Its length; 0 where only the server can tell.</returns>
    private int Read(ReadOnlySpan<byte> bytes, out CachedPage? page)
    {
        page = null;
        var isGet = bytes.StartsWith("GET /"u8);
        var start = isGet ? 4 : 5;
        var line = bytes[..Math.Max(0, bytes.IndexOf("\r\n"u8))];
        if (!(isGet || line.StartsWith("HEAD /"u8)) || !line.EndsWith(" HTTP/1.1"u8))
        {
            return 0;
        }

        var target = line[start..^9];
        var rest = bytes[(line.Length + 2)..];
        if (target.Length > MaxTarget || target.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return 0;
        }

        if (_headers is null || !rest.StartsWith(_lines))
        {
            var end = rest.StartsWith("\r\n"u8) ? 0 : rest.IndexOf("\r\n\r\n"u8) + 2;
            if (end == 1)
            {
                return 0;
            }

            _lines = rest[..(end + 2)].ToArray();
            _headers = WireHeaders.Read(_lines);
        }

        if (_headers.Kind == WireRequestKind.Other)
        {
            return 0;
        }

        if (isGet && _headers.Kind == WireRequestKind.Simple && !IsTheServersTurn() && answers.Find(target, _headers) is { Body.Length: <= MaxBody } found)
        {
            page = found;
        }

        return line.Length + 2 + _lines.Length;
    }

    private bool IsTheServersTurn() => Environment.TickCount64 - _serverReadAt > answers.BetweenServers.TotalMilliseconds;

    /// <summary>A reader who takes nothing is not waited for any longer than the server would.</summary>
    private async Task<FlushResult> WaitAsync(Task<FlushResult> flush, int bytes)
    {
        try
        {
            return await (answers.Patience(bytes) is { } patience ? flush.WaitAsync(patience) : flush);
        }
        catch (TimeoutException)
        {
            connection.Abort(new ConnectionAbortedException("The reader took the answer too slowly."));
            return await flush;
        }
    }
}
