namespace CuratedNews.Web.Operation;

/// <summary>One row of numbers, which any thread adds to without waiting for another.</summary>
/// <param name="buckets">Of a histogram, with the last one, which has no bound; 0 for a single number.</param>
internal sealed class Series(int buckets)
{
    private readonly long[] _buckets = new long[buckets];
    private double _value;

    /// <summary>The number itself, or the sum of what was counted.</summary>
    public double Value => Volatile.Read(ref _value);

    /// <summary>How many were counted in each bucket, those below not included.</summary>
    public IReadOnlyList<long> Buckets => [.. _buckets.Select((_, i) => Volatile.Read(ref _buckets[i]))];

    public void Set(double value) => Volatile.Write(ref _value, value);

    public void Add(double value)
    {
        var before = Volatile.Read(ref _value);
        while (true)
        {
            var found = Interlocked.CompareExchange(ref _value, before + value, before);
            if (found.Equals(before))
            {
                return;
            }

            before = found;
        }
    }

    /// <summary>Counts a value in the first bucket whose bound it does not exceed.</summary>
    public void Count(double value, double[] bounds)
    {
        var bucket = 0;
        while (bucket < bounds.Length && value > bounds[bucket])
        {
            bucket++;
        }

        Interlocked.Increment(ref _buckets[bucket]);
        Add(value);
    }
}
