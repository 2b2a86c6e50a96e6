using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CuratedNews.Web.Pages;

/// <summary>What went wrong, without a word on how; it needs no catalog, which may be what is away.</summary>
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    public string TraceId => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public IActionResult OnGet(int status)
    {
        // Only a failed request leads here; the address itself is no page.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            return NotFound();
        }

        Status = status;
        Response.StatusCode = status;
        return Page();
    }
}
