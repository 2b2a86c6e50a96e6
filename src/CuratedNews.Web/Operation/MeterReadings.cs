using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CuratedNews.Web.Operation;

/// <summary>
/// Adds up what the site's, the server's and the runtime's meters tell, from the start on. Whoever tells takes no lock and
/// allocates nothing; whoever asks gets every number of that moment.
/// </summary>
internal sealed class MeterReadings : IDisposable
{
    /// <summary>The instruments that are read, with the tags by which their numbers are kept apart: few values each, never a path or an address.</summary>
    private static readonly Dictionary<string, string[]> Instruments = new(StringComparer.Ordinal)
    {
        ["http.server.request.duration"] = ["http.request.method", "http.route", "http.response.status_code", "error.type"],
        ["kestrel.active_connections"] = [],
        ["kestrel.queued_connections"] = [],
        ["kestrel.rejected_connections"] = [],
        ["dotnet.assembly.count"] = [],
        ["dotnet.exceptions"] = [],
        ["dotnet.gc.collections"] = ["gc.heap.generation"],
        ["dotnet.gc.heap.total_allocated"] = [],
        ["dotnet.gc.last_collection.heap.size"] = ["gc.heap.generation"],
        ["dotnet.gc.last_collection.memory.committed_size"] = [],
        ["dotnet.gc.pause.time"] = [],
        ["dotnet.jit.compiled_methods"] = [],
        ["dotnet.monitor.lock_contentions"] = [],
        ["dotnet.process.cpu.time"] = ["cpu.mode"],
        ["dotnet.process.memory.working_set"] = [],
        ["dotnet.thread_pool.queue.length"] = [],
        ["dotnet.thread_pool.thread.count"] = [],
        ["dotnet.timer.count"] = [],
        ["curatednews.import.files"] = ["change"],
        ["curatednews.diagnostics"] = ["severity"],
    };

    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Reading> _readings = new();
    private readonly Lock _observing = new();

    /// <param name="factory">Of the site's own meters; those of other sites in this process are not read.</param>
    public MeterReadings(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var isOurs = ReferenceEquals(instrument.Meter.Scope, factory);
            var tags = Instruments.GetValueOrDefault(instrument.Name) ?? (isOurs && instrument.Meter.Name == SiteMeters.Name ? [] : null);
            if (tags is not null && (isOurs || instrument.Meter.Name == "System.Runtime"))
            {
                var reading = new Reading(instrument, tags);
                _readings.Enqueue(reading);
                listener.EnableMeasurementEvents(instrument, reading);
            }
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, reading) => ((Reading)reading!).Note(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, reading) => ((Reading)reading!).Note(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, reading) => ((Reading)reading!).Note(value, tags));
        _listener.Start();
    }

    /// <summary>Every reading, in the order of the instruments' names.</summary>
    public IReadOnlyList<Reading> Now()
    {
        lock (_observing)
        {
            _listener.RecordObservableInstruments();
            return [.. _readings.OrderBy(reading => reading.Instrument.Name, StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _listener.Dispose();
}
