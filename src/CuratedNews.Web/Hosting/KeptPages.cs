using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>Finished answers, as long as they are right: found by <see cref="PageCache"/>, which makes them, and before it by the wire.</summary>
internal sealed class KeptPages(AnswerDates dates, CatalogMoment moment, IOptions<CacheOptions> options, TimeProvider time)
{
    private readonly RecentPages _pages = new(options.Value.Mebibytes * 1024L * 1024);

    /// <summary>Whether anything is kept at all.</summary>
    public bool HasRoom { get; } = options.Value.Mebibytes > 0;

    /// <summary>The answer that is kept and still right.</summary>
    public CachedPage? Find(PageKey key)
    {
        var now = time.GetUtcNow();
        return moment.Current(now.UtcDateTime) is { } generation && _pages.Find(key) is { } page && page.Generation == generation
            ? page.ChangedAt is null ? Date(key, page) : page
            : null;
    }

    public void Add(PageKey key, CachedPage page) => _pages.Add(key, page);

    /// <summary>Gives an answer the date that it could not have in the second in which it was first seen.</summary>
    private CachedPage Date(PageKey key, CachedPage page)
    {
        if (dates.Note(page.Mark.Name, page.Mark.Hash) is not { } changedAt)
        {
            return page;
        }

        var dated = page.With(changedAt, new(HeaderNames.LastModified, Validators.HeaderDate(changedAt)));
        _pages.Add(key, dated);
        return dated;
    }
}
