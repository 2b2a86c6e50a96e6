namespace CuratedNews.Catalog.Search;

/// <summary>
/// How rare something is, in steps: a quarter of a doubling each. An item more or less moves nothing from one step to the
/// next until there are a fifth more or fewer, so that what hangs on it stays as it is through most imports.
/// </summary>
internal static class Rarity
{
    public const int StepsADoubling = 4;

    /// <param name="items">How many items have it; 0 counts as 1.</param>
    /// <returns>0 for one item, 4 for two, 8 for four: the more items, the larger.</returns>
    public static int StepOf(int items) => (int)Math.Round(StepsADoubling * Math.Log2(Math.Max(1, items)));
}
