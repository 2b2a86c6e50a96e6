using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CuratedNews.Benchmarks.Corpora;
using CuratedNews.Content;

namespace CuratedNews.Benchmarks.Peers;

/// <summary>
/// The items of a corpus as the source of a Hugo site: the same bodies, dates, paths, old paths, topics and offerings, in a front
/// matter that holds no more than the layouts show.
/// </summary>
internal sealed class HugoSite
{
    private const string Fence = "\n---\n";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // YAML takes a string as JSON writes it, but for two escapes that stand for one character.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string[] _files;

    private HugoSite(string folder, string[] files, string[] permalinks, string[] topics) => (Folder, _files, Permalinks, Topics) = (folder, files, permalinks, topics);

    /// <summary>The site's source.</summary>
    public string Folder { get; }

    /// <summary>The path of every item as CuratedNews has it; Hugo's ends in a slash.</summary>
    public IReadOnlyList<string> Permalinks { get; }

    /// <summary>The last URL segment of every topic: below /topic/ there, below /topics/ here.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Writes the whole source below a folder.</summary>
    public static HugoSite Write(Corpus corpus, int items, string folder, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in HugoLayouts.Files)
        {
            WriteFile(Path.Combine(folder, path), text);
        }

        var parser = new ItemParser(ContentLimits.Default);
        var (files, permalinks) = (new string[items], new string[items]);
        var (topics, offerings) = (new ConcurrentDictionary<string, string>(StringComparer.Ordinal), new ConcurrentDictionary<string, string>(StringComparer.Ordinal));
        Parallel.For(0, items, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var (path, text) = corpus.Item(index);
            var item = parser.Parse(path, Utf8.GetBytes(text)).Item ?? throw new InvalidOperationException($"'{path}' of the corpus must be an item without errors.");
            permalinks[index] = item.Permalink.ToString();
            files[index] = Path.Combine(folder, "content", permalinks[index][1..] + ".md");
            WriteFile(files[index], FrontMatter(item) + text[(text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length)..]);
            foreach (var topic in item.Topics)
            {
                topics[topic.Slug.ToString()] = topic.FullName;
            }

            foreach (var offering in item.Offerings)
            {
                offerings[offering.Slug.ToString()] = offering.Label;
            }
        });
        WriteTerms(Path.Combine(folder, "content/topics"), topics);
        WriteTerms(Path.Combine(folder, "content/offerings"), offerings);
        return new HugoSite(folder, files, permalinks, [.. topics.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Adds to the end of an item.</summary>
    public Task AppendAsync(int index, string text, CancellationToken cancellationToken) => File.AppendAllTextAsync(_files[index], text, Utf8, cancellationToken);

    private static string FrontMatter(CuratedItem item)
    {
        var text = new StringBuilder("---\n");
        Field(text, "title", item.Title);
        Field(text, "slug", item.Permalink.ToString().Split('/')[^1]);
        Field(text, "description", item.Summary);
        Field(text, "date", Time(item.PublishedAt));
        Field(text, "lastmod", Time(item.ModifiedAt ?? item.PublishedAt));
        Field(text, "aliases", item.Aliases.Select(alias => alias.ToString()));
        Field(text, "topics", item.Topics.Select(topic => topic.Slug.ToString()));
        Field(text, "offerings", item.Offerings.Select(offering => offering.Slug.ToString()));
        Field(text, "curators", item.Curators.Select(curator => curator.Name));
        Field(text, "source", new { host = item.Source?.Host, url = item.Source?.Url });
        return text.Append("---\n").ToString();
    }

    private static void Field<T>(StringBuilder text, string name, T value) => text.Append(name).Append(": ").Append(JsonSerializer.Serialize(value, Readable)).Append('\n');

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A term's page says its name, which its URL does not.</summary>
    private static void WriteTerms(string folder, IEnumerable<KeyValuePair<string, string>> names)
    {
        foreach (var (slug, name) in names)
        {
            var text = new StringBuilder("---\n");
            Field(text, "title", name);
            WriteFile(Path.Combine(folder, slug, "_index.md"), text.Append("---\n").ToString());
        }
    }

    private static void WriteFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Utf8);
    }
}
