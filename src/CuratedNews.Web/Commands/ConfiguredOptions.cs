using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Commands;

/// <summary>Options of commands that start no site, as the program's files and the environment say.</summary>
internal static class ConfiguredOptions
{
    /// <summary>A reader of content with the limits of the section <c>Content</c>.</summary>
    /// <exception cref="UsageException">The configuration says something that cannot be meant.</exception>
    public static ItemParser Parser() => new(Read<ContentOptions>("Content").Limits);

    /// <exception cref="UsageException">The configuration says something that cannot be meant.</exception>
    public static T Read<T>(string section)
        where T : class
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var services = new ServiceCollection();
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations();
        using var provider = services.BuildServiceProvider();
        try
        {
            return provider.GetRequiredService<IOptions<T>>().Value;
        }
        catch (OptionsValidationException problem)
        {
            throw new UsageException(StartProblem.Of(problem)!);
        }
        catch (InvalidOperationException problem)
        {
            // A number or a truth value that is none.
            throw new UsageException($"The configuration must be put right: {problem.Message}");
        }
    }
}
