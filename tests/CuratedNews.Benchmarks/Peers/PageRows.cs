using System.Diagnostics;
using System.IO.Compression;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>What it costs to serve pages: <c>serve</c> beside nginx over what Hugo built.</summary>
internal static class PageRows
{
    /// <summary>The most URLs of one kind that are asked for.</summary>
    private const int MaxUrls = 5_000;

    /// <summary>Starts both and asks them for pages, one after the other in every round. The catalog and Hugo's folder must be made.</summary>
    public static async Task<IReadOnlyList<PeerRow>> RunAsync(Bench bench, int rounds, TextWriter log, CancellationToken cancellationToken)
    {
        var programs = bench.Programs;
        if (programs.Hugo is not null && programs.Nginx is not null)
        {
            Compress(bench.Public, cancellationToken);
        }

        var rows = new List<PeerRow>();
        await log.WriteLineAsync(FormattableString.Invariant($"{bench.Items:N0} items: first pages"));
        rows.Add(await FirstPageAsync(bench, rounds, cancellationToken));
        await using var nginx = await NginxAsync(bench, cancellationToken);
        var items = new Urls("item", Sample(bench.Site.Permalinks), path => path + "/");
        var topics = new Urls("topic", Sample([.. bench.Site.Topics.Select(topic => "/topic/" + topic)]), path => "/topics" + path["/topic".Length..] + "/");
        var home = new Urls("home", ["/"], path => path);
        await using (var warm = await PortalServer.StartAsync(programs.Portal, bench.Content, bench.Catalog, cacheMebibytes: null, cancellationToken))
        {
            foreach (var encoding in (string[])["identity", "gzip"])
            {
                rows.Add(await MeasureAsync(FormattableString.Invariant($"warm pages, {items.Portal.Count:N0} items, {encoding}; `nginx`"), items, encoding, warm));
            }

            var other = nginx is null ? NoNginx(programs) : Figures.Of([nginx.ResidentMebibytes()]);
            rows.Add(new("memory of the server after that; of all of `nginx`", bench.Items, Unit.Mebibytes, Figures.Of([warm.ResidentMebibytes()]), other));
        }

        await using (var cold = await PortalServer.StartAsync(programs.Portal, bench.Content, bench.Catalog, cacheMebibytes: 0, cancellationToken))
        {
            foreach (var urls in (Urls[])[items, topics, home])
            {
                rows.Add(await MeasureAsync($"uncached pages (`Cache__Mebibytes=0`), {urls.Kind}, gzip; `nginx`", urls, "gzip", cold));
            }
        }

        return rows;

        async Task<PeerRow> MeasureAsync(string what, Urls urls, string encoding, PortalServer server)
        {
            await log.WriteLineAsync(FormattableString.Invariant($"{bench.Items:N0} items: {what}"));
            var bytes = await Load.AskOnceAsync(server.Url, urls.Portal, encoding, cancellationToken);
            var otherBytes = nginx is null ? 0 : await Load.AskOnceAsync(nginx.Url, urls.Peer, encoding, cancellationToken);
            if (programs.Wrk is null)
            {
                return new(what, bench.Items, Unit.AnswersASecond, Figures.Without("wrk"), Figures.Without("wrk"));
            }

            var load = new Load(programs.Wrk, bench.Folder);
            var (own, other) = (new List<double>(), new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                own.Add(await load.AnswersASecondAsync(server.Url, urls.Portal, encoding, bytes, cancellationToken));
                if (nginx is not null)
                {
                    other.Add(await load.AnswersASecondAsync(nginx.Url, urls.Peer, encoding, otherBytes, cancellationToken));
                }
            }

            // The first time does not count: the runtime compiles again what it sees much of.
            return new(what, bench.Items, Unit.AnswersASecond, Figures.Of(own.Skip(1)), nginx is null ? NoNginx(programs) : Figures.Of(other.Skip(1)));
        }
    }

    /// <summary>From the start of each process to the last byte of its first page, after one time that does not count.</summary>
    private static async Task<PeerRow> FirstPageAsync(Bench bench, int rounds, CancellationToken cancellationToken)
    {
        var (own, other) = (new List<double>(), new List<double>());
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });
        for (var round = 0; round <= rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await using (var server = await PortalServer.StartAsync(bench.Programs.Portal, bench.Content, bench.Catalog, cacheMebibytes: null, cancellationToken))
            {
                await client.GetByteArrayAsync(server.Url, cancellationToken);
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            started = Stopwatch.GetTimestamp();
            await using var nginx = await NginxAsync(bench, cancellationToken);
            if (nginx is not null)
            {
                await client.GetByteArrayAsync(nginx.Url, cancellationToken);
                other.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return new("process start to the first page, catalog at hand; `nginx`", bench.Items, Unit.Milliseconds, Figures.Of(own.Skip(1)), other.Count == 0 ? NoNginx(bench.Programs) : Figures.Of(other.Skip(1)));
    }

    /// <summary>Null where there is nothing that it could serve, or no nginx.</summary>
    private static async Task<NginxServer?> NginxAsync(Bench bench, CancellationToken cancellationToken) =>
        bench.Programs is { Hugo: not null, Nginx: { } nginx } ? await NginxServer.StartAsync(nginx, bench.Public, cancellationToken) : null;

    private static Figures NoNginx(Programs programs) => Figures.Without(programs.Nginx is null ? "nginx" : "hugo");

    /// <summary>So many at most, from everywhere.</summary>
    private static List<string> Sample(IReadOnlyList<string> paths)
    {
        var count = Math.Min(paths.Count, MaxUrls);
        return [.. Enumerable.Range(0, count).Select(index => paths[(int)((long)index * paths.Count / count)])];
    }

    /// <summary>Writes the gzipped twin of each page and feed, which nginx sends instead of it.</summary>
    private static void Compress(string folder, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".html" or ".xml").ToList();
        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancellationToken }, file =>
        {
            using var source = File.OpenRead(file);
            using var twin = new GZipStream(File.Create(file + ".gz"), CompressionLevel.SmallestSize);
            source.CopyTo(twin);
        });
    }

    /// <summary>The same pages at both servers.</summary>
    private sealed record Urls(string Kind, IReadOnlyList<string> Portal, Func<string, string> ToPeer)
    {
        public IReadOnlyList<string> Peer { get; } = [.. Portal.Select(ToPeer)];
    }
}
