namespace CuratedNews.Web.Hosting;

/// <summary>The body of an answer that is made and not sent.</summary>
internal static class HeldBody
{
    /// <summary>Lets <paramref name="next"/> make the answer and holds its body back; what is written afterwards is sent again, also where that throws.</summary>
    /// <returns>All that was written, for the caller to send.</returns>
    public static async Task<ReadOnlyMemory<byte>> MakeAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
