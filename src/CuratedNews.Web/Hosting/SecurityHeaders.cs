namespace CuratedNews.Web.Hosting;

/// <summary>
/// What a browser may do with a page of ours: show it, with our own style, scripts and images, and nothing else. No script
/// can make markup or code of a text: Trusted Types are required, and nobody may make one.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Of a picture from the content folder: nothing may come of it, whatever its bytes are taken for.</summary>
    public const string PicturePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private const string Policy = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    private const string SameOrigin = "same-origin";

    /// <summary>A year, of this host alone: others below it are not ours to lead to https.</summary>
    private const string Transport = "max-age=31536000";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;

        // Pictures and icons stand in feeds, which other sites show.
        headers["Cross-Origin-Resource-Policy"] = path.StartsWithSegments("/media", StringComparison.Ordinal) || path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "cross-origin" : SameOrigin;
        AddTransport(context);
        SpeculationRules.Add(headers);
        context.Response.OnStarting(KeepError, context);
        return next(context);
    }

    /// <summary>Keeps browsers to https where they came by it. It is no part of an answer that is kept: others may come by http.</summary>
    public static void AddTransport(HttpContext context)
    {
        // A browser would take it for every port of the developer's own machine.
        if (context.Request.IsHttps && context.Request.Host.Host != "localhost")
        {
            context.Response.Headers.StrictTransportSecurity = Transport;
        }
    }

    /// <summary>An error is this reader's at this moment, and nobody else's, wherever it is met.</summary>
    private static Task KeepError(object context)
    {
        var response = ((HttpContext)context).Response;
        if (response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            response.Headers.CacheControl = "no-store";
            response.Headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        }

        return Task.CompletedTask;
    }
}
