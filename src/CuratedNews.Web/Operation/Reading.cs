using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CuratedNews.Web.Operation;

/// <summary>What an instrument measures, as far as its numbers are added up.</summary>
internal enum ReadingKind
{
    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Is counted by its size.</summary>
    Histogram,
}

/// <summary>What one instrument told so far, apart for each combination of its tags' values.</summary>
internal sealed class Reading
{
    /// <summary>More combinations are counted as one, so that nobody can fill memory with names.</summary>
    public const int MaxSeries = 400;

    /// <summary>The value of every tag of what comes when there are as many.</summary>
    public const string Others = "others";

    private readonly ConcurrentDictionary<TagValues, Series> _series = new();
    private readonly string[] _tags;
    private readonly double[] _bounds;
    private readonly bool _isTotal;
    private int _count;

    /// <param name="tags">The names of at most four tags.</param>
    public Reading(Instrument instrument, string[] tags)
    {
        (Instrument, _tags) = (instrument, tags);
        var type = instrument.GetType().GetGenericTypeDefinition();

        // The runtime calls the length of its queue and the number of its threads counters, and both go down again.
        Kind = type == typeof(Histogram<>) ? ReadingKind.Histogram
            : (type == typeof(Counter<>) || type == typeof(ObservableCounter<>)) && !instrument.Name.StartsWith("dotnet.thread_pool.", StringComparison.Ordinal) ? ReadingKind.Counter
            : ReadingKind.Gauge;
        _isTotal = instrument.IsObservable || type == typeof(Gauge<>);
        _bounds = [.. (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? []];
    }

    public Instrument Instrument { get; }

    public ReadingKind Kind { get; }

    public IReadOnlyList<string> Tags => _tags;

    /// <summary>The upper bounds of a histogram's buckets, but for the last one, which has none.</summary>
    public IReadOnlyList<double> Bounds => _bounds;

    /// <summary>What was told so far, by the tags' values, in their order.</summary>
    public IEnumerable<(IReadOnlyList<string> Values, Series Series)> All =>
        _series.Select(pair => (Values: pair.Key.Texts(Tags.Count), pair.Value)).OrderBy(pair => string.Join('\0', pair.Values), StringComparer.Ordinal);

    public void Note(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = Find(tags);
        if (_isTotal)
        {
            series.Set(value);
        }
        else if (Kind == ReadingKind.Histogram)
        {
            series.Count(value, _bounds);
        }
        else
        {
            series.Add(value);
        }
    }

    private Series Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = _tags.Length == 0 ? default : TagValues.Of(tags, _tags);
        if (_series.TryGetValue(key, out var series))
        {
            return series;
        }

        key = Interlocked.Increment(ref _count) <= MaxSeries ? key : new TagValues(Others, Others, Others, Others);
        return _series.GetOrAdd(key, static (_, buckets) => new Series(buckets), Kind == ReadingKind.Histogram ? _bounds.Length + 1 : 0);
    }

    /// <summary>The values of up to four tags; null for one that was not told.</summary>
    private readonly record struct TagValues(object? First, object? Second, object? Third, object? Fourth)
    {
        /// <param name="names">At most four.</param>
        public static TagValues Of(ReadOnlySpan<KeyValuePair<string, object?>> tags, string[] names)
        {
            object? first = null, second = null, third = null, fourth = null;
            foreach (ref readonly var tag in tags)
            {
                switch (Array.IndexOf(names, tag.Key))
                {
                    case 0:
                        first = tag.Value;
                        break;
                    case 1:
                        second = tag.Value;
                        break;
                    case 2:
                        third = tag.Value;
                        break;
                    case 3:
                        fourth = tag.Value;
                        break;
                }
            }

            return new TagValues(first, second, third, fourth);
        }

        public IReadOnlyList<string> Texts(int count) =>
            [.. new[] { First, Second, Third, Fourth }.Take(count).Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
    }
}
