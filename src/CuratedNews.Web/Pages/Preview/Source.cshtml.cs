using CuratedNews.Web.Hosting;
using CuratedNews.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>A content file that has no page yet: a capture, or one that was never without an error.</summary>
public sealed class SourceModel(CatalogSnapshot catalog) : PageModel
{
    public string FilePath { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<PreviewFile>() is not { } asked)
        {
            return NotFound();
        }

        await catalog.BeginAsync(cancellationToken);
        FilePath = asked.Path;
        return await catalog.Db.Files.AnyAsync(file => file.Path == asked.Path, cancellationToken) ? Page() : NotFound();
    }
}
