using System.Collections.Concurrent;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Answers within a number of bytes. They stand in two halves: what is asked for again moves to the newer one, and when that
/// is full the older one goes, with all that was not asked for meanwhile.
/// </summary>
internal sealed class RecentPages(long maxBytes)
{
    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<PageKey, CachedPage> _newer = new();
    private volatile ConcurrentDictionary<PageKey, CachedPage> _older = new();
    private long _bytes;

    public CachedPage? Find(PageKey key)
    {
        if (_newer.TryGetValue(key, out var page))
        {
            return page;
        }

        if (_older.TryRemove(key, out page))
        {
            Add(key, page);
        }

        return page;
    }

    public void Add(PageKey key, CachedPage page)
    {
        lock (_lock)
        {
            if (_newer.TryGetValue(key, out var before))
            {
                _bytes -= before.Size;
            }
            else if (_bytes + page.Size > maxBytes / 2)
            {
                _older = _newer;
                _newer = new ConcurrentDictionary<PageKey, CachedPage>();
                _bytes = 0;
            }

            _newer[key] = page;
            _bytes += page.Size;
        }
    }
}
