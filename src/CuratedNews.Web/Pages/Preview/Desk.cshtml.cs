using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CuratedNews.Web.Pages.Preview;

/// <summary>Everything in the content folder, by where it stands.</summary>
public sealed class DeskModel : PageModel
{
}
