namespace CuratedNews.Web.Tests;

/// <summary>A content folder that is edited at random: items of small pools, so that they meet in topics, titles, paths and pictures.</summary>
/// <param name="seed">By which a run is made again.</param>
internal sealed class RandomContent(TemporaryContent content, int seed)
{
    private const int MaxItems = 60;

    private static readonly string[] Words = ["Ledgers", "lamps", "of the", "quiet", "harbour", "telehealth", "nurses", "count", "again", "winter", "Zürich", "rural"];
    private static readonly string[] Topics = ["KLAS: Telehealth", "KLAS: telehealth", "KLAS: Imaging", "Symplur: #Care", "Symplur: Winter", "Plain"];
    private static readonly string[] Trails = ["[Home, News, x]|[/, /news/, '']", "[Home, Newsroom, x]|[/, /news/, '']", "[Home, Communities, Rural, x]|[/, /communities/, /communities/rural/, '']", "[Home, News, Rural, x]|[/, /news/, /communities/rural/, '']"];
    private static readonly string[] Pictures = ["one.png", "two.png"];

    private readonly Random _random = new(seed);
    private int _next;

    public IReadOnlyList<string> Paths => [.. Directory.EnumerateFiles(content.Root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Adds items until there are so many.</summary>
    public void Fill(int count)
    {
        while (Paths.Count < count)
        {
            Write($"news/{_next++}.md");
        }
    }

    /// <summary>Does one thing to the folder.</summary>
    public void Edit()
    {
        var paths = Paths;
        switch (_random.Next(10))
        {
            case < 3 when paths.Count < MaxItems:
                Write($"{(_random.Next(2) == 0 ? "news" : "rural")}/{_next++}.md");
                break;
            case < 5 when paths.Count > 5:
                // The words of the body alone, as most edits are.
                var path = paths[_random.Next(paths.Count)];
                File.WriteAllText(path, File.ReadAllText(path) + $"\n\nA sentence more, the {_next++}th.\n");
                break;
            case < 8 when paths.Count > 5:
                Write(Path.GetRelativePath(content.Root, paths[_random.Next(paths.Count)]));
                break;
            case 8 when paths.Count > 5:
                File.Delete(paths[_random.Next(paths.Count)]);
                break;
            default:
                var picture = content.FullPath(Pictures[_random.Next(Pictures.Length)]);
                if (!File.Exists(picture))
                {
                    File.WriteAllBytes(picture, Png(_random.Next(1, 4)));
                }
                else
                {
                    File.Delete(picture);
                }

                break;
        }
    }

    /// <summary>The header of an image, which is all that is read of one.</summary>
    private static byte[] Png(int width) =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, (byte)width, 0, 0, 0, 1, 8, 2, 0, 0, 0];

    private void Write(string path)
    {
        var trail = Pick(Trails).Split('|');
        var topics = Topics.Where(_ => _random.Next(3) == 0).ToList();
        var lines = new List<string>
        {
            $"title: {TemporaryContent.Quote(string.Join(' ', Enumerable.Range(0, _random.Next(2, 6)).Select(_ => Pick(Words))))}",
            $"slug: {(_random.Next(12) == 0 ? "shared" : $"item-{Path.GetFileNameWithoutExtension(path)}")}",
            "basePath: /news/",
            $"date: '2026-{_random.Next(9, 12):00}-{_random.Next(1, 21):00}'",
            $"breadcrumbs: {trail[0]}",
            $"breadcrumbLinks: {trail[1]}",
            $"categories: [{string.Join(", ", topics.Select(TemporaryContent.Quote))}]",
            $"author: [{Pick("Ann Lee", "ann lee", "Bo Ek")}]",
        };
        Sometimes(3, "relatedOfferings:\n- label: " + Pick("Beacon", "beacon", "Lantern") + "\n  permalink: /offering/" + Pick("beacon", "lantern") + "\n  categories: ['KLAS: Imaging']");
        Sometimes(2, $"link: {{href: 'https://{Pick("one", "two")}.example/x'}}");
        Sometimes(4, $"aliases: [{Pick("/old/a", "/old/b", "/news/item-1")}]");
        Sometimes(4, $"featuredImage: {{href: {Pick(Pictures)}}}");
        Sometimes(5, $"identifier: {_random.Next(1, 3)}");
        Sometimes(6, $"status: {Pick("draft", "removed")}");
        Sometimes(8, "lastMod: '2026-11-21T08:00:00Z'");
        Sometimes(8, "lastMod: '2027-11-21T08:00:00Z'");
        content.Write(path, $"---\n{string.Join('\n', lines)}\n---\nThe first sentence of {Pick(Words)}. A second.\n");

        void Sometimes(int oneIn, string line)
        {
            if (_random.Next(oneIn) == 0)
            {
                lines.Add(line);
            }
        }
    }

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
