using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Claims on paths: for each path the one that wins, and the others.</summary>
internal sealed class ClaimTable
{
    private readonly Dictionary<LocalPath, Claim> _winners = [];
    private readonly List<Claim> _others = [];

    public IReadOnlyDictionary<LocalPath, Claim> Winners => _winners;

    /// <summary>Claims that did not win, with the one that did.</summary>
    public IEnumerable<(Claim Other, Claim Winner)> Others => _others.Select(other => (other, _winners[other.Path]));

    public IEnumerable<Claim> All => _winners.Values.Concat(_others);

    public void Add(Claim claim)
    {
        if (!_winners.TryGetValue(claim.Path, out var winner))
        {
            _winners.Add(claim.Path, claim);
        }
        else if (claim.CompareTo(winner) < 0)
        {
            _winners[claim.Path] = claim;
            _others.Add(winner);
        }
        else
        {
            _others.Add(claim);
        }
    }
}
