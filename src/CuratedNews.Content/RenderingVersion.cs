using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CuratedNews.Content;

/// <summary>
/// The version of everything between a file's bytes and what the catalog stores of it. It is part of every fingerprint:
/// raise it with any change to a parser, the cleaner or a rule, and every file is read again by itself.
/// </summary>
public static class RenderingVersion
{
    public const int Current = 4;

    /// <summary>What the catalog notes: the version, and what tells limits apart that are not the program's own; they change what is read, too.</summary>
    public static int Of(ContentLimits limits)
    {
        if (limits == ContentLimits.Default)
        {
            return Current;
        }

        ReadOnlySpan<int> values = [limits.MaxFileBytes, limits.MaxBodyLength, limits.MaxDepth, limits.MaxTitleLength, limits.MaxTextLength, limits.MaxEntries, limits.MaxDiagnostics];
        var mark = SHA256.HashData(MemoryMarshal.AsBytes(values));
        return Current | ((0x4000 | (mark[0] << 6) | (mark[1] & 0x3F)) << 16);
    }

    /// <summary>Whether what was noted is of this program, by whatever limits.</summary>
    public static bool IsCurrent(int noted) => (noted & 0xFFFF) == Current;
}
