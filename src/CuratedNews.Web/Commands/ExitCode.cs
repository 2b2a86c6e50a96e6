namespace CuratedNews.Web.Commands;

/// <summary>What every command ends with.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The content has errors.</summary>
    public const int ContentErrors = 1;

    public const int WrongUsage = 2;

    /// <summary>Disk, catalog or port.</summary>
    public const int EnvironmentFailed = 3;
}
