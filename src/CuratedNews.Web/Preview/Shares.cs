using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using CuratedNews.Catalog.Sqlite;

namespace CuratedNews.Web.Preview;

/// <summary>A draft that an editor showed to whoever has its link.</summary>
/// <param name="Token">What the link ends in.</param>
/// <param name="Path">The file of the item, below the content folder.</param>
/// <param name="Until">When the link ends, UTC.</param>
public sealed record Share(string Token, string Path, string Editor, DateTime CreatedAt, DateTime Until);

/// <summary>
/// The links that editors gave to drafts, in a file beside the catalog: the catalog may be deleted, links that were given
/// may not. Whoever can read that file can open the drafts, as with the content folder itself.
/// </summary>
public sealed class Shares(CatalogFile catalog)
{
    /// <summary>How long a link works where nobody says otherwise.</summary>
    public const int Days = 7;

    /// <summary>The longest that one may say.</summary>
    public const int MaxDays = 365;

    /// <summary>Bytes of a token: nobody guesses one.</summary>
    private const int TokenBytes = 16;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private readonly Lock _lock = new();
    private Dictionary<string, Share>? _shares;

    private string FilePath => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(catalog.FullPath)!, "shares.json");

    /// <summary>The links that work, the newest first.</summary>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<Share> Current(DateTime now)
    {
        lock (_lock)
        {
            return [.. Load().Values.Where(share => share.Until > now).OrderByDescending(share => share.CreatedAt).ThenBy(share => share.Token, StringComparer.Ordinal)];
        }
    }

    /// <summary>The share of a link; null where there is none, or no longer.</summary>
    public Share? Find(string token, DateTime now)
    {
        lock (_lock)
        {
            return Load().TryGetValue(token, out var share) && share.Until > now ? share : null;
        }
    }

    /// <exception cref="IOException">The file beside the catalog cannot be written.</exception>
    public Share Add(string path, string editor, DateTime now, DateTime until)
    {
        var share = new Share(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)), path, editor, now, until);
        Change(shares => shares.Add(share.Token, share), now);
        return share;
    }

    /// <returns>Whether there was such a link.</returns>
    public bool Revoke(string token, DateTime now)
    {
        var was = false;
        Change(shares => was = shares.Remove(token), now);
        return was;
    }

    private void Change(Action<Dictionary<string, Share>> change, DateTime now)
    {
        lock (_lock)
        {
            var shares = Load().Where(pair => pair.Value.Until > now).ToDictionary(StringComparer.Ordinal);
            change(shares);
            Save(shares);
            _shares = shares;
        }
    }

    private Dictionary<string, Share> Load()
    {
        if (_shares is null)
        {
            try
            {
                _shares = JsonSerializer.Deserialize<List<Share>>(File.ReadAllBytes(FilePath), Format)!.ToDictionary(share => share.Token, StringComparer.Ordinal);
            }
            catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
            {
                _shares = [];
            }
            catch (Exception problem) when (problem is JsonException or ArgumentException or NullReferenceException)
            {
                throw new IOException($"The links to shared drafts must be a list in JSON; '{FilePath}' is not. Delete it to end all links.", problem);
            }
        }

        return _shares;
    }

    /// <summary>Written beside its place and moved there, so that a kill leaves the old list or the new one; nobody else may read it.</summary>
    private void Save(Dictionary<string, Share> shares)
    {
        var fresh = FilePath + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(stream, shares.Values.OrderBy(share => share.CreatedAt), Format);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, FilePath, overwrite: true);
    }
}
