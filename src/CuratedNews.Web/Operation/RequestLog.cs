using System.Diagnostics;
using CuratedNews.Web.Preview;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Operation;

/// <summary>
/// A line for each request that failed or took long, with its path and without its query, in which readers' words may
/// stand. What is answered from memory does not come here.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, IOptions<OperationOptions> options, ILogger<RequestLog> logger)
{
    private readonly TimeSpan _slow = TimeSpan.FromMilliseconds(options.Value.SlowMilliseconds);

    public async Task InvokeAsync(HttpContext context)
    {
        // Both are others while an error's page is made. Encoded, a path has no line end that could begin a line of its own.
        var (method, path, started) = (context.Request.Method, context.Request.Path, Stopwatch.GetTimestamp());
        await next(context);
        var elapsed = Stopwatch.GetElapsedTime(started);
        Describe(Activity.Current, context, method);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            if (!OperationSite.Has(path))
            {
                Failed(method, path.ToUriComponent(), context.Response.StatusCode, elapsed.TotalMilliseconds);
            }
        }
        else if (elapsed > _slow && path != PreviewPaths.Events)
        {
            Slow(method, path.ToUriComponent(), context.Response.StatusCode, elapsed.TotalMilliseconds);
        }
    }

    /// <summary>Says in the trace of a request that is sent to a collector what it was: its route, and neither its path nor who asked.</summary>
    private static void Describe(Activity? activity, HttpContext context, string method)
    {
        if (activity is not { IsAllDataRequested: true, Source.Name: OpenTelemetryExport.RequestSource })
        {
            return;
        }

        var (route, status) = ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, context.Response.StatusCode);
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} answered {Status} after {ElapsedMs:0} ms")]
    private partial void Failed(string method, string path, int status, double elapsedMs);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} answered {Status} only after {ElapsedMs:0} ms")]
    private partial void Slow(string method, string path, int status, double elapsedMs);
}
