using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>Makes and ends links to drafts.</summary>
public sealed class ShareModel(CatalogSnapshot catalog, Shares shares) : PageModel
{
    /// <summary>Why no link was made.</summary>
    public string Problem { get; private set; } = "";

    public IActionResult OnGet() => LocalRedirect(PreviewPaths.Desk);

    public async Task<IActionResult> OnPostAsync(string? path, string? until, CancellationToken cancellationToken)
    {
        await catalog.BeginAsync(cancellationToken);
        if (path is null || !await catalog.Db.Items.AnyAsync(item => item.Path == path, cancellationToken))
        {
            return Refuse($"A link is made to the file of an item; found none at '{path}'.");
        }

        if (!PreviewMoment.TryParse(until, out var end) || end <= catalog.Now || end > catalog.Now.AddDays(Shares.MaxDays))
        {
            return Refuse($"A link ends at a moment within {Shares.MaxDays} days, such as {PreviewMoment.Write(catalog.Now.AddDays(Shares.Days))}; found '{until}'.");
        }

        shares.Add(path, Editor, catalog.Now, end);
        return LocalRedirect(PreviewPaths.ToFile(path) + "#share");
    }

    public IActionResult OnPostRevoke(string? token, string? path)
    {
        shares.Revoke(token ?? "", catalog.Now);
        return LocalRedirect(string.IsNullOrEmpty(path) ? PreviewPaths.Desk + "#shares" : PreviewPaths.ToFile(path) + "#share");
    }

    private string Editor => HttpContext.Features.Get<PreviewEditor>()?.Name ?? throw new InvalidOperationException("Only the gate leads here, with an editor.");

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
