using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Tests that look at pages in the browser: one after the other, for its windows share one processor's worth of drawing; tests of other classes run beside them.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class Browser;
