namespace CuratedNews.Web.Tests;

/// <summary>A clock that stands still until a test moves it; what is waited for and measured goes on.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
