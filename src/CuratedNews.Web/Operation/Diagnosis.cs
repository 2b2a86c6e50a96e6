using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CuratedNews.Catalog.Sqlite;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Operation;

/// <summary>What could keep a site from working here, looked at without changing anything.</summary>
internal sealed class Diagnosis(IConfiguration configuration, CatalogFile catalog, TimeProvider time)
{
    /// <summary>Less than this is used up by an import.</summary>
    private const long LeastFree = 64L << 20;

    /// <summary>How far into the future a file or a catalog may be dated before the clock is doubted.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(10);

    private string DataFolder => Path.GetDirectoryName(catalog.FullPath)!;

    /// <summary>Everything about this place, one or more findings a subject.</summary>
    /// <param name="urls">Where the site would listen; null for what the configuration says.</param>
    public IEnumerable<Finding> All(ContentFolder folder, string? urls) =>
        [.. Configuration(), .. Content(folder), .. Catalog(), .. Data(), .. TemporaryFiles(), .. Ports(urls ?? configuration["Urls"] ?? "http://localhost:5080"), .. Site(), .. PreviewSetUp(), .. Clock(folder), .. User()];

    private List<Finding> Configuration()
    {
        var check = ConfigurationCheck.Of(configuration);
        var findings = check.Problems.Select(problem => new Finding("configuration", Verdict.Problem, problem, "Change the value in appsettings.json or in the environment."))
            .Concat(check.Unknown.Select(unknown => new Finding("configuration", Verdict.Warning, unknown, "Correct the key, or take it out.")))
            .ToList();
        return findings.Count > 0 ? findings : [new("configuration", Verdict.Ok, "Every key is known, and every value can be meant.")];
    }

    private static IEnumerable<Finding> Content(ContentFolder folder)
    {
        try
        {
            var files = folder.Files().Count();
            return files > 0
                ? [new("content", Verdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{files:N0} files in '{folder.Root}'; 'curatednews validate' checks what they say."))]
                : [new("content", Verdict.Warning, $"'{folder.Root}' has no files of items.", "Name another folder with --content, or begin with 'curatednews new'.")];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [new("content", Verdict.Problem, $"'{folder.Root}' cannot be read; the system said: {problem.Message}", "Give this user the right to read the folder and all below it.")];
        }
    }

    private IEnumerable<Finding> Catalog()
    {
        try
        {
            var state = catalog.Look();
            return state switch
            {
                CatalogState.Created => [new("catalog", Verdict.Ok, $"There is none at '{catalog.FullPath}' yet; the first start makes it.")],
                CatalogState.OtherVersion => [new("catalog", Verdict.Warning, "It is of another version; the next start makes it anew from the content, and serves when that is done.")],
                CatalogState.Foreign => [new("catalog", Verdict.Problem, $"'{catalog.FullPath}' is no catalog.", "Name another file with --data; the next start would rename this one.")],
                CatalogState.Damaged => [new("catalog", Verdict.Warning, "It is damaged; the next start makes it anew from the content.")],
                _ when catalog.FindDamage() is { } damage => [new("catalog", Verdict.Problem, $"It is damaged; SQLite said: {damage}", $"Stop the site and delete '{catalog.FullPath}' with its -wal and -shm: the next start makes it anew.")],
                _ => [new("catalog", Verdict.Ok, string.Create(CultureInfo.InvariantCulture, $"Whole, of this version, with {catalog.ReadCounts(null).Items:N0} items."))],
            };
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            return [new("catalog", Verdict.Problem, $"'{catalog.FullPath}' cannot be opened; the system said: {problem.Message}", "Give this user the right to read and write the file and its folder.")];
        }
    }

    private IEnumerable<Finding> Data()
    {
        // The folder that is there, or the one that it would be made in.
        var folder = new DirectoryInfo(DataFolder);
        while (!folder.Exists && folder.Parent is { } parent)
        {
            folder = parent;
        }

        if (WhyNotWritable(folder) is { } reason)
        {
            yield return new("permissions", Verdict.Problem, $"'{folder.FullName}' cannot be written to; the system said: {reason}", "Give this user the folder, or name another file with --data.");
            yield break;
        }

        var keys = Path.Combine(DataFolder, "keys");
        yield return !OperatingSystem.IsWindows() && Directory.Exists(keys) && (File.GetUnixFileMode(keys) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None
            ? new("permissions", Verdict.Problem, $"Others can read '{keys}', with which sign-ins are sealed.", $"chmod 700 '{keys}'")
            : new("permissions", Verdict.Ok, $"'{folder.FullName}' can be written to.");

        var (free, size) = (new DriveInfo(folder.FullName).AvailableFreeSpace, File.Exists(catalog.FullPath) ? new FileInfo(catalog.FullPath).Length : 0);
        var found = string.Create(CultureInfo.InvariantCulture, $"{free >> 20:N0} MiB are free beside a catalog of {size >> 20:N0} MiB.");
        yield return free < LeastFree ? new("disk", Verdict.Problem, found, "Make room: imports stop when the disk is full, and the site stays as it is.")
            : free < LeastFree + (2 * size) ? new("disk", Verdict.Warning, found, "Make room: a catalog that is made anew takes as much again.")
            : new("disk", Verdict.Ok, found);
    }

    /// <summary>Told only where something is wrong: what seals sign-ins and forms is written by way of this folder.</summary>
    private static IEnumerable<Finding> TemporaryFiles()
    {
        var folder = Path.GetTempPath();
        if (WhyNotWritable(new DirectoryInfo(folder)) is { } reason)
        {
            yield return new("permissions", Verdict.Problem, $"'{folder}' is for temporary files and cannot be written to, so that no editor can sign in; the system said: {reason}", "Give this user a folder of that kind, or name another in TMPDIR.");
        }
    }

    private static string? WhyNotWritable(DirectoryInfo folder)
    {
        var probe = Path.Combine(folder.FullName, $".curatednews-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    private static IEnumerable<Finding> Ports(string urls)
    {
        if (StartProblem.OfUrls(urls) is { } wrong)
        {
            yield return new("port", Verdict.Problem, wrong, "Change --urls, or Urls in the configuration.");
            yield break;
        }

        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.Port == 0)
            {
                continue;
            }

            var host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
            yield return Listen(url, new IPEndPoint(host, address.Port));
        }
    }

    private static Finding Listen(string url, IPEndPoint place)
    {
        try
        {
            using var listener = new TcpListener(place);
            listener.Start();
            return new("port", Verdict.Ok, $"{url} is free.");
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return new("port", Verdict.Warning, $"Something listens at {url} already.", "If it is not this site, choose another address with --urls.");
        }
        catch (SocketException problem)
        {
            return new("port", Verdict.Problem, $"{url} cannot be listened at; the system said: {problem.Message}", "Choose an address of this machine with --urls; ports below 1024 need a right of their own.");
        }
    }

    private IEnumerable<Finding> Site()
    {
        if (!Uri.TryCreate(configuration["Site:BaseUrl"] ?? new SiteOptions().BaseUrl.ToString(), UriKind.Absolute, out var url))
        {
            // Said as a value that cannot be meant.
            yield break;
        }

        yield return url.IsLoopback ? new("base URL", Verdict.Warning, $"Site:BaseUrl is {url}, which only this machine can open; feeds and sitemaps name it.", "Set it to the site's public origin before the site is public.")
            : url.AbsolutePath != "/" ? new("base URL", Verdict.Warning, $"Site:BaseUrl is {url}; its path is not used.", $"Set it to {url.GetLeftPart(UriPartial.Authority)}.")
            : url.Scheme != Uri.UriSchemeHttps ? new("base URL", Verdict.Warning, $"Site:BaseUrl is {url}; browsers call it insecure, and editors can sign in over https alone.", "Put the site behind https, and say so in Site:BaseUrl.")
            : new("base URL", Verdict.Ok, $"{url}");

        var hosts = (configuration["AllowedHosts"] ?? "*").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!url.IsLoopback)
        {
            yield return hosts.Contains("*", StringComparer.Ordinal) ? new("hosts", Verdict.Warning, "AllowedHosts lets requests bear any host's name.", $"Set it to {url.Host}.")
                : hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase) || Array.Exists(hosts, host => host.StartsWith("*.", StringComparison.Ordinal) && url.Host.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)) ? new("hosts", Verdict.Ok, string.Join(", ", hosts))
                : new("hosts", Verdict.Problem, $"AllowedHosts does not have {url.Host}, the host of Site:BaseUrl: its readers get 400.", $"Add {url.Host}.");
        }
    }

