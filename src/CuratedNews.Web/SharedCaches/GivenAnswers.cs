using System.Collections.Concurrent;
using CuratedNews.Catalog.Changes;

namespace CuratedNews.Web.SharedCaches;

/// <summary>
/// Which URLs were given to whoever asked, and of which parts of the catalog the answers are: what a cache may hold and an
/// import may change. Whether somebody asked again after a change is not known, because an answer from memory passes by here.
/// </summary>
internal sealed class GivenAnswers
{
    /// <summary>Some 500 bytes each. Beyond that all are forgotten, and the next change is one of everything.</summary>
    public const int MaxUrls = 50_000;

    private readonly ConcurrentDictionary<string, Answer> _byUrl = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>At the start too: what the process before gave is not known.</summary>
    private int _isForgotten = 1;

    private long _lookedAt;
    private volatile bool _isOneLate;

    /// <summary>Is there one of a generation before that of the last <see cref="Take"/>? Whoever makes a page may be slower than an import.</summary>
    public bool IsOneLate => _isOneLate;

    /// <param name="url">Path and query.</param>
    /// <param name="parts">Null where the answer may be of all.</param>
    /// <param name="generation">That the answer was made in.</param>
    public void Note(string url, uint[]? parts, long generation)
    {
        var isNew = !_byUrl.ContainsKey(url);
        _byUrl.AddOrUpdate(
            url,
            _ => new Answer(parts, generation),
            (_, before) => before.With(parts, generation));
        if (generation < Volatile.Read(ref _lookedAt))
        {
            _isOneLate = true;
        }

        if (isNew && Interlocked.Increment(ref _count) > MaxUrls)
        {
            Forget();
        }
    }

    /// <summary>The URLs whose answers are others in a generation than when they were given; null for all there are.</summary>
    /// <param name="changed">What imports changed after one generation and until another one.</param>
    public IReadOnlyList<string>? Take(long generation, Func<long, long, ChangedParts> changed)
    {
        _isOneLate = false;

        // A catalog that was made anew counts from the beginning again.
        var isAnew = generation < _lookedAt;
        Volatile.Write(ref _lookedAt, generation);
        if (Interlocked.Exchange(ref _isForgotten, 0) == 1 || isAnew)
        {
            return null;
        }

        var since = new Dictionary<long, ChangedParts>();
        var urls = new List<string>();
        foreach (var (url, answer) in _byUrl)
        {
            if (answer.Generation == generation)
            {
                continue;
            }

            if (!since.TryGetValue(answer.Generation, out var parts))
            {
                parts = answer.Generation < generation ? changed(answer.Generation, generation) : ChangedParts.Everything;
                since.Add(answer.Generation, parts);
            }

            var all = answer.Later is { } later ? Both(answer.Parts, later.Parts) : answer.Parts;
            var isChanged = all is null || parts.HasAnyOf(all);
            var told = isChanged
                ? new Answer(answer.Later is null ? all : answer.Later.Parts, generation) { IsTold = answer.Later is null }
                : new Answer(all, generation) { IsTold = answer.IsTold && answer.Later is null };
            if (isChanged)
            {
                urls.Add(url);
            }

            if (!_byUrl.TryUpdate(url, told, answer))
            {
                // It was given again meanwhile.
                _isOneLate = true;
            }
        }

        return urls;
    }

    private void Forget()
    {
        _byUrl.Clear();
        Volatile.Write(ref _count, 0);
        Volatile.Write(ref _isForgotten, 1);
    }

    /// <summary>Of the same URL there are several answers: as a page, as JSON.</summary>
    private static uint[]? Both(uint[]? one, uint[]? other) =>
        one is null || other is null ? null
        : one.AsSpan().SequenceEqual(other) ? one
        : [.. one.Union(other)];

    /// <param name="Parts">Of all answers that may be held.</param>
    /// <param name="Generation">Until which they are right, or were told to be changed.</param>
    private sealed record Answer(uint[]? Parts, long Generation)
    {
        /// <summary>Was a change told, and nothing made since? Then the next one that is made is all that can be held.</summary>
        public bool IsTold { get; init; }

        /// <summary>Answers that were made after an import whose changes are still to be told.</summary>
        public Answer? Later { get; init; }

        /// <summary>This one, and another one beside it.</summary>
        public Answer With(uint[]? parts, long generation) =>
            generation > Generation ? this with { Later = Later is null ? new Answer(parts, generation) : Later.With(parts, Later.Generation) }
            : generation == Generation && IsTold ? new Answer(parts, generation)
            : this with { Parts = Both(Parts, parts), Generation = generation, IsTold = false };
    }
}
