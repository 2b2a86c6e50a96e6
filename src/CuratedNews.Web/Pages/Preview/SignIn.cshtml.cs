using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>The way in for editors.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(Editors editors) : PageModel
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Secret { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ReturnUrl { get; set; } = PreviewPaths.Desk;

    /// <summary>Why the last try did not lead in; null before one.</summary>
    public string? Problem { get; private set; }

    /// <summary>Will a browser keep the cookie?</summary>
    public bool CanKeep => Request.IsHttps || Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    public IActionResult OnGet() => HttpContext.Features.Get<PreviewEditor>() is not null ? LocalRedirect(Target()) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        // What is not filled in is bound as null, and is as wrong as any other.
        var (name, secret, network) = (Name ?? "", Secret ?? "", RateLimits.NetworkOf(HttpContext));
        if (editors.SignIn(name, secret, network) is { } principal)
        {
            await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties { IsPersistent = true });
            return LocalRedirect(Target());
        }

        Problem = editors.IsLocked(name, network)
            ? $"This name was tried too often with a wrong secret. It can be tried again in {Editors.LockedFor.TotalMinutes:0} minutes."
            : "Name and secret do not belong together. Secrets are as 'curatednews editor add' was told them.";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    /// <summary>Back to the preview, and nowhere else.</summary>
    private string Target() => Url.IsLocalUrl(ReturnUrl) && PreviewPaths.Has(ReturnUrl.Split('?', '#')[0]) && !ReturnUrl.StartsWith(PreviewPaths.SignIn, StringComparison.OrdinalIgnoreCase)
        ? ReturnUrl
        : PreviewPaths.Desk;
}
