using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CuratedNews.Web.Exporting;

/// <summary>
/// Which names of files are taken, so that no URL's file lands on another's, also where the export is copied to a file
/// system that does not tell <c>a</c> from <c>A</c>. Eight bytes of each name are held, not the name.
/// </summary>
internal sealed class ClaimedFiles
{
    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _files = [];

    /// <summary>Folders that could be files: those with a dot in their names.</summary>
    private readonly HashSet<ulong> _folders = [];

    /// <summary>Takes a name; false where another URL has it, or has a folder of that name, or a file where this one needs a folder.</summary>
    public bool TryClaim(string file)
    {
        var name = file.ToUpperInvariant();
        lock (_lock)
        {
            if (_folders.Contains(Number(name)))
            {
                return false;
            }

            for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            {
                var folder = name[..slash];
                if (!folder.AsSpan(folder.LastIndexOf('/') + 1).Contains('.'))
                {
                    continue;
                }

                if (_files.Contains(Number(folder)))
                {
                    return false;
                }

                _folders.Add(Number(folder));
            }

            return _files.Add(Number(name));
        }
    }

    /// <summary>Eight bytes of a name's hash, which no two names of a site share.</summary>
    public static ulong Number(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
