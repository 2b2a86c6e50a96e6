namespace CuratedNews.Benchmarks.Peers;

/// <summary>What a comparison runs, as full paths; null for what this machine does not have.</summary>
/// <param name="Portal">The published <c>curatednews</c>.</param>
/// <param name="Time">GNU time, which no figure of a process can be had without.</param>
internal sealed record Programs(string Portal, string Time, string? Hugo, string? Nginx, string? Wrk)
{
    /// <param name="portal">The executable, or the folder that it was published to.</param>
    public static Programs Find(string portal)
    {
        var executable = Path.GetFullPath(Directory.Exists(portal) ? Path.Combine(portal, "curatednews") : portal);
        if (!File.Exists(executable))
        {
            throw new FileNotFoundException($"--program is a published curatednews or its folder; found none at '{executable}'.");
        }

        var time = OnPath("time") ?? throw new FileNotFoundException("Processes are measured by GNU time; install Debian's package 'time'.");
        return new Programs(executable, time, OnPath("hugo"), OnPath("nginx"), OnPath("wrk"));
    }

    /// <summary>Debian keeps nginx in /usr/sbin, which is on the path of root alone.</summary>
    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
