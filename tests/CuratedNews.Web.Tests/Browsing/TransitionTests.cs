using Xunit;

namespace CuratedNews.Web.Tests.Browsing;

/// <summary>Who clicks fast skips the transition between two pages; the browser calls that an error, and it is none.</summary>
[Collection(nameof(Browser))]
public sealed class TransitionTests(SampleSite sample, Chromium chromium)
{
    [Theory]
    [InlineData("document.startViewTransition(() => {}).skipTransition()", "")]
    [InlineData("Promise.reject(new DOMException('Transition was aborted because of invalid state. ViewTransition opt-in disabled', 'InvalidStateError'))", "")]
    [InlineData("Promise.reject(new DOMException('The user aborted a request.', 'AbortError'))", "The user aborted a request.")]
    [InlineData("Promise.reject(new TypeError('transition is not a function'))", "transition is not a function")]
    public async Task A_skipped_transition_is_not_complained_of_and_everything_else_is(string script, string complaint)
    {
        await using var window = await chromium.OpenAsync(sample.Site, "/topic/");

        await window.Page.EvaluateAsync($"() => {{ {script}; }}");
        await window.Page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100)))");

        Assert.Equal(complaint.Length == 0 ? 0 : 1, window.Complaints.Count);
        Assert.All(window.Complaints, text => Assert.Contains(complaint, text, StringComparison.Ordinal));
    }
}
