namespace CuratedNews.Web.Exporting;

/// <summary>Counts an export while several threads work on it.</summary>
internal sealed class ExportCounts
{
    private const int MaxProblems = 100;

    private readonly Lock _lock = new();
    private readonly List<string> _problems = [];

    public int Done { get; private set; }

    public int Written { get; private set; }

    public int Unchanged { get; private set; }

    public int Nameless { get; private set; }

    public int Failed { get; private set; }

    /// <summary>A URL is done, whatever came of it; the number is told within the lock, so that it never falls.</summary>
    public void Advance(Action<int> tell)
    {
        lock (_lock)
        {
            tell(++Done);
        }
    }

    public void Place(bool isWritten)
    {
        lock (_lock)
        {
            _ = isWritten ? Written++ : Unchanged++;
        }
    }

    /// <summary>Files stay as the last export wrote them.</summary>
    public void Stay(int files)
    {
        lock (_lock)
        {
            Unchanged += files;
        }
    }

    public void LeaveOut(ExportUrl url, string why)
    {
        lock (_lock)
        {
            Nameless++;
            Add(url, why);
        }
    }

    public void Fail(ExportUrl url, string why)
    {
        lock (_lock)
        {
            Failed++;
            Add(url, why);
        }
    }

    public ExportSummary Sum(int removed, bool isTorn, TimeSpan elapsed) => new()
    {
        Removed = removed,
        Made = Written + Unchanged,
        Written = Written,
        Unchanged = Unchanged,
        Nameless = Nameless,
        Failed = Failed,
        IsTorn = isTorn,
        Problems = _problems,
        Elapsed = elapsed,
    };

    private void Add(ExportUrl url, string why)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add($"'{url.Target}' has no file: {why}.");
        }
    }
}
