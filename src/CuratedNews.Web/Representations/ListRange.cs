using System.Globalization;

namespace CuratedNews.Web.Representations;

/// <summary>The part of a list that a program asks for: so many entries after a cursor.</summary>
/// <param name="After">A cursor as it was given; null for the beginning.</param>
/// <param name="Limit">Null where none is given.</param>
internal sealed record ListRange(string? After, int? Limit)
{
    public const int MaxLimit = 100;

    private const string AfterName = "after";
    private const string LimitName = "limit";

    /// <summary>Reads <c>?after=</c> and <c>?limit=</c>; false where one is given twice, beside <c>page</c>, or is no limit from 1 to 100.</summary>
    public static bool TryParse(IQueryCollection query, out ListRange range)
    {
        range = new ListRange(null, null);
        var (after, limit) = (query[AfterName], query[LimitName]);
        if (after.Count > 1 || limit.Count > 1 || query.ContainsKey("page"))
        {
            return false;
        }

        range = new ListRange(after.Count == 1 ? after[0] ?? "" : null, null);
        if (limit.Count == 0)
        {
            return true;
        }

        if (!int.TryParse(limit[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MaxLimit || limit[0]!.StartsWith('0'))
        {
            return false;
        }

        range = range with { Limit = number };
        return true;
    }

    /// <summary>The query of the part that comes next.</summary>
    /// <param name="cursor">Of the last entry of this one.</param>
    public string QueryAfter(string cursor) =>
        Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"?{AfterName}={cursor}&{LimitName}={limit}") : $"?{AfterName}={cursor}";

    /// <summary>Does a query ask for a part of a list in the way that only programs know?</summary>
    public static bool IsIn(IQueryCollection query) => query.ContainsKey(AfterName) || query.ContainsKey(LimitName);
}
