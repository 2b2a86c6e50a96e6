using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>Something that happens to a site. Paths are drawn from a small pool, so that edits meet.</summary>
internal abstract record Edit
{
    internal sealed record Put(string Path, ItemFile Item) : Edit;

    /// <summary>An item as an editor leaves it half-way, or text without front matter.</summary>
    internal sealed record PutText(string Path, string Text) : Edit;

    internal sealed record PutImage(string Path, int Width) : Edit;

    /// <summary>Written again with the same bytes, where there is such a file.</summary>
    internal sealed record Touch(string Path) : Edit;

    internal sealed record Delete(string Path) : Edit;

    internal sealed record Rename(string From, string To) : Edit;

    internal sealed record Wait(TimeSpan Time) : Edit;

    /// <summary>An import of the whole folder, or only of what was edited since the last one.</summary>
    internal sealed record Import(bool OfWholeFolder) : Edit;
}

/// <summary>Random lists of edits, and what is shorter than one that fails.</summary>
internal static class RandomEdits
{
    private static readonly string[] Paths = ["news/a.md", "news/a-1.md", "news/a/b.md", "news/ab.html", "news/\uFF5E.md", "news/\U0001F4F0.md", "z.txt"];
    private static readonly string[] Images = ["media/one.png", "media/two.png", "news/one.png"];
    private static readonly string[] Topics = ["Symplur: Patient Care", "Symplur: patient care", "Symplur: #Care", "KLAS: Imaging", "Rural Health"];
    private static readonly string[] Curators = ["Ann Lee", "ann lee", "Bo Ek"];
    private static readonly string[] Sources = ["https://one.example/x", "https://www.two.example/y"];
    private static readonly (string, string)[][] Trails =
    [
        [], [("News", "/news/")], [("Newsroom", "/news/")], [("Communities", "/communities/"), ("Rural", "/communities/rural/")],
        [("News", "/news/"), ("Rural", "/communities/rural/")],
    ];

    public static IEnumerable<string> AllPaths => [.. Paths, .. Images];

    /// <summary>What stands in every broken file.</summary>
    public static ReadOnlySpan<byte> BrokenBytes => "---\ntitle: 'An unfinished one\n---\nText.\n"u8;

    public static Arbitrary<Edit[]> WithoutBrokenFiles { get; } = Lists(Edits());

    public static Arbitrary<Edit[]> WithBrokenFiles { get; } = Lists(Gen.Frequency((4, Edits()), (1, Texts(Encoding.UTF8.GetString(BrokenBytes)))));

    private static Gen<Edit> Edits() => Gen.Frequency(
        (10, from path in Gen.Elements(Paths) from item in Items() select (Edit)new Edit.Put(path, item)),
        (1, Texts("A captured article.\n\nIts text.\n")),
        (1, from path in Gen.Elements(Images) from width in Gen.Choose(1, 3) select (Edit)new Edit.PutImage(path, width)),
        (1, from path in Gen.Elements(Paths) select (Edit)new Edit.Touch(path)),
        (2, from path in Gen.Elements<string>([.. Paths, .. Images]) select (Edit)new Edit.Delete(path)),
        (2, from source in Gen.Elements(Paths) from target in Gen.Elements(Paths) select (Edit)new Edit.Rename(source, target)),
        (3, from hours in Gen.Elements(1, 24, 24 * 40) select (Edit)new Edit.Wait(TimeSpan.FromHours(hours))),
        (8, from whole in Gen.Elements(true, false) select (Edit)new Edit.Import(whole)));

    private static Gen<Edit> Texts(string text) => from path in Gen.Elements(Paths) select (Edit)new Edit.PutText(path, text);

    private static Gen<ItemFile> Items() =>
        from slug in Gen.Elements("one", "two", "three")
        from id in Gen.Elements<long?>(null, 1, 2)
        from basePath in Gen.Elements("/news/", "/news/", "/communities/rural/")
        from trail in Gen.Elements(Trails)
        from topics in Gen.SubListOf(Topics)
        from offerings in Gen.SubListOf(Offerings())
        from curators in Gen.SubListOf(Curators)
        from aliases in Gen.SubListOf("/old", "/older", "/news/two")
        from source in Gen.Elements<string?>(null, Sources[0], Sources[1])
        from image in Gen.Elements(null, "one.png", "two.png")
        from status in Gen.Elements("", "", "", "draft", "removed")
        from days in Gen.Elements(-400, -31, -1, 0, 1, 20)
        from expiry in Gen.Elements<int?>(null, null, 1, 30)
        select new ItemFile
        {
            Title = $"Item {slug} with {topics.Count} topics",
            Id = id,
            Slug = slug,
            BasePath = basePath,
            Trail = trail,
            Topics = [.. topics],
            Offerings = [.. offerings],
            Curators = [.. curators],
            Aliases = [.. aliases],
            Source = source,
            Image = image,
            Status = status,
            Date = TemporarySite.Start.AddDays(days),
            Expiry = expiry is { } later ? TemporarySite.Start.AddDays(days + later) : null,
        };

    private static OfferingEntry[] Offerings() =>
    [
        new("HealthNow EMR", "healthnow-emr", Topics[0], Topics[3]),
        new("Healthnow EMR", "healthnow-emr", Topics[1]),
        new("On Demand - Telehealth", "ondemand---telehealth", Topics[4]),
        new("Alakin", "alakin"),
    ];

    private static Arbitrary<Edit[]> Lists(Gen<Edit> edit) => Arb.From(
        from count in Gen.Choose(1, 25) from edits in Gen.ArrayOf(edit, count) select edits,
        Shorter);

    private static IEnumerable<Edit[]> Shorter(Edit[] edits)
    {
        for (var length = edits.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= edits.Length; start += length)
            {
                yield return [.. edits[..start], .. edits[(start + length)..]];
            }
        }

        for (var i = 0; i < edits.Length; i++)
        {
            foreach (var simpler in Simpler(edits[i]))
            {
                yield return [.. edits[..i], simpler, .. edits[(i + 1)..]];
            }
        }
    }

    private static IEnumerable<Edit> Simpler(Edit edit)
    {
        if (edit is not Edit.Put { Item: var item } put)
        {
            yield break;
        }

        ItemFile[] items =
        [
            item with { Topics = [] }, item with { Offerings = [] }, item with { Curators = [] }, item with { Aliases = [] }, item with { Trail = [] },
            item with { Source = null }, item with { Image = null }, item with { Status = "" }, item with { Expiry = null },
        ];
        foreach (var simpler in items.Where(simpler => simpler.ToString() != item.ToString()))
        {
            yield return put with { Item = simpler };
        }
    }
}
