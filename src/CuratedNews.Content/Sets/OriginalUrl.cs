namespace CuratedNews.Content.Sets;

/// <summary>Tells whether two web addresses lead to one article.</summary>
internal static class OriginalUrl
{
    /// <summary>The address without what does not change where it leads: scheme, "www.", the slash at its end, the fragment and the parameters of campaigns.</summary>
    /// <param name="url">An absolute address.</param>
    public static string Key(string url)
    {
        var uri = new Uri(url);
        var host = uri.IdnHost.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(parameter => parameter.Length > 0 && !parameter.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)));
        return $"{host}{port}{uri.AbsolutePath.TrimEnd('/')}{(query.Length > 0 ? "?" : "")}{query}";
    }
}
