using System.ComponentModel.DataAnnotations;

namespace CuratedNews.Web.Capturing;

/// <summary>The section <c>Capture</c> of the configuration.</summary>
public sealed class CaptureOptions
{
    /// <summary>The section that drafts of captures are put in; an editor may move them.</summary>
    [Required, RegularExpression(@"/([^/\s]+/)*", ErrorMessage = "'Capture:Section' must be a section of the site, such as /news/.")]
    public string Section { get; set; } = "/news/";

    /// <summary>The curator whose name drafts bear; null to leave it to the editor.</summary>
    [StringLength(200)]
    public string? Curator { get; set; }

    /// <summary>How many bytes a capture may have, decompressed.</summary>
    [Range(1_000, 100_000_000)]
    public int MaxBytes { get; set; } = 5_000_000;

    /// <summary>How long fetching an article may take in all.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Whether articles may be fetched from this machine and its network, which nobody outside should have looked at.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>As the program's files and the environment say.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">They say something that cannot be meant.</exception>
    public static CaptureOptions Read() => Commands.ConfiguredOptions.Read<CaptureOptions>("Capture");
}
