using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CuratedNews.Web.Pages;

/// <summary>
/// The URLs of the program's own files, which change with their content. Named here and not by '~/', for which Razor would
/// put every tag that has a URL through a tag helper, on every page.
/// </summary>
internal static class AssetUrls
{
    /// <param name="name">Below <c>assets</c>.</param>
    public static string Asset(this ViewContext view, string name)
    {
        var (context, path) = (view.HttpContext, "assets/" + name);
        return $"{context.Request.PathBase.ToUriComponent()}/{context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path}";
    }
}
