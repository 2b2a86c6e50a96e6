using CuratedNews.Catalog;
using CuratedNews.Catalog.Changes;
using CuratedNews.Catalog.Queries;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>A node's nearest topics and offerings as a small picture: the node in the middle, a line to each, and lines between those that belong together too.</summary>
public sealed class NeighbourMap
{
    public const int Width = 312;
    public const int Height = 236;

    private const int EachKind = 3;

    /// <summary>Topics above the node, offerings below it.</summary>
    private static readonly (int X, int Y)[] Places = [(54, 46), (156, 24), (258, 46), (54, 176), (156, 194), (258, 176)];

    private NeighbourMap(IReadOnlyList<MapPoint> points, IReadOnlyList<MapLine> lines) => (Points, Lines) = (points, lines);

    /// <summary>Where the node itself stands.</summary>
    public static (int X, int Y) Centre => (156, 108);

    public IReadOnlyList<MapPoint> Points { get; }

    /// <summary>Between neighbours.</summary>
    public IReadOnlyList<MapLine> Lines { get; }

    /// <summary>The map of the first few of a node's topics and offerings; null where there are too few to be one.</summary>
    public static async Task<NeighbourMap?> LoadAsync(CatalogView db, IReadOnlyList<NodeTie> topics, IReadOnlyList<NodeTie> offerings, CancellationToken cancellationToken)
    {
        const int Fewest = 3;
        var ties = topics.Take(EachKind).Concat(offerings.Take(EachKind)).ToList();
        if (ties.Count < Fewest)
        {
            return null;
        }

        var (topicKeys, offeringKeys) = (KeysOf(NodeKind.Topic), KeysOf(NodeKind.Offering));
        var nodes = await db.NodesAsync(topicKeys, offeringKeys, cancellationToken);
        nodes.ForEach(node => db.Shown.Add(Part.Ties(node.Id)));
        var links = await db.LinksAmongAsync(nodes.ConvertAll(node => node.Id), cancellationToken);
        var most = Math.Max(1, ties.Max(tie => tie.Items));
        var points = Place(topics.Take(EachKind), most, 0).Concat(Place(offerings.Take(EachKind), most, EachKind)).ToList();
        var byId = nodes.ToDictionary(node => node.Id, node => points.Find(point => point.Node.Kind == node.Kind && point.Node.Key == node.Key)!);
        return new NeighbourMap(
            points,
            [
                .. links.Where(link => link.NodeId < link.OtherId || !links.Exists(other => other.NodeId == link.OtherId && other.OtherId == link.NodeId))
                    .Select(link => (From: byId[link.NodeId], To: byId[link.OtherId]))
                    .OrderBy(line => line.From.X).ThenBy(line => line.From.Y).ThenBy(line => line.To.X).ThenBy(line => line.To.Y)
                    .Select(line => new MapLine(line.From.X, line.From.Y, line.To.X, line.To.Y)),
            ]);

        List<string> KeysOf(NodeKind kind) => [.. ties.Where(tie => tie.Kind == kind).Select(tie => tie.Key)];
    }

    private static IEnumerable<MapPoint> Place(IEnumerable<NodeTie> ties, int most, int first) =>
        ties.Select((tie, i) => new MapPoint(tie, Places[first + i].X, Places[first + i].Y, 4 + (int)Math.Round(7 * Math.Sqrt((double)tie.Items / most)), LinesOf(tie.Label)));

    /// <summary>A label on one or two lines that fit between two points.</summary>
    private static IReadOnlyList<string> LinesOf(string label)
    {
        const int Longest = 17;
        if (label.Length <= Longest)
        {
            return [label];
        }

        var space = label.LastIndexOf(' ', Longest);
        if (space <= 0)
        {
            return [Summary.WholeWords(label, Longest)];
        }

        var rest = label[(space + 1)..];
        return [label[..space], rest.Length <= Longest ? rest : Summary.WholeWords(rest, Longest - 1)];
    }
}

/// <summary>A neighbour on the map; the larger, the more items tie it to the node.</summary>
/// <param name="Lines">Its label, as it is written under it.</param>
public sealed record MapPoint(NodeTie Node, int X, int Y, int Radius, IReadOnlyList<string> Lines);

public sealed record MapLine(int X1, int Y1, int X2, int Y2);
