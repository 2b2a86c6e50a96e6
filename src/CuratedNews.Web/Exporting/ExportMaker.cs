using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CuratedNews.Catalog;
using CuratedNews.Content;
using CuratedNews.Web.Feeds;
using CuratedNews.Web.Hosting;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Exporting;

/// <summary>What pages depend on besides the catalog: the program, its files, the configuration that they show.</summary>
internal static class ExportMaker
{
    /// <returns>A hash, which is another as soon as any of them is.</returns>
    public static string Of(IServiceProvider services)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var feeds = services.GetRequiredService<IOptions<FeedOptions>>().Value;
        var programs = new[] { typeof(ItemParser), typeof(CatalogView), typeof(ExportMaker) }.Select(type => type.Module.ModuleVersionId.ToString());
        var assets = services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()?.Route)
            .OfType<string>()
            .Order(StringComparer.Ordinal);
        string[] lines = [RuntimeInformation.FrameworkDescription, JsonSerializer.Serialize(site), JsonSerializer.Serialize(feeds), .. programs, .. assets];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
