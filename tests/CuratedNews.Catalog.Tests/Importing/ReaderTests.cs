using System.Globalization;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

public sealed class ReaderTests : IDisposable
{
    /// <summary>Every sum that does not agree with the rows that it is the sum of.</summary>
    private const string Disagreements =
        """
        SELECT 'items of ' || n.Key || ': ' || n.Items FROM Nodes n
        WHERE n.Items <> (SELECT count(*) FROM Memberships m JOIN Items i ON i.Id = m.ItemId WHERE m.NodeId = n.Id AND i.IsLive)
        UNION ALL
        SELECT 'months of ' || n.Key || ': ' || n.Items FROM Nodes n
        WHERE n.Items <> (SELECT coalesce(sum(o.Items), 0) FROM NodeMonths o WHERE o.NodeId = n.Id)
        UNION ALL
        SELECT 'uses of ' || a.Name || ': ' || a.LiveUses FROM NodeNames a JOIN Nodes n ON n.Id = a.NodeId
        WHERE n.Kind <> 2 AND a.LiveUses <> (SELECT count(*) FROM Memberships m JOIN Items i ON i.Id = m.ItemId WHERE m.NodeId = n.Id AND m.NameId = a.Id AND i.IsLive)
        UNION ALL
        SELECT 'tie of ' || l.NodeId || ' to ' || l.OtherId || ': ' || l.Items FROM NodeLinks l
        WHERE l.Kind IN (1, 4) AND l.Items <> (SELECT count(*) FROM Memberships m JOIN Memberships o ON o.ItemId = m.ItemId JOIN Items i ON i.Id = m.ItemId WHERE m.NodeId = l.NodeId AND o.NodeId = l.OtherId AND i.IsLive)
        UNION ALL
        SELECT 'all items: ' || s.Items FROM State s WHERE s.Items <> (SELECT count(*) FROM Items)
        UNION ALL
        SELECT 'a list has ' || m.ItemId || ' wrongly' FROM Memberships m JOIN Items i ON i.Id = m.ItemId WHERE m.IsListed <> i.IsLive
        """;

    private readonly TemporarySite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Readers_never_see_a_sum_that_disagrees_with_the_rows_of_one_snapshot()
    {
        using var stop = new CancellationTokenSource();
        await ImportRandomItemsAsync(new Random(1), 50);
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Read(stop.Token))).ToArray();

        for (var i = 0; i < 25; i++)
        {
            await ImportRandomItemsAsync(new Random(i), 10);
        }

        await stop.CancelAsync();
        var reads = await Task.WhenAll(readers);
        Assert.All(reads, count => Assert.True(count > 1));
    }

    private async Task ImportRandomItemsAsync(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var path = $"news/{random.Next(60)}.md";
            if (random.Next(5) == 0 && _site.Has(path))
            {
                _site.Delete(path);
                continue;
            }

            _site.Write(path, new ItemFile
            {
                Slug = random.Next(50).ToString(CultureInfo.InvariantCulture),
                Topics = [$"KLAS: {random.Next(4)}", $"Symplur: {random.Next(4)}"],
                Offerings = [new OfferingEntry("Alakin", "alakin", "KLAS: EMR"), new OfferingEntry($"Bokin {random.Next(3)}", "bokin")],
                Status = random.Next(6) == 0 ? "draft" : "",
                Date = TemporarySite.Start.AddDays(-random.Next(300)),
            });
        }

        await _site.ImportAsync();
    }

    private int Read(CancellationToken stop)
    {
        for (var reads = 0; ; reads++)
        {
            using var connection = _site.Catalog.OpenForReading();
            using var snapshot = connection.BeginTransaction(deferred: true);
            using var command = connection.CreateCommand();
            command.CommandText = Disagreements;
            Assert.Null(command.ExecuteScalar());
            if (stop.IsCancellationRequested)
            {
                return reads;
            }
        }
    }
}
