using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CuratedNews.Catalog.Tests.Importing;

/// <summary>Importing what changed leaves the catalog that importing everything into an empty one would leave.</summary>
public sealed class SameCatalogTests
{
    private static readonly string[] OfFiles = ["Files:", "Diagnostics:", "Media:", "State:"];
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true);

    [Fact]
    public void Edits_imported_one_by_one_give_the_catalog_of_the_final_folder() =>
        Check.One(Runs, Prop.ForAll(RandomEdits.WithoutBrokenFiles, edits =>
        {
            using var site = new TemporarySite();
            Apply(site, edits, imported: () => { });

            var expected = DumpOfEmptyAfterImport(site);

            AssertEqual(expected, site.Dump());
        }));

    [Fact]
    public void With_broken_files_the_catalog_is_that_of_the_last_good_versions() =>
        Check.One(Runs, Prop.ForAll(RandomEdits.WithBrokenFiles, edits =>
        {
            using var site = new TemporarySite();
            using var good = new TemporarySite();
            Apply(site, edits, imported: () => KeepGoodVersions(site, good));

            good.Time.Now = site.Time.Now;
            var expected = DumpOfEmptyAfterImport(good);

            AssertEqual(ItemsOnly(expected), ItemsOnly(site.Dump()));
        }));

    /// <summary>Makes the edits, and imports where they say so and at the end.</summary>
    private static void Apply(TemporarySite site, Edit[] edits, Action imported)
    {
        var pending = new HashSet<string>(StringComparer.Ordinal);
        foreach (var edit in edits.Append(new Edit.Import(edits.Length % 2 == 0)))
        {
            switch (edit)
            {
                case Edit.Put put:
                    site.Write(put.Path, put.Item);
                    pending.Add(put.Path);
                    break;
                case Edit.PutText put:
                    site.Write(put.Path, put.Text);
                    pending.Add(put.Path);
                    break;
                case Edit.PutImage put:
                    site.Write(put.Path, Png.Of(put.Width, 2));
                    pending.Add(put.Path);
                    break;
                case Edit.Touch touch when site.Has(touch.Path):
                    site.Write(touch.Path, site.Read(touch.Path));
                    pending.Add(touch.Path);
                    break;
                case Edit.Delete delete when site.Has(delete.Path):
                    site.Delete(delete.Path);
                    pending.Add(delete.Path);
                    break;
                case Edit.Rename rename when site.Has(rename.From) && rename.From != rename.To:
                    site.Move(rename.From, rename.To);
                    pending.UnionWith([rename.From, rename.To]);
                    break;
                case Edit.Wait wait:
                    site.Time.Now += wait.Time;
                    break;
                case Edit.Import { OfWholeFolder: true }:
                    Wait(site.ImportAsync());
                    imported();
                    pending.Clear();
                    break;
                case Edit.Import:
                    Wait(site.ImportPathsAsync(pending));
                    imported();
                    pending.Clear();
                    break;
            }
        }
    }

    /// <summary>Copies to another site what an import just found, except broken files, whose last good version stays there.</summary>
    private static void KeepGoodVersions(TemporarySite site, TemporarySite good)
    {
        foreach (var path in RandomEdits.AllPaths)
        {
            if (!site.Has(path) && good.Has(path))
            {
                good.Delete(path);
            }
            else if (site.Has(path) && !site.Read(path).AsSpan().SequenceEqual(RandomEdits.BrokenBytes))
            {
                good.Write(path, site.Read(path));
            }
        }
    }

    private static string DumpOfEmptyAfterImport(TemporarySite site)
    {
        var catalog = site.NewCatalog();
        Wait(site.ImportAsync(catalog));
        return CatalogDump.Of(catalog);
    }

    private static string ItemsOnly(string dump) =>
        string.Join('\n', dump.Split('\n').Where(line => !OfFiles.Any(table => line.StartsWith(table, StringComparison.Ordinal))));

    private static void AssertEqual(string expected, string actual) =>
        Assert.True(expected == actual, "The catalogs differ:\n" + CatalogDump.Difference(expected, actual));

    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
