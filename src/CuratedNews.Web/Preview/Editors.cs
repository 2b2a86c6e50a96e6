using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CuratedNews.Web.Preview;

/// <summary>
/// Who may enter the preview, and with what secret. A name that was tried too often is locked for a while: soon for the network
/// that tried, so that a stranger keeps no editor out, and later, where many networks try, for all.
/// </summary>
public sealed class Editors(IOptions<PreviewOptions> options, TimeProvider time)
{
    /// <summary>As many wrong secrets in a row lock a name for the network that they come from.</summary>
    public const int MaxTries = 5;

    /// <summary>As many wrong secrets in a row, from wherever, lock a name for all.</summary>
    public const int MaxTriesOfAll = 50;

    private const string Stamp = "stamp";

    /// <summary>Names that are noted at once; more are nobody's but an attacker's, and the oldest go.</summary>
    private const int MaxNoted = 10_000;

    private static readonly PasswordHasher<string> Hasher = new();

    /// <summary>What an unknown name is compared with, so that it takes as long as a known one.</summary>
    private static readonly string Nobody = Hash("", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>By name, with a network and for all of them.</summary>
    private readonly ConcurrentDictionary<(string Name, string? Network), Tries> _tries = [];

    /// <summary>How long a locked name stays locked.</summary>
    public static TimeSpan LockedFor { get; } = TimeSpan.FromMinutes(5);

    public bool AreConfigured => options.Value.Editors.Count > 0;

    /// <summary>A secret as the configuration holds it.</summary>
    public static string Hash(string name, string secret) => Hasher.HashPassword(name, secret);

    /// <summary>Signs an editor in; null where name and secret are not an editor's, or the name is locked.</summary>
    /// <param name="network">From which it is tried.</param>
    public ClaimsPrincipal? SignIn(string name, string secret, string network)
    {
        if (IsLocked(name, network))
        {
            return null;
        }

        var editor = Find(name);
        var verdict = Verify(editor, secret);
        if (editor is null || verdict == PasswordVerificationResult.Failed)
        {
            Note((Fold(name), network));
            Note((Fold(name), null));
            return null;
        }

        _tries.TryRemove((Fold(name), network), out _);
        _tries.TryRemove((Fold(name), null), out _);
        return Principal(editor);
    }

    /// <param name="network">From which it is tried.</param>
    public bool IsLocked(string name, string network) => Has((Fold(name), network), MaxTries) || Has((Fold(name), null), MaxTriesOfAll);

    /// <summary>Is it still an editor's, with the same secret as when it was made?</summary>
    public bool IsCurrent(ClaimsPrincipal principal) =>
        principal.Identity?.Name is { } name && Find(name) is { } editor && principal.HasClaim(Stamp, StampOf(editor));

    private static ClaimsPrincipal Principal(EditorEntry editor) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, editor.Name), new Claim(Stamp, StampOf(editor))], CookieAuthenticationDefaults.AuthenticationScheme));

    private static string StampOf(EditorEntry editor) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(editor.Secret)))[..16];

    private static PasswordVerificationResult Verify(EditorEntry? editor, string secret)
    {
        try
        {
            return Hasher.VerifyHashedPassword(editor?.Name ?? "", editor?.Secret ?? Nobody, secret);
        }
        catch (FormatException)
        {
            // What stands in the configuration is no hash: nobody gets in with it.
            return PasswordVerificationResult.Failed;
        }
    }

    private EditorEntry? Find(string name) =>
        options.Value.Editors.FirstOrDefault(editor => string.Equals(editor.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Fold(string name) => name.ToUpperInvariant();

    private bool Has((string Name, string? Network) key, int count) =>
        _tries.TryGetValue(key, out var tries) && tries.Count >= count && time.GetUtcNow() - tries.LastAt < LockedFor;

    private void Note((string Name, string? Network) key)
    {
        var now = time.GetUtcNow();
        if (_tries.Count >= MaxNoted)
        {
            foreach (var (old, _) in _tries.OrderBy(pair => pair.Value.LastAt).Take(MaxNoted / 10))
            {
                _tries.TryRemove(old, out _);
            }
        }

        _tries.AddOrUpdate(key, new Tries(1, now), (_, tries) => now - tries.LastAt < LockedFor ? new Tries(tries.Count + 1, now) : new Tries(1, now));
    }

    private sealed record Tries(int Count, DateTimeOffset LastAt);
}
