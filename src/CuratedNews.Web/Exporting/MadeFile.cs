using System.Security.Cryptography;

namespace CuratedNews.Web.Exporting;

/// <summary>The bytes of a file as they are made: in memory while they are few, beside the output when they are many.</summary>
/// <param name="overflow">Where they go then, a name that is this one's alone.</param>
internal sealed class MadeFile(string overflow) : Stream
{
    /// <summary>Pages are far below it; a large picture is not held.</summary>
    private const int MaxInMemory = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _memory = new();
    private FileStream? _file;
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the writing.</summary>
    /// <returns>SHA-256 of all bytes, in lower-case hexadecimal digits.</returns>
    public string Finish()
    {
        _file?.Dispose();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>Puts the finished file at a path where nothing else is, or in the place of the file there, at once.</summary>
    public void MoveTo(string path)
    {
        if (_file is null)
        {
            using var file = new FileStream(overflow, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(_memory.GetBuffer().AsSpan(0, (int)_memory.Length));
        }

        File.Move(overflow, path, overwrite: true);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _length += buffer.Length;
        if (_file is null && _length > MaxInMemory)
        {
            _file = new FileStream(overflow, FileMode.Create, FileAccess.Write, FileShare.None);
            _memory.WriteTo(_file);
            _memory.SetLength(0);
        }

        if (_file is null)
        {
            _memory.Write(buffer);
        }
        else
        {
            _file.Write(buffer);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // Nobody reads it before it is finished.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _memory.Dispose();
            if (_file is not null)
            {
                _file.Dispose();
                File.Delete(overflow);
            }
        }

        base.Dispose(disposing);
    }
}
