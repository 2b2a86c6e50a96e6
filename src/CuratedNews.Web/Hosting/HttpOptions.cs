using System.ComponentModel.DataAnnotations;

namespace CuratedNews.Web.Hosting;

/// <summary>The section <c>Http</c> of the configuration: how much one client may ask, and how slowly.</summary>
/// <remarks>docs/security.md says what each limit answers.</remarks>
public sealed class HttpOptions
{
    /// <summary>Of the method, the target and the version; no address of a site is as long.</summary>
    [Range(1_024, 65_536)]
    public int MaxRequestLineBytes { get; set; } = 8_192;

    /// <summary>Of all headers of a request, names, values and line ends.</summary>
    [Range(1_024, 262_144)]
    public int MaxHeaderBytes { get; set; } = 16_384;

    [Range(16, 1_000)]
    public int MaxHeaders { get; set; } = 64;

    /// <summary>Only editors send bodies, and theirs are short forms.</summary>
    [Range(4_096, 10_485_760)]
    public int MaxBodyBytes { get; set; } = 65_536;

    /// <summary>At once, those of idle readers included.</summary>
    [Range(10, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>Until the last header of a request has arrived.</summary>
    [Range(1, 600)]
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>How long a connection stays open on which nothing is asked.</summary>
    [Range(1, 3_600)]
    public int KeepAliveSeconds { get; set; } = 60;

    /// <summary>How fast a body must come, and an answer be taken, after five seconds' grace.</summary>
    [Range(1, 100_000_000)]
    public int MinBytesPerSecond { get; set; } = 1_000;

    /// <summary>Searches and completions from one network, in a minute or at once; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int SearchesAMinute { get; set; } = 300;

    /// <summary>Tries to sign in from one network in a minute; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int SignInsAMinute { get; set; } = 10;
}
