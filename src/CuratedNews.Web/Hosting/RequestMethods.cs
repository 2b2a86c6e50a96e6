using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Diagnostics;

namespace CuratedNews.Web.Hosting;

/// <summary>
/// Lets pass only what a path is there for: everything is read, and the editors' forms are sent as well. A form is read
/// here, so that one that is too long, or is none, is told so before anything else takes it for another mistake.
/// </summary>
internal sealed class RequestMethods(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // As they are written: to the server "head" is another method, whose answer has a body.
        var request = context.Request;
        var takesForm = PreviewPaths.TakesForm(request.Path);
        if (request.Method is not ("GET" or "HEAD"))
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                // The page of an error is read, whatever it was that failed.
                request.Method = HttpMethods.Get;
            }
            else if (!takesForm || request.Method != "POST")
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = takesForm ? "GET, HEAD, POST" : "GET, HEAD";
                return;
            }
            else if (request.HasFormContentType)
            {
                await request.ReadFormAsync(context.RequestAborted);
            }
        }

        await next(context);
    }
}
