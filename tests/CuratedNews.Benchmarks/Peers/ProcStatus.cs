using System.Globalization;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>What Linux says of running processes.</summary>
/// <remarks>proc(5)</remarks>
internal static class ProcStatus
{
    /// <summary>The memory that a process holds now.</summary>
    public static double ResidentMebibytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>A process and those that it started itself.</summary>
    public static IEnumerable<int> Tree(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture)).Prepend(process);
}
