using CuratedNews.Catalog.Sqlite;
using CuratedNews.Web.Operation;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace CuratedNews.Web.Preview;

/// <summary>Puts the editor's side together.</summary>
internal static class PreviewSite
{
    private static readonly string[] GetOrHead = [HttpMethods.Get, HttpMethods.Head];

    private static readonly TimeSpan SignedInFor = TimeSpan.FromHours(12);

    public static void AddPreview(this IServiceCollection services, CatalogFile catalog)
    {
        services.AddSection<PreviewOptions>();
        services.AddSingleton<Editors>();
        services.AddSingleton<EditorLinks>();
        services.AddSingleton<PreviewDoor>();
        services.AddSingleton<PreviewFrame>();
        services.AddSingleton<SourceMarks>();
        services.AddSingleton<Shares>();
        services.AddSingleton<LiveEvents>();
        services.AddSingleton<FolderHealth>();
        services.AddHostedService(provider => provider.GetRequiredService<FolderHealth>());
        services.AddHostedService<PreviewWarmth>();
        services.AddSingleton<FolderProblemsCache>();
        services.AddScoped<PreviewBar>();
        services.AddScoped<PreviewLooks>();

        // Beside the catalog, so that a restart signs nobody out.
        services.AddDataProtection().SetApplicationName("curatednews").PersistKeysToFileSystem(PrivateFolder(Path.Combine(Path.GetDirectoryName(catalog.FullPath)!, "keys")));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            // An age counts for more than a date, and does not depend on whose clock is wrong.
            cookie.Cookie = new HostCookie("__Host-curatednews") { SameSite = SameSiteMode.Lax, MaxAge = SignedInFor };
            cookie.ExpireTimeSpan = SignedInFor;
            cookie.SlidingExpiration = true;
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie = new HostCookie("__Host-curatednews-form") { SameSite = SameSiteMode.Strict };
            antiforgery.SuppressXFrameOptionsHeader = true; // The content policy says it.
        });
    }

    /// <summary>The keys of cookies are read when the first editor needs them, and not before the first reader, who needs none, is answered. Called when all else is added.</summary>
    public static void ReadKeysLate(this IServiceCollection services)
    {
        foreach (var reading in services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            services.Remove(reading);
        }
    }

    public static void MapPreview(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(PreviewPaths.Events, GetOrHead, IResult (LiveEvents events, IHostApplicationLifetime lifetime, HttpContext context) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.ContentType = "text/event-stream";
                return TypedResults.Empty;
            }

            // An open preview must not keep the program from ending.
            var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(end);
            return TypedResults.ServerSentEvents(events.ListenAsync(end.Token));
        });

    /// <summary>A folder that nobody but this program's user reads.</summary>
    private static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>
    /// A cookie of this host alone: Secure, for the whole site, out of scripts' reach. Browsers take it over http from this
    /// very machine only, where nobody listens; over a proxy that ends https it is right as well, whatever the request says.
    /// </summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2.5; the prefix: draft-ietf-httpbis-rfc6265bis, section 4.1.3.2.</remarks>
    private sealed class HostCookie : CookieBuilder
    {
        public HostCookie(string name)
        {
            Name = name;
            Path = "/";
            HttpOnly = true;
            IsEssential = true;
            SecurePolicy = CookieSecurePolicy.None;
        }

        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }
}
