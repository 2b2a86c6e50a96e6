namespace CuratedNews.Web.Operation;

/// <summary>How bad a finding is: ordered, so that the worst of several is their maximum.</summary>
internal enum Verdict
{
    Ok,

    /// <summary>It works, and there is something to know.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Problem,
}

/// <summary>What was found about one thing.</summary>
/// <param name="Subject">Such as "catalog".</param>
/// <param name="Found">A sentence.</param>
/// <param name="ToDo">What to do about it, a sentence; null where there is nothing to do.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Found, string? ToDo = null);
