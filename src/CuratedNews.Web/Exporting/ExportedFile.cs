using System.Runtime.InteropServices;

namespace CuratedNews.Web.Exporting;

/// <summary>What an export remembers of one of its URLs, so that the next one need not ask for it again.</summary>
/// <param name="Hash">Of the file's bytes, as <see cref="ManifestEntry.Hash"/>; empty where the URL has no file.</param>
/// <param name="Length">Of the file, in bytes.</param>
/// <param name="ModifiedTicks">When the file was written, UTC.</param>
/// <param name="Ledger">The URL's line in the ledger of old paths; empty where it has none.</param>
/// <param name="Parts">Of the catalog, that the file is of; null where it may be of all.</param>
internal sealed record ExportedFile(ExportUrl Url, string Hash, long Length, long ModifiedTicks, string Ledger, uint[]? Parts)
{
    public bool HasFile => Hash.Length > 0;

    /// <summary>A URL that has no file; it is asked for each time.</summary>
    public static ExportedFile Without(ExportUrl url, string ledger) => new(url, "", 0, 0, ledger, Parts: null);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Url.Target);
        writer.Write(Url.File);
        writer.Write((byte)Url.Kind);
        writer.Write(Hash);
        writer.Write(Length);
        writer.Write(ModifiedTicks);
        writer.Write(Ledger);
        writer.Write(Parts?.Length ?? -1);
        writer.Write(MemoryMarshal.AsBytes<uint>(Parts));
    }

    public static ExportedFile Read(BinaryReader reader)
    {
        var url = new ExportUrl(reader.ReadString(), reader.ReadString(), (ExportKind)reader.ReadByte());
        var (hash, length, modified, ledger, count) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(), reader.ReadInt32());
        var parts = count < 0 ? null : new uint[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(parts.AsSpan()));
        return new ExportedFile(url, hash, length, modified, ledger, parts);
    }
}
