using System.ComponentModel.DataAnnotations;

namespace CuratedNews.Web.Hosting;

/// <summary>The section <c>Cache</c> of the configuration.</summary>
public sealed class CacheOptions
{
    /// <summary>How much memory finished answers may take, in MiB; 0 keeps none.</summary>
    [Range(0, 65_536)]
    public int Mebibytes { get; set; } = 128;
}
