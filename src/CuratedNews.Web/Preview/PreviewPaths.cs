using CuratedNews.Web.Representations;

namespace CuratedNews.Web.Preview;

/// <summary>The editor's side of the URLs.</summary>
internal static class PreviewPaths
{
    public const string Root = "/preview";

    public const string Desk = "/preview/";

    /// <summary>What is wrong with the content folder.</summary>
    public const string Problems = "/preview/problems";

    public const string SignIn = "/preview/sign-in";

    public const string SignOut = "/preview/sign-out";

    /// <summary>Makes and ends links to drafts.</summary>
    public const string Share = "/preview/share";

    /// <summary>Every public page, as it will be, below this.</summary>
    public const string Site = "/preview/site";

    /// <summary>The page of one content file, by its path below the content folder.</summary>
    public const string File = "/preview/file/";

    /// <summary>A draft that was shared, by its token: the one thing here that needs no sign-in.</summary>
    public const string Shared = "/preview/shared/";

    public const string Events = "/preview/events";

    private static readonly string[] Forms = [SignIn, SignOut, Share];

    /// <summary>Is it a page that forms are sent to?</summary>
    public static bool TakesForm(PathString path) => Array.IndexOf(Forms, path.Value) >= 0;

    /// <summary>Is it the editor's side, in whatever case and with however many slashes?</summary>
    public static bool Has(PathString path) =>
        new PathString(RepresentationPath.Collapse(path.Value ?? "/")).StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The preview of a content file.</summary>
    /// <param name="file">Its path below the content folder.</param>
    public static string ToFile(string file) => File + string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
}
