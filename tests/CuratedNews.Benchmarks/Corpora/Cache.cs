using System.Globalization;

namespace CuratedNews.Benchmarks.Corpora;

/// <summary>Corpora that were made before, below the system's folder for temporary files.</summary>
internal static class Cache
{
    /// <summary>The folder of a corpus, made where it is missing. Measurements may edit its items.</summary>
    public static string Folder(int items, int seed)
    {
        var folder = Path.Combine(Path.GetTempPath(), "curatednews-corpora", string.Create(CultureInfo.InvariantCulture, $"{items}-items-seed-{seed}-version-{Corpus.Version}"));
        if (!Directory.Exists(folder))
        {
            var unfinished = folder + ".unfinished";
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            new Corpus(items, seed).WriteTo(unfinished);
            Directory.Move(unfinished, folder);
        }

        return folder;
    }
}
