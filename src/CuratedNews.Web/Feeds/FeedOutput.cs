using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Xml;

namespace CuratedNews.Web.Feeds;

/// <summary>
/// Takes what a writer writes, which knows no <c>await</c>, and hands it to the response in pieces: no more than one entry
/// and a piece is held, and no thread waits for a slow reader.
/// </summary>
internal sealed class FeedOutput(PipeWriter response) : Stream
{
    private const int PieceBytes = 32 * 1024;

    /// <summary>New lines as they are in the text; a writer that met a character that XML forbids would throw, but <see cref="FeedText.Clean"/> left none.</summary>
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.None,
        CheckCharacters = true,
    };

    private int _unsentBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public XmlWriter StartXml()
    {
        var xml = XmlWriter.Create(this, Settings);
        xml.WriteStartDocument();
        return xml;
    }

    /// <summary>Sends what was written, where it is enough for a piece.</summary>
    public Task SendPieceAsync(CancellationToken cancellationToken) => _unsentBytes < PieceBytes ? Task.CompletedTask : SendAsync(cancellationToken);

    /// <summary>Sends what was written.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        _unsentBytes = 0;
        await response.FlushAsync(cancellationToken);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        response.Write(buffer);
        _unsentBytes += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // The writer's, which only says that its own buffer is empty.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
