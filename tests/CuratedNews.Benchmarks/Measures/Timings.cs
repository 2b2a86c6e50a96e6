using System.Globalization;

namespace CuratedNews.Benchmarks.Measures;

/// <summary>How long the requests of one kind took, as a row of a Markdown table.</summary>
internal sealed class Timings
{
    public const string Head = "| | server, median | server, 95 of 100 within | client, median | client, 95 of 100 within | KiB sent |\n| --- | ---: | ---: | ---: | ---: | ---: |";

    private const int WarmUps = 50;
    private const int Requests = 400;

    private readonly List<double> _server = [];
    private readonly List<double> _client = [];
    private readonly List<double> _bytes = [];

    /// <summary>Asks for some URLs in turn, again and again.</summary>
    /// <param name="urls">All of one kind: each is asked for as often as the others, so that no one of them says what all cost.</param>
    public static async Task<Timings> OfAsync(CorpusSite site, IReadOnlyList<string> urls)
    {
        var timings = new Timings();
        for (var i = -WarmUps; i < Requests; i++)
        {
            var answer = await site.GetAsync(urls[(i + WarmUps) % urls.Count]);
            if (i >= 0)
            {
                timings._server.Add(answer.ServerMilliseconds);
                timings._client.Add(answer.ClientMilliseconds);
                timings._bytes.Add(answer.Bytes);
            }
        }

        return timings;
    }

    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {At(_server, 50):0.0} ms | {At(_server, 95):0.0} ms | {At(_client, 50):0.0} ms | {At(_client, 95):0.0} ms | {At(_bytes, 50) / 1024:0.0} |");

    /// <summary>The value that so many of a hundred are within.</summary>
    private static double At(List<double> values, int hundredths) => values.Order().ElementAt((values.Count * hundredths / 100) - 1);
}
