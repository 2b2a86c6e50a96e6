using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Since when each URL answers what it answers, as far as this process saw it: the moment of the change or a later one,
/// never an earlier one. After a start it begins anew, and what was not asked for longest is forgotten first, so its size
/// is bounded.
/// </summary>
public sealed class AnswerDates(TimeProvider time)
{
    /// <summary>Up to twice as many URLs are held, some 100 bytes each.</summary>
    public const int MaxRecent = 32_768;

    private readonly Lock _lock = new();
    private Dictionary<UInt128, Seen> _recent = [];
    private Dictionary<UInt128, Seen> _older = [];

    /// <summary>Whether any URL was: then what is not known may still have answered something else in this very second.</summary>
    private bool _hasForgotten;

    /// <summary>Notes what a URL answers now.</summary>
    /// <param name="url">With whatever else decides what is answered, such as the content type.</param>
    /// <param name="hash">Of the answer, at least 16 bytes.</param>
    /// <returns>
    /// Since when it does, in whole seconds; null while that second has not passed. A change is dated to the second after
    /// the one in which it was seen, because in that second the answer before may have been given too.
    /// </returns>
    public DateTimeOffset? Note(string url, ReadOnlySpan<byte> hash)
    {
        var key = Number(SHA256.HashData(Encoding.UTF8.GetBytes(url)));
        var content = Number(hash);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_lock)
        {
            if (!_recent.TryGetValue(key, out var seen))
            {
                var isKnown = _older.TryGetValue(key, out seen);
                if (_recent.Count == MaxRecent)
                {
                    _hasForgotten |= _older.Count > 0;
                    (_older, _recent) = (_recent, []);
                }

                seen = isKnown ? seen : new Seen(content, _hasForgotten ? now + 1 : now);
            }

            if (seen.Content != content)
            {
                seen = new Seen(content, Math.Max(now, seen.Second) + 1);
            }

            _recent[key] = seen;
            return seen.Second <= now ? DateTimeOffset.FromUnixTimeSeconds(seen.Second) : null;
        }
    }

    private static UInt128 Number(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);

    private readonly record struct Seen(UInt128 Content, long Second);
}
