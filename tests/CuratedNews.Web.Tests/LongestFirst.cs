using CuratedNews.Web.Tests.Browsing;
using Xunit.Sdk;
using Xunit.v3;

namespace CuratedNews.Web.Tests;

/// <summary>The browser's tests take longest and cannot be divided: they begin at once, or the others would have to wait for them at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == nameof(Browser) ? 0 : 1).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];
}
