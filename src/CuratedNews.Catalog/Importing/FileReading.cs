using System.Buffers.Binary;
using System.Security.Cryptography;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Media;

namespace CuratedNews.Catalog.Importing;

/// <summary>What became of a changed file once it was read.</summary>
internal abstract record FileOutcome(string Path)
{
    internal sealed record Gone(string Path, ContentFileKind Kind) : FileOutcome(Path);

    /// <summary>Written again with the same bytes.</summary>
    internal sealed record Touched(string Path, long Length, long ModifiedTicks) : FileOutcome(Path);

    internal sealed record Parsed(FileRow File, ParsedItem Item, bool IsNew) : FileOutcome(File.Path);

    internal sealed record Image(MediaRow Media) : FileOutcome(Media.Path);
}

/// <summary>Reads changed files. Has no state of its own, so that many threads can.</summary>
internal sealed class FileReading(ContentFolder folder, ItemParser parser)
{
    /// <summary>File systems give two writes within one tick the same time; git allows for as much.</summary>
    private static readonly TimeSpan TooYoung = TimeSpan.FromSeconds(2);

    public FileOutcome Read(FileChange change)
    {
        if (change.File is not { } file)
        {
            return new FileOutcome.Gone(change.Path, change.Known!.Kind);
        }

        var modifiedTicks = TimeProvider.System.GetUtcNow().UtcDateTime - file.ModifiedAt < TooYoung ? 0 : file.ModifiedAt.Ticks;
        if (file.Kind == ContentFileKind.Media)
        {
            return new FileOutcome.Image(ReadImage(file, modifiedTicks));
        }

        ParsedItem parsed;
        byte[] fingerprint = [];
        if (file.Kind == ContentFileKind.Link)
        {
            parsed = new ParsedItem(file.Path, SourceKind.Capture, null, [ContentFolder.LinkProblem(file.Path)]);
        }
        else if (file.Length > parser.Limits.MaxFileBytes)
        {
            parsed = parser.TooLarge(file.Path, file.Length);
        }
        else
        {
            try
            {
                var bytes = File.ReadAllBytes(folder.FullPath(file.Path));
                fingerprint = Fingerprint(bytes);
                if (change.Known is { } known && known.Fingerprint.AsSpan().SequenceEqual(fingerprint))
                {
                    return new FileOutcome.Touched(file.Path, file.Length, modifiedTicks);
                }

                parsed = parser.Parse(file.Path, bytes);
            }
            catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
            {
                return new FileOutcome.Gone(file.Path, file.Kind);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                parsed = ContentFolder.Unreadable(file.Path, problem);
                modifiedTicks = 0;
            }
        }

        var row = new FileRow { Path = file.Path, Kind = parsed.Kind, Length = file.Length, ModifiedTicks = modifiedTicks, Fingerprint = fingerprint };
        return new FileOutcome.Parsed(row, parsed, change.Known is null);
    }

    private MediaRow ReadImage(ContentFile file, long modifiedTicks)
    {
        ImageHeader header = default;
        try
        {
            using var stream = File.OpenRead(folder.FullPath(file.Path));
            ImageHeader.TryRead(stream, out header);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Not delivered, as far as pages go; the next import tries again.
            modifiedTicks = 0;
        }

        return new MediaRow
        {
            Path = file.Path,
            Name = file.Path[(file.Path.LastIndexOf('/') + 1)..],
            Length = file.Length,
            ModifiedTicks = modifiedTicks,
            ContentType = header.ContentType ?? "",
            Width = header.Width,
            Height = header.Height,
        };
    }

    /// <summary>128 bits of the file's bytes and the rendering version.</summary>
    private static byte[] Fingerprint(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> version = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(version, RenderingVersion.Current);
        hash.AppendData(version);
        hash.AppendData(bytes);
        return hash.GetHashAndReset()[..16];
    }
}
