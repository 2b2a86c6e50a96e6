using System.Collections.Concurrent;

namespace CuratedNews.Web.Hosting;

/// <summary>Answers within a number of bytes. When that is full, those go first that were not asked for since they were last considered.</summary>
internal sealed class RecentPages(long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<PageKey, CachedPage> _pages = new();

    /// <summary>Each key once, the one to be considered next in front.</summary>
    private readonly Queue<PageKey> _keys = new();

    private long _bytes;
    private long _hits;
    private long _misses;
    private long _dropped;

    /// <summary>About what the answers take in memory.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public int Count => _pages.Count;

    /// <summary>Requests that were answered from here, since the start.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>Requests that an answer from here would have been right for, since the start.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>Answers that had to make room for others, since the start.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    public void NoteHit() => Interlocked.Increment(ref _hits);

    public void NoteMiss() => Interlocked.Increment(ref _misses);

    public CachedPage? Find(PageKey key)
    {
        if (_pages.TryGetValue(key, out var page) && !page.WasAskedFor)
        {
            page.WasAskedFor = true;
        }

        return page;
    }

    public void Add(PageKey key, CachedPage page)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(key, out var before))
            {
                page.WasAskedFor = before.WasAskedFor;
                _bytes -= before.Size;
            }
            else
            {
                _keys.Enqueue(key);
            }

            _pages[key] = page;
            _bytes += page.Size;
            while (_bytes > maxBytes)
            {
                var oldest = _keys.Dequeue();
                var candidate = _pages[oldest];
                if (candidate.WasAskedFor)
                {
                    candidate.WasAskedFor = false;
                    _keys.Enqueue(oldest);
                }
                else
                {
                    _pages.TryRemove(oldest, out _);
                    _dropped++;
                    _bytes -= candidate.Size;
                }
            }
        }
    }
}
