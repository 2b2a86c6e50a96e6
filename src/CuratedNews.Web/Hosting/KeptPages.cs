using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>Finished answers, as long as they are right: found by <see cref="PageCache"/>, which makes them, and before it by the wire.</summary>
internal sealed class KeptPages(RecentPages pages, AnswerDates dates, CatalogMoment moment, CatalogChanges changes, IOptions<CacheOptions> options, TimeProvider time)
{
    /// <summary>Whether anything is kept at all.</summary>
    public bool HasRoom { get; } = options.Value.Mebibytes > 0;

    /// <summary>The answer that is kept and still right.</summary>
    public CachedPage? Find(PageKey key)
    {
        var now = time.GetUtcNow();
        if (moment.Current(now.UtcDateTime) is not { } generation || pages.Find(key) is not { } page || (page.Generation != generation && !changes.Left(page, generation)))
        {
            return null;
        }

        pages.NoteHit();
        return page.ChangedAt is null ? Date(key, page) : page;
    }

    /// <summary>The answer that was kept last, right or not.</summary>
    public CachedPage? Last(PageKey key) => pages.Find(key);

    /// <summary>Counts a request whose answer is not kept.</summary>
    public void NoteMiss() => pages.NoteMiss();

    public void Add(PageKey key, CachedPage page) => pages.Add(key, page);

    /// <summary>Gives an answer the date that it could not have in the second in which it was first seen.</summary>
    private CachedPage Date(PageKey key, CachedPage page)
    {
        if (dates.Note(page.Mark.Name, page.Mark.Hash) is not { } changedAt)
        {
            return page;
        }

        var dated = page.With(changedAt, new(HeaderNames.LastModified, Validators.HeaderDate(changedAt)));
        pages.Add(key, dated);
        return dated;
    }
}
