using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>Where a list's page stands among the others.</summary>
/// <param name="Path">The list's path, as in a URL.</param>
/// <param name="First">The first entry's place, from 1.</param>
public sealed record PagerModel(string Path, int Number, int Last, int First, int Shown, int Total)
{
    public static PagerModel Of(ListPage list, string path) => new(path, list.Number, list.Last, list.First, list.Cards.Count, list.Total);

    public string? Previous => Number > 1 ? PageLinks.ToPage(Path, Number - 1) : null;

    public string? Next => Number < Last ? PageLinks.ToPage(Path, Number + 1) : null;
}
