namespace CuratedNews.Web.Operation;

/// <summary>The configuration for commands that put no site together.</summary>
internal static class SiteConfiguration
{
    /// <summary>What the site would be configured with: the program's files, then the environment.</summary>
    /// <exception cref="InvalidDataException">A file is no JSON.</exception>
    public static IConfigurationRoot Read()
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;
        return new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .Build();
    }
}
