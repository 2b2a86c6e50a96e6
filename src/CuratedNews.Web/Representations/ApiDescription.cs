using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CuratedNews.Web.Representations;

/// <summary>
/// <c>/openapi.json</c>: the JSON form of every page. Its URLs are answered by the pages, so the endpoints that describe
/// them match no request.
/// </summary>
/// <remarks>OpenAPI 3.1.</remarks>
internal static class ApiDescription
{
    private const string Lists = "Lists";
    private const string Items = "Items";

    private const string Introduction =
        "Every page of the site as JSON. Texts are plain, URLs absolute, times UTC; what a page does not have is left out. "
        + "The same JSON is at the page's own URL for 'Accept: application/json', and Markdown is at the same URLs with '.md' in place of '.json'.";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(api =>
    {
        api.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        api.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.Any(data => data is SuppressMatchingMetadata);
        api.AddDocumentTransformer((document, context, _) =>
        {
            var site = context.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value;
            document.Info = new OpenApiInfo { Title = site.Name, Description = $"{site.Tagline} {Introduction}", Version = "1" };
            document.Servers = [new OpenApiServer { Url = site.Absolute("") }];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi.json").WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        routes.MapGet("/index.json", List).Describe<ListDocument>("home", Lists, "The home page: all items.");
        routes.MapGet("/{section}/index.json", SectionList)
            .Describe<ListDocument>("section", Lists, "A section's items. A section below another has a path of several segments, such as communities/rural-health.");
        routes.MapGet("/{section}/{slug}.json", Item)
            .Describe<ItemDocument>("item", Items, "An item. Where the section has a path of several segments, the item stands below all of them.")
            .Produces<ProblemDocument>(StatusCodes.Status410Gone, ProblemDocument.MediaType);
        routes.MapGet("/topic/index.json", List).Describe<IndexDocument>("topics", Lists, "All topics, by vocabulary and label; 100 at once, if no limit is given.");
        routes.MapGet("/topic/{slug}.json", SlugList).Describe<ListDocument>("topic", Lists, "A topic: its items, the offerings that have it.");
        routes.MapGet("/offering/index.json", List).Describe<IndexDocument>("offerings", Lists, "All offerings, by label; 100 at once, if no limit is given.");
        routes.MapGet("/offering/{slug}.json", SlugList).Describe<ListDocument>("offering", Lists, "A product or service: its news, its topics.");
        routes.MapGet("/author/{slug}.json", SlugList).Describe<ListDocument>("author", Lists, "A curator's items.");
        routes.MapGet("/source/{host}.json", HostList).Describe<ListDocument>("source", Lists, "The items that were found on one site.");
    }

    private static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder endpoint, string name, string tag, string summary) => endpoint
        .WithName(name).WithTags(tag).WithSummary(summary)
        .Produces<T>(StatusCodes.Status200OK, RepresentationFormat.Json.MediaType)
        .Produces<ProblemDocument>(StatusCodes.Status404NotFound, ProblemDocument.MediaType)
        .WithMetadata(new SuppressMatchingMetadata());

    // Their parameters are all that is read of these.
    private static void List([AsParameters] ListParameters part)
    {
    }

    private static void Item(string section, string slug)
    {
    }

    private static void SlugList(string slug, [AsParameters] ListParameters part)
    {
    }

    private static void HostList(string host, [AsParameters] ListParameters part)
    {
    }

    private static void SectionList(string section, [AsParameters] ListParameters part)
    {
    }

    /// <summary>The part of a list. No record: what compiles routes with the program makes no C# of a parameter <c>string?</c>.</summary>
    internal sealed class ListParameters
    {
        [FromQuery(Name = "after"), Description("A cursor, from the 'next' of the part before: what was added meanwhile neither repeats nor hides an entry.")]
        public string? After { get; init; }

        [FromQuery(Name = "limit"), Description("How many entries; 20 items, if it is not given."), Range(1, ListRange.MaxLimit)]
        public int? Limit { get; init; }

        [FromQuery(Name = "page"), Description("A page of the site by its number from 2, in place of cursor and limit."), Range(2, int.MaxValue)]
        public int? Page { get; init; }
    }
}
