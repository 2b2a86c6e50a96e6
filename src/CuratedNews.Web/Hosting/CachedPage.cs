using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CuratedNews.Web.Hosting;

/// <summary>What decides an answer.</summary>
/// <param name="Target">Of the request, as it came.</param>
/// <param name="Variant">Of the headers that decide the form and the coding.</param>
internal readonly record struct PageKey(string Target, string Variant);

/// <summary>A finished answer.</summary>
/// <param name="Parts">Of the catalog, that it is of; null where it may be of all.</param>
/// <param name="ETag">It stands among the headers too.</param>
/// <param name="ChangedAt">As the headers say; null where they do not, because the second in which it was first seen has not passed.</param>
/// <param name="Mark">By which its date is asked for again.</param>
/// <param name="Head">What follows the first two lines of the answer, which are the status and the date, as it is sent: all other headers and an empty line.</param>
internal sealed record CachedPage(
    uint[]? Parts, KeyValuePair<string, StringValues>[] Headers, EntityTagHeaderValue ETag, DateTimeOffset? ChangedAt, AnswerMark Mark, byte[] Head, byte[] Body)
{
    private volatile bool _wasAskedFor;
    private long _generation;

    /// <summary>The last one of the catalog in which it was right.</summary>
    public required long Generation
    {
        get => Volatile.Read(ref _generation);
        set => Volatile.Write(ref _generation, value);
    }

    /// <summary>Since it was last considered for making room.</summary>
    public bool WasAskedFor
    {
        get => _wasAskedFor;
        set => _wasAskedFor = value;
    }

    /// <summary>About what it takes in memory.</summary>
    public int Size => Head.Length + Body.Length + ((Parts?.Length ?? 0) * sizeof(uint)) + 1536;

    public static CachedPage Of(
        long generation, uint[]? parts, KeyValuePair<string, StringValues>[] headers, EntityTagHeaderValue etag, DateTimeOffset? changedAt, AnswerMark mark, byte[] body) =>
        new(parts, headers, etag, changedAt, mark, HeadOf(headers, body.Length), body) { Generation = generation };

    /// <summary>The same, with a date that it had not.</summary>
    public CachedPage With(DateTimeOffset changedAt, KeyValuePair<string, StringValues> header)
    {
        KeyValuePair<string, StringValues>[] headers = [.. Headers, header];
        return this with { ChangedAt = changedAt, Headers = headers, Head = HeadOf(headers, Body.Length) };
    }

    private static byte[] HeadOf(KeyValuePair<string, StringValues>[] headers, int bodyLength)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Content-Length: {bodyLength}\r\n");
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }
        }

        return Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
    }
}

/// <summary>What an answer is known by where its date is kept.</summary>
/// <param name="Hash">Of its bytes before compression.</param>
internal sealed record AnswerMark(string Name, byte[] Hash);
