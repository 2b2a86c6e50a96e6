using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Sets;

/// <summary>How a message names the other files that a problem concerns: the first by path, and how many more.</summary>
internal static class OtherFiles
{
    /// <param name="places">At least one, each in a file of its own.</param>
    public static string Name(IReadOnlyCollection<SourceLocation> places) => Name(First(places), places.Count - 1);

    /// <summary>Each of two or more places with a name of the others.</summary>
    public static IEnumerable<(SourceLocation Place, string Others)> OfEach(IEnumerable<SourceLocation> places)
    {
        var ordered = places.OrderBy(place => place.Path, PathOrder.Instance).ToList();
        return ordered.Select((place, i) => (place, Name(ordered[i == 0 ? 1 : 0], ordered.Count - 2)));
    }

    /// <summary>The place in the first file by path.</summary>
    public static SourceLocation First(IEnumerable<SourceLocation> places) => places.MinBy(place => place.Path, PathOrder.Instance);

    private static string Name(SourceLocation first, int more) => more switch
    {
        0 => first.PrintedPath,
        1 => $"{first.PrintedPath} and one other file",
        _ => $"{first.PrintedPath} and {more} other files",
    };
}
