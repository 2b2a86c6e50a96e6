namespace CuratedNews.Catalog.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class FakeTime(DateTime now) : TimeProvider
{
    /// <summary>UTC.</summary>
    public DateTime Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => new(Now);
}
