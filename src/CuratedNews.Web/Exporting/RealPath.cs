namespace CuratedNews.Web.Exporting;

/// <summary>Where folders are once every link on the way to them is followed.</summary>
internal static class RealPath
{
    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <param name="path">Absolute; what is not there is taken as it is written.</param>
    public static string Of(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var here = Path.Combine(Of(parent), Path.GetFileName(path));
        return new DirectoryInfo(here) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Of(Path.TrimEndingDirectorySeparator(target.FullName))
            : here;
    }

    /// <summary>Is a folder another one, or somewhere inside it?</summary>
    public static bool IsWithin(string path, string folder) =>
        path.Equals(folder, Comparison)
        || (path.StartsWith(folder, Comparison) && (folder.EndsWith(Path.DirectorySeparatorChar) || path[folder.Length] == Path.DirectorySeparatorChar));
}
