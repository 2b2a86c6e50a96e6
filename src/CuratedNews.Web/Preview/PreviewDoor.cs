using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CuratedNews.Web.Preview;

/// <summary>Whether somebody may enter the preview.</summary>
internal enum Entry
{
    /// <summary>There is no preview for anybody from there.</summary>
    Closed,

    /// <summary>Once signed in.</summary>
    SignInFirst,

    Open,
}

/// <summary>Decides who enters the preview. Without editors it is there only while somebody develops on this very machine.</summary>
internal sealed class PreviewDoor(Editors editors, IWebHostEnvironment environment)
{
    /// <summary>Without a sign-in, for whoever sits at the machine.</summary>
    public const string Local = "Developer";

    /// <returns>With whose name, where it is open.</returns>
    public async Task<(Entry Entry, string? Editor)> AskAsync(HttpContext context)
    {
        if (!editors.AreConfigured)
        {
            return environment.IsDevelopment() && IsFromHere(context) ? (Entry.Open, Local) : (Entry.Closed, null);
        }

        var result = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (result is { Succeeded: true, Principal: { } principal } && editors.IsCurrent(principal))
        {
            context.User = principal;
            return (Entry.Open, principal.Identity!.Name);
        }

        return (Entry.SignInFirst, null);
    }

    /// <summary>Is nobody between the browser and this machine, and is it the machine's own name that the browser asked?</summary>
    /// <remarks>The name counts because another site's name may be led to this machine's address.</remarks>
    private static bool IsFromHere(HttpContext context)
    {
        var headers = context.Request.Headers;
        var host = context.Request.Host.Host;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
            && !headers.ContainsKey("Forwarded") && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("X-Original-For") && !headers.ContainsKey("X-Forwarded-Host") && !headers.ContainsKey("Via");
    }
}
