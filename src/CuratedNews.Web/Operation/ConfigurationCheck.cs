using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CuratedNews.Content;
using CuratedNews.Content.Metadata;
using Microsoft.Extensions.Options;
using Serilog.Events;

namespace CuratedNews.Web.Operation;

/// <summary>
/// What the configuration says in this program's own sections, held against what can be said there: every problem at once,
/// each with its key, what was expected and what was found.
/// </summary>
internal sealed class ConfigurationCheck
{
    private const string LogLevels = "Serilog:MinimumLevel";

    private readonly List<string> _problems = [];
    private readonly List<string> _unknown = [];

    private ConfigurationCheck()
    {
    }

    /// <summary>Values that cannot be meant; with one of them the site does not start.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Keys that nothing reads, with those that were probably meant.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    public static ConfigurationCheck Of(IConfiguration configuration)
    {
        var check = new ConfigurationCheck();
        foreach (var section in OwnSections.All)
        {
            check.Read(configuration.GetSection(section.Name), section.Options);
        }

        check.ReadSections(configuration, [.. OwnSections.All.Select(section => section.Name)]);
        check.ReadLevels(configuration.GetSection(LogLevels));
        return check;
    }

    /// <exception cref="OptionsValidationException">There are problems.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(ConfigurationCheck), _problems);
        }
    }

    private void Read(IConfigurationSection section, Type type)
    {
        var (before, properties) = (_problems.Count, type.GetProperties(BindingFlags.Public | BindingFlags.Instance));
        foreach (var child in section.GetChildren())
        {
            if (Array.Find(properties, property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is { } property)
            {
                ReadProperty(child, property);
            }
            else
            {
                var near = Spelling.Nearest(child.Key, properties.Select(property => property.Name));
                _unknown.Add($"The configuration has no key '{child.Path}'.{(near is null ? "" : $" Did you mean '{section.Path}:{near}'?")}");
            }
        }

        if (_problems.Count == before && (section.Get(type) ?? Activator.CreateInstance(type)) is IValidatableObject options)
        {
            _problems.AddRange(options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!));
        }
    }

    private void ReadProperty(IConfigurationSection section, PropertyInfo property)
    {
        if (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
        {
            var element = property.PropertyType.GetGenericArguments()[0];
            foreach (var child in section.GetChildren().Where(_ => element.IsClass && element != typeof(string)))
            {
                Read(child, element);
            }

            return;
        }

        object? value;
        try
        {
            value = section.Get(property.PropertyType);
        }
        catch (InvalidOperationException)
        {
            // A number, a truth value or a name that is none.
            _problems.Add($"{section.Path} must be {Expected(property)}; found '{section.Value}'.");
            return;
        }

        if (property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(value)) is { } broken)
        {
            var own = broken is RangeAttribute or RequiredAttribute or StringLengthAttribute ? $"{section.Path} must be {Expected(property)}" : broken.FormatErrorMessage(section.Path).TrimEnd('.');
            _problems.Add($"{own}; found '{section.Value}'.");
        }
        else if (value is Uri url && (url is not { IsAbsoluteUri: true, Scheme: "http" or "https" } || SourceLink.AsciiHost(url) is null))
        {
            _problems.Add($"{section.Path} must be {Expected(property)}; found '{section.Value}'.");
        }
    }

    private static string Expected(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        return type switch
        {
            _ when range is not null => string.Create(CultureInfo.InvariantCulture, $"a number from {range.Minimum} to {range.Maximum}"),
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(Uri) => "an absolute http or https URL, such as https://news.example.org",
            _ when type == typeof(TimeSpan) => "a time, such as 00:00:30",
            { IsEnum: true } => string.Join(" or ", Enum.GetNames(type)).ToLowerInvariant(),
            _ when property.GetCustomAttribute<StringLengthAttribute>() is { } length => $"a text of 1 to {length.MaximumLength} characters",
            _ => type == typeof(string) ? "a text" : "a whole number",
        };
    }

    /// <summary>Whole sections under a name that is nearly one of ours.</summary>
    private void ReadSections(IConfiguration configuration, string[] names)
    {
        foreach (var section in configuration.GetChildren().Where(section => section.GetChildren().Any() && !names.Contains(section.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (Array.Find(names, name => Spelling.Distance(section.Key, name) == 1) is { } near)
            {
                _unknown.Add($"The configuration has no section '{section.Key}'. Did you mean '{near}'?");
            }
        }
    }

    private void ReadLevels(IConfigurationSection levels)
    {
        foreach (var level in (IEnumerable<IConfigurationSection>)[levels, levels.GetSection("Default"), .. levels.GetSection("Override").GetChildren()])
        {
            if (level.Value is { } name && !Enum.TryParse<LogEventLevel>(name, ignoreCase: true, out _))
            {
                _problems.Add($"{level.Path} must be one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}; found '{name}'.");
            }
        }
    }
}
