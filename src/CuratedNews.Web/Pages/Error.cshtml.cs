using System.Diagnostics;
using CuratedNews.Web.Representations;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CuratedNews.Web.Pages;

/// <summary>What went wrong, without a word on how; it needs no catalog, which may be what is away.</summary>
public sealed partial class ErrorModel(ILogger<ErrorModel> logger) : PageModel
{
    internal static ExceptionHandlerOptions AfterExceptions { get; } = new()
    {
        ExceptionHandlingPath = "/error/500",
        StatusCodeSelector = problem => problem switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            InvalidDataException => StatusCodes.Status400BadRequest, // A form that is none.
            _ => StatusCodes.Status500InternalServerError,
        },
    };

    public int Status { get; private set; }

    public string Title => Status switch
    {
        StatusCodes.Status413PayloadTooLarge => "That is more than can be sent here",
        StatusCodes.Status429TooManyRequests => "Your network asks too much at once",
        < 500 => "That request cannot be answered",
        _ => "Something went wrong on our side",
    };

    /// <summary>Seconds until it may be asked again; null where nobody knows.</summary>
    public string? RetryAfter => Response.Headers.RetryAfter;

    /// <summary>What the log has of a failure; null where it is no failure of ours.</summary>
    public string? TraceId { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        // Only a failed request leads here; the address itself is no page.
        var (status, exception) = (HttpContext.Features.Get<IStatusCodeReExecuteFeature>(), HttpContext.Features.Get<IExceptionHandlerPathFeature>());
        if (status is null && exception is null)
        {
            return NotFound();
        }

        Status = Response.StatusCode;
        if (Status >= StatusCodes.Status500InternalServerError)
        {
            TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
            Failed(exception?.Error, exception?.Path ?? status!.OriginalPath, Status, TraceId);
        }

        if (Negotiation.Wanted(HttpContext) != RepresentationFormat.Json)
        {
            return Page();
        }

        await TypedResults.Problem(title: Title, statusCode: Status, extensions: TraceId is null ? null : [KeyValuePair.Create("traceId", (object?)TraceId)]).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    [LoggerMessage(1, LogLevel.Error, "{Path} failed with {Status}, trace {TraceId}")]
    private partial void Failed(Exception? problem, string path, int status, string traceId);
}
