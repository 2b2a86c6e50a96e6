using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Media;

namespace CuratedNews.Catalog.Importing;

/// <summary>What became of a changed file once it was read.</summary>
/// <param name="Known">What the catalog knew of it; null where it is new.</param>
internal abstract record FileOutcome(string Path, KnownFile? Known)
{
    internal sealed record Gone(string Path, KnownFile? Known) : FileOutcome(Path, Known);

    /// <summary>Written again with the same bytes.</summary>
    internal sealed record Touched(KnownFile Known, long Length, long ModifiedTicks) : FileOutcome(Known.Path, Known);

    internal sealed record Parsed(FileRow File, ParsedItem Item, KnownFile? Known) : FileOutcome(File.Path, Known);

    internal sealed record Image(MediaRow Media, KnownFile? Known) : FileOutcome(Media.Path, Known);
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
            return new FileOutcome.Gone(change.Path, change.Known);
        }

        var modifiedTicks = TimeProvider.System.GetUtcNow().UtcDateTime - file.ModifiedAt < TooYoung ? 0 : file.ModifiedAt.Ticks;
        if (file.Kind == ContentFileKind.Media)
        {
            return new FileOutcome.Image(ReadImage(file, modifiedTicks), change.Known);
        }

        ParsedItem? unread = null;
        byte[] bytes = [];
        if (file.Kind == ContentFileKind.Link)
        {
            unread = new ParsedItem(file.Path, SourceKind.Capture, null, [ContentFolder.LinkProblem(file.Path)]);
        }
        else if (file.Length > parser.Limits.MaxFileBytes)
        {
            unread = parser.TooLarge(file.Path, file.Length);
        }
        else
        {
            try
            {
                bytes = folder.ReadAllBytes(file);
            }
            catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
            {
                return new FileOutcome.Gone(file.Path, change.Known);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                unread = ContentFolder.Unreadable(file.Path, problem);
                modifiedTicks = 0;
            }
        }

        // What is not read is known by its problem.
        var fingerprint = Fingerprint(unread is null ? bytes : Encoding.UTF8.GetBytes(unread.Diagnostics[0].Message));
        if (change.Known is { Kind: ContentFileKind.Source } known && known.Fingerprint.AsSpan().SequenceEqual(fingerprint))
        {
            return new FileOutcome.Touched(known, file.Length, modifiedTicks);
        }

        var parsed = unread ?? parser.Parse(file.Path, bytes);
        var row = new FileRow { Path = file.Path, Kind = parsed.Kind, Length = file.Length, ModifiedTicks = modifiedTicks, Fingerprint = fingerprint };
        return new FileOutcome.Parsed(row, parsed, change.Known);
    }

    private MediaRow ReadImage(ContentFile file, long modifiedTicks)
    {
        ImageHeader? header = null;
        try
        {
            // A pipe has no length, and opening one would wait for ever.
            if (file.Length > 0)
            {
                using var stream = File.OpenRead(folder.FullPath(file.Path));
                ImageHeader.TryRead(stream, out header);
            }
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
            ContentType = header?.ContentType ?? "",
            Width = header?.Width ?? 0,
            Height = header?.Height ?? 0,
        };
    }

    /// <summary>128 bits of the file's bytes and the rendering version with its limits.</summary>
    private byte[] Fingerprint(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> version = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(version, RenderingVersion.Of(parser.Limits));
        hash.AppendData(version);
        hash.AppendData(bytes);
        return hash.GetHashAndReset()[..16];
    }
}
