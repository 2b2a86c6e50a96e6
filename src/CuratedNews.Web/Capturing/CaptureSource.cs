using System.Globalization;
using CuratedNews.Content;
using CuratedNews.Content.Captures;
using CuratedNews.Content.Metadata;
using CuratedNews.Web.Commands;

namespace CuratedNews.Web.Capturing;

/// <summary>A raw article and where it came from.</summary>
/// <param name="Format">What its sender said that it is; null to be told from the text.</param>
/// <param name="Address">Where it was fetched from, after redirects; null for what was not fetched.</param>
/// <param name="Requested">The address that was asked for; null for what was not fetched.</param>
/// <param name="IsContent">Is it a file of the content folder?</param>
internal sealed record CaptureSource(string Text, CaptureFormat? Format = null, Uri? Address = null, Uri? Requested = null, bool IsContent = false)
{
    /// <param name="source">A file, a web address, or "-" for the input.</param>
    /// <exception cref="UsageException">It is no text, too long, or cannot be meant.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<CaptureSource> ReadAsync(string source, CaptureOptions options, TimeProvider time, Stream input, CancellationToken cancellationToken)
    {
        if (source == "-")
        {
            return new CaptureSource(Decode("the standard input", await ReadAsync("the standard input", input, options, cancellationToken), null));
        }

        if (source.Contains("://", StringComparison.Ordinal))
        {
            return await FetchAsync(source, options, time, cancellationToken);
        }

        if (!File.Exists(source))
        {
            throw new UsageException($"A capture is a file, a web address such as https://example.com/article, or '-' for the standard input; found none at '{source}'.{Nearby(source)}");
        }

        await using var file = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = await ReadAsync($"'{source}'", file, options, cancellationToken);
        if (ConfiguredOptions.Parser().Parse("capture.md", bytes) is { Kind: not SourceKind.Capture } parsed && bytes.AsSpan().TrimStart("\uFEFF"u8).StartsWith("---"u8))
        {
            throw new UsageException($"A capture has no front matter; '{source}' has some, and is {(parsed.Item is null ? "an item with errors: 'curatednews validate' lists them" : "an item already")}.");
        }

        return new CaptureSource(Decode($"'{source}'", bytes, null));
    }

    /// <summary>The same, knowing whether the file is one of the content folder's.</summary>
    public CaptureSource In(ContentFolder folder, string source) =>
        this with { IsContent = Address is null && source != "-" && folder.RelativePath(Path.GetFullPath(source)) is { } path && folder.Find(path) is { Kind: ContentFileKind.Source } };

    private static async Task<CaptureSource> FetchAsync(string source, CaptureOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!SourceLink.TryParseUrl(source, out var url))
        {
            throw new UsageException($"An article's address is http or https, without a user's name, such as https://example.com/article; found '{source}'.");
        }

        using var fetcher = new ArticleFetcher(options, time);
        try
        {
            var fetched = await fetcher.FetchAsync(url, cancellationToken);
            return new CaptureSource(Decode($"'{url}'", fetched.Bytes, fetched.Charset), fetched.Format, fetched.Address, url);
        }
        catch (FetchException problem)
        {
            throw problem.IsRefused ? new UsageException(problem.Message) : new IOException(problem.Message, problem);
        }
    }

    private static async Task<byte[]> ReadAsync(string name, Stream stream, CaptureOptions options, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (var count = await stream.ReadAsync(buffer, cancellationToken); count > 0; count = await stream.ReadAsync(buffer, cancellationToken))
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > options.MaxBytes)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"A capture has at most {options.MaxBytes:N0} bytes; {name} has more. Take the article's text alone."));
            }
        }

        return bytes.ToArray();
    }

    private static string Decode(string name, byte[] bytes, string? charset)
    {
        var text = CaptureDecoder.Decode(bytes, charset) ?? throw new UsageException($"A capture is text or HTML; {name} is neither. Copy the article's text into a file.");
        return string.IsNullOrWhiteSpace(text) ? throw new UsageException($"A capture has the text of an article; {name} is empty.") : text;
    }

    private static string Nearby(string missing)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(missing)) ?? ".");
        return folder.Exists && Spelling.Nearest(Path.GetFileName(missing), folder.EnumerateFiles().Take(1_000).Select(file => file.Name)) is { } near
            ? $" Did you mean '{Path.Combine(Path.GetDirectoryName(missing) ?? "", near)}'?"
            : "";
    }
}
