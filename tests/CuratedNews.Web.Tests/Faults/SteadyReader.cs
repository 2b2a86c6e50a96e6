using System.Collections.Concurrent;
using System.Globalization;
using Xunit;

namespace CuratedNews.Web.Tests.Faults;

/// <summary>Somebody who reads pages of a site all the time, and takes note of each that is no page.</summary>
internal sealed class SteadyReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly Task _reading;
    private int _answers;

    public SteadyReader(Uri site, IReadOnlyList<string> urls) => _reading = ReadAsync(site, urls);

    /// <summary>Stops, and says whether every answer was 200.</summary>
    public async Task AssertUndisturbedAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        Assert.Empty(_wrong);
        Assert.True(_answers > 0, "nothing was read");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync(Uri site, IReadOnlyList<string> urls)
    {
        using var client = new HttpClient { BaseAddress = site };
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(urls[i % urls.Count], UriKind.Relative));
                _answers++;
                if (!answer.IsSuccessStatusCode && answer.StatusCode != System.Net.HttpStatusCode.TooManyRequests)
                {
                    _wrong.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{urls[i % urls.Count]} answered {(int)answer.StatusCode}"));
                }
            }
            catch (HttpRequestException problem)
            {
                _wrong.Enqueue($"{urls[i % urls.Count]} was not answered: {problem.Message}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }
}
