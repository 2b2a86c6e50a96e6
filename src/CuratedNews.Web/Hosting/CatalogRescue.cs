using CuratedNews.Catalog.Sqlite;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Where a page comes upon a damaged catalog, has it made again and asks once more when it is: whoever reads waits, and sees
/// no error. Only where that takes long the answer is 503.
/// </summary>
internal sealed partial class CatalogRescue(RequestDelegate next, CatalogReaders readers, CatalogFile catalog, ILogger<CatalogRescue> logger)
{
    /// <summary>Longer than most sites take to be imported; proxies wait for a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    private const string RetrySeconds = "60";

    public async Task InvokeAsync(HttpContext context, CatalogSnapshot snapshot)
    {
        var request = context.Request;
        var (path, isReading) = (request.Path, HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        try
        {
            try
            {
                await next(context);
                return;
            }
            catch (SqliteException problem) when (CatalogFile.IsDamage(problem) && isReading && !context.Response.HasStarted)
            {
                if (readers.ReportDamage())
                {
                    Damaged(catalog.FullPath, problem);
                }
            }

            snapshot.Restart();
            await readers.RenewedAsync(Patience, context.RequestAborted);
            context.Response.Clear();
            context.SetEndpoint(endpoint: null);
            request.RouteValues.Clear();
            request.Path = path;
            await next(context);
        }
        catch (TimeoutException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetrySeconds;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The catalog {CatalogPath} is damaged; it is made again from the content")]
    private partial void Damaged(string catalogPath, Exception problem);
}
