using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>nginx over a folder of files and their gzipped twins, set for throughput, until it is disposed.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;

    private NginxServer(Process process, string folder, Uri url) => (_process, _folder, Url) = (process, folder, url);

    public Uri Url { get; }

    /// <summary>Starts it on a free port of this machine and waits until it takes connections.</summary>
    public static async Task<NginxServer> StartAsync(string program, string root, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("curatednews-peers-nginx-").FullName;
        var port = FreePort();
        var errors = Path.Combine(folder, "error.log");
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, root, port), cancellationToken);
        var process = Process.Start(new ProcessStartInfo(program, ["-e", errors, "-c", configuration]) { WorkingDirectory = folder, UseShellExecute = false })!;
        var nginx = new NginxServer(process, folder, new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}")));
        try
        {
            for (var started = Stopwatch.GetTimestamp(); !await TakesConnectionsAsync(port, cancellationToken); await Task.Delay(1, cancellationToken))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(started) > Longest)
                {
                    throw new InvalidOperationException($"nginx must take connections within {Longest.TotalSeconds:0} s; it said: {(File.Exists(errors) ? await File.ReadAllTextAsync(errors, cancellationToken) : "nothing")}");
                }
            }
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }

        return nginx;
    }

    /// <summary>What the master and its workers hold, together. What they share counts for each.</summary>
    public double ResidentMebibytes() => ProcStatus.Tree(_process.Id).Sum(ProcStatus.ResidentMebibytes);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true); // The workers outlive a master that is killed alone.
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Configuration(string folder, string root, int port)
    {
        // Workers of root's nginx are somebody else, who may not enter a temporary folder.
        var user = Environment.IsPrivilegedProcess ? "user root;" : "";
        var paths = string.Join('\n', ((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(name => $"    {name}_temp_path \"{folder}/{name}\";"));
        return FormattableString.Invariant($$"""
            {{user}}
            daemon off;
            worker_processes auto;
            pid "{{folder}}/pid";
            events {
                worker_connections 1024;
            }
            http {
            {{paths}}
                types {
                    text/html html;
                    application/xml xml;
                }
                access_log off;
                sendfile on;
                tcp_nopush on;
                keepalive_timeout 75s;
                keepalive_requests 10000000;
                open_file_cache max=20000 inactive=10m;
                open_file_cache_valid 10m;
                gzip_static on;
                server {
                    listen 127.0.0.1:{{port}} backlog=1024;
                    root "{{root}}";
                }
            }

            """);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> TakesConnectionsAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
