using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CuratedNews.Web.Tests.Exporting;

/// <summary>Debian's nginx with a configuration that docs/operating.md shows, on a socket of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    public const string Missing = "There is no nginx here: install Debian's package 'nginx-light'";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, string folder, HttpClient client) => (_process, _folder, Client) = (process, folder, client);

    public static string? Program { get; } = ((string[])["/usr/sbin/nginx", "/usr/bin/nginx"]).FirstOrDefault(File.Exists);

    /// <summary>Follows no redirects and takes no compression.</summary>
    public HttpClient Client { get; }

    /// <summary>Over one exported folder.</summary>
    public static Task<Nginx> StartAsync(string root) => StartAsync("map_hash_bucket_size", (text, _) => text.Replace("/srv/news", root, StringComparison.Ordinal));

    /// <summary>As a cache before a site.</summary>
    public static Task<Nginx> StartBeforeAsync(params RunningSite[] nodes) => StartAsync("proxy_cache_path", (text, folder) => text
        .Replace("/var/cache/nginx/news", Path.Combine(folder, "cache"), StringComparison.Ordinal)
        .Replace("server 127.0.0.1:5080;", string.Join(' ', nodes.Select(node => $"server {node.Address.Authority};")), StringComparison.Ordinal));

    /// <param name="first">The first setting of the configuration.</param>
    /// <param name="fill">Puts a test's own names into it; is given the folder that is nginx's own.</param>
    private static async Task<Nginx> StartAsync(string first, Func<string, string, string> fill)
    {
        var folder = Directory.CreateTempSubdirectory("curatednews-nginx-").FullName;
        var socket = Path.Combine(folder, "socket");
        var site = fill(Documented(first), folder).Replace("listen 80;", $"listen unix:{socket};", StringComparison.Ordinal);
        var paths = string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(name => $"{name}_temp_path {folder}/{name};\n"));
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $"daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{ }}\nhttp {{\naccess_log off;\n{paths}{site}\n}}\n");
        var start = new ProcessStartInfo(Program!, ["-e", Path.Combine(folder, "error.log"), "-c", configuration]) { RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{Program}' did not start.");
        var nginx = new Nginx(process, folder, new HttpClient(Handler(socket)) { BaseAddress = new Uri("http://localhost") });
        var started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(socket))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Longest)
            {
                var said = await File.ReadAllTextAsync(Path.Combine(folder, "error.log"));
                await nginx.DisposeAsync();
                throw new InvalidOperationException($"nginx does not take the documented configuration: {said}");
            }

            await Task.Delay(20);
        }

        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The socket's file is there a moment before nginx listens on it.</summary>
    private static async Task<bool> AnswersAsync(string socket)
    {
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static SocketsHttpHandler Handler(string socket) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
            return new NetworkStream(connection, ownsSocket: true);
        },
    };

    /// <summary>The indented lines from the first setting to the end of the server.</summary>
    private static string Documented(string first)
    {
        var page = File.ReadAllText(Path.Combine(SampleSite.ContentRoot, "../docs/operating.md"));
        var block = Regex.Match(page, $@"^    {first} .*?^    }}$(?=\n\n\S)", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return block.Success ? block.Value : throw new InvalidOperationException($"docs/operating.md shows no configuration of nginx that begins with {first}.");
    }
}
