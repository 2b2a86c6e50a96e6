using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Operation;

namespace CuratedNews.Web.Commands;

/// <summary>Options of commands that start no site, as the program's files and the environment say.</summary>
internal static class ConfiguredOptions
{
    /// <summary>A reader of content with the limits of the section <c>Content</c>.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The configuration says something that cannot be meant.</exception>
    public static ItemParser Parser() => new(Read<ContentOptions>("Content").Limits);

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The configuration says something that cannot be meant.</exception>
    public static T Read<T>(string section)
        where T : class, new()
    {
        var configuration = SiteConfiguration.Read();
        ConfigurationCheck.Of(configuration).ThrowIfWrong();
        return configuration.GetSection(section).Get<T>() ?? new T();
    }
}
