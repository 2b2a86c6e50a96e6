using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.ResponseCompression;

namespace CuratedNews.Web.Representations;

/// <summary>What programs find beside the pages: how to read their other forms, and where to begin.</summary>
internal static class RepresentationRoutes
{
    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    public static void AddRepresentations(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json =>
        {
            // Letters of every script as they are; what HTML uses is still escaped, so that no copy of it can become markup.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddApiDescription();
        services.PostConfigure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, RepresentationFormat.Markdown.MediaType, ProblemDocument.MediaType, SearchDescription.MediaType]);
    }

    public static void MapRepresentations(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/llms.txt", GetOrHead, LlmsText.WriteAsync);
        routes.MapMethods("/opensearch.xml", GetOrHead, SearchDescription.Get);
        routes.MapApiDescription();
    }
}