    private IEnumerable<Finding> PreviewSetUp()
    {
        var editors = configuration.GetSection("Preview:Editors").Get<List<EditorEntry>>() ?? [];
        var broken = editors.FirstOrDefault(editor => !Convert.TryFromBase64String(editor.Secret, new byte[editor.Secret.Length], out _));
        yield return editors.Count == 0 ? new("preview", Verdict.Ok, "Closed: no editors are configured.")
            : broken is not null ? new("preview", Verdict.Problem, $"The secret of '{broken.Name}' is no hash, so that nobody gets in with it.", $"Take the entry that 'curatednews editor add {broken.Name}' prints.")
            : new("preview", Verdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{editors.Count} may sign in."));
    }

    private IEnumerable<Finding> Clock(ContentFolder folder)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var newest = ((string[])[catalog.FullPath, folder.Root, typeof(Diagnosis).Assembly.Location]).Where(path => File.Exists(path) || Directory.Exists(path)).Max(File.GetLastWriteTimeUtc);
        yield return now + Doubt < newest
            ? new("clock", Verdict.Problem, string.Create(CultureInfo.InvariantCulture, $"It says {now:u}, which is before the last change of a file, {newest:u}."), "Set the clock, or what is scheduled appears at the wrong time.")
            : new("clock", Verdict.Ok, string.Create(CultureInfo.InvariantCulture, $"{now:u}"));
    }

    private static IEnumerable<Finding> User() =>
        Environment.IsPrivilegedProcess
            ? [new("user", Verdict.Warning, "This is the administrator, who need not serve a site.", "Run it as a user of its own; docs/operating.md has a systemd unit.")]
            : [new("user", Verdict.Ok, $"{Environment.UserName}")];
}
