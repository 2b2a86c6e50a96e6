namespace CuratedNews.Web.Exporting;

/// <summary>Puts any number of lines in order, by their UTF-16 units, and holds only some of them.</summary>
/// <param name="folder">For what is set aside meanwhile.</param>
/// <param name="name">That these lines alone have there.</param>
/// <param name="linesInMemory">How many are held.</param>
public sealed class SortedLines(string folder, string name, int linesInMemory = SortedLines.LinesInMemory) : IDisposable
{
    private const int LinesInMemory = 20_000;

    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<string> _runs = [];

    /// <summary>Takes a line, without the sign at its end. May be called by several threads.</summary>
    public void Add(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            if (_lines.Count == linesInMemory)
            {
                SetAside();
            }
        }
    }

    /// <summary>All of them in order; lines that are equal come once.</summary>
    public IEnumerable<string> InOrder()
    {
        _lines.Sort(StringComparer.Ordinal);
        var runs = new PriorityQueue<IEnumerator<string>, string>(StringComparer.Ordinal);
        try
        {
            foreach (var run in _runs.Select(File.ReadLines).Append(_lines))
            {
                Enqueue(run.GetEnumerator());
            }

            string? last = null;
            while (runs.TryDequeue(out var run, out var line))
            {
                if (line != last)
                {
                    yield return line;
                }

                last = line;
                Enqueue(run);
            }
        }
        finally
        {
            while (runs.TryDequeue(out var run, out _))
            {
                run.Dispose();
            }
        }

        void Enqueue(IEnumerator<string> run)
        {
            if (run.MoveNext())
            {
                runs.Enqueue(run, run.Current);
            }
            else
            {
                run.Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (var run in _runs)
        {
            File.Delete(run);
        }
    }

    private void SetAside()
    {
        _lines.Sort(StringComparer.Ordinal);
        var run = Path.Combine(folder, $"{name}.{_runs.Count}");
        File.WriteAllLines(run, _lines);
        _runs.Add(run);
        _lines.Clear();
    }
}
