using CuratedNews.Web.Hosting;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting;
using Serilog.Formatting.Json;
using Serilog.Settings.Configuration;

namespace CuratedNews.Web.Operation;

/// <summary>The log, on standard error: as text or as JSON, each line of a request with the request's id, and none with a reader's address.</summary>
internal static class SiteLog
{
    /// <summary>Categories that say at every start, or at every question, what the operator knows.</summary>
    private static readonly (string Category, LogLevel Least)[] Quiet =
    [
        ("Microsoft.AspNetCore.DataProtection", LogLevel.Error), // That its keys are files; they are for the program's own user alone.
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None), // What /readyz answers.
        ("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None), // The page of the error says it, with the number that readers see.
    ];

    public static void AddSiteLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        // The settings are read when the first line is written, after they were checked.
        logging.Services.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(Logger(configuration), dispose: true));
        foreach (var (category, least) in Quiet)
        {
            logging.AddFilter(category, least).AddFilter<SerilogLoggerProvider>(category, least);
        }
    }

    private static Serilog.Core.Logger Logger(IConfiguration configuration)
    {
        ITextFormatter format = configuration.GetValue<LogFormat>("Operation:LogFormat") == LogFormat.Json ? new JsonFormatter(renderMessage: true) : new LogLines();

        // Named, because to look for assemblies that could have anything to do with a log takes a tenth of a start.
        var known = new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly);
        return new LoggerConfiguration().ReadFrom.Configuration(configuration, known)
            .Filter.ByExcluding(line => StartProblem.Of(line.Exception) is not null) // The command says it in one line.
            .WriteTo.Console(format, standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
    }
}
