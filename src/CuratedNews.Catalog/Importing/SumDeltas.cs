using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Importing;

/// <summary>One node that an item is under.</summary>
internal sealed record Member(long NodeId, NodeKind Kind, int NameId, IReadOnlyList<(long NodeId, int NameId)> Carries);

/// <summary>What one item adds to the sums. Sections stand in the order of the trail, the home page first.</summary>
internal sealed record Contribution(int Month, IReadOnlyList<Member> Members);

/// <summary>
/// The differences that an import makes to the catalog's sums, gathered in memory and written together. What an item
/// adds and what it took back go through the same method, so that the sums depend on the items alone.
/// </summary>
internal sealed class SumDeltas
{
    public Dictionary<long, int> NodeItems { get; } = [];

    public Dictionary<long, int> NodeMentions { get; } = [];

    public Dictionary<int, (int Live, int All)> NameUses { get; } = [];

    public Dictionary<(long NodeId, int Month), int> Months { get; } = [];

    public Dictionary<(long NodeId, LinkKind Kind, long OtherId), int> Links { get; } = [];

    public int Count => Links.Count + Months.Count + NameUses.Count;

    /// <summary>Counts an item's names, which keep their nodes alive whether readers see the item or not.</summary>
    public void AddUses(Contribution item, int sign)
    {
        foreach (var member in item.Members)
        {
            Add(member.NameId, 0, sign);
            foreach (var (_, nameId) in member.Carries)
            {
                Add(nameId, 0, sign);
            }
        }
    }

    /// <summary>Counts an item that readers see from now on (1), or no longer (-1).</summary>
    public void AddLive(Contribution item, int sign)
    {
        Member? above = null;
        foreach (var member in item.Members)
        {
            Add(NodeItems, member.NodeId, sign);
            Add(Months, (member.NodeId, item.Month), sign);
            Add(member.NameId, sign, 0);
            if (member.Kind == NodeKind.Section)
            {
                if (above is not null)
                {
                    Add(Links, (above.NodeId, LinkKind.Child, member.NodeId), sign);
                    Add(Links, (member.NodeId, LinkKind.Parent, above.NodeId), sign);
                }

                above = member;
            }

            foreach (var (topicId, nameId) in member.Carries)
            {
                Add(NodeMentions, topicId, sign);
                Add(nameId, sign, 0);
                Add(Links, (member.NodeId, LinkKind.Carries, topicId), sign);
                Add(Links, (topicId, LinkKind.CarriedBy, member.NodeId), sign);
            }

            foreach (var other in item.Members)
            {
                if (other.NodeId == member.NodeId)
                {
                    continue;
                }

                if (other.Kind == NodeKind.Topic && member.Kind != NodeKind.Offering)
                {
                    Add(Links, (member.NodeId, LinkKind.Topic, other.NodeId), sign);
                }
                else if (other.Kind == NodeKind.Offering && member.Kind == NodeKind.Offering)
                {
                    Add(Links, (member.NodeId, LinkKind.Near, other.NodeId), sign);
                }
            }
        }
    }

    public void Clear()
    {
        NodeItems.Clear();
        NodeMentions.Clear();
        NameUses.Clear();
        Months.Clear();
        Links.Clear();
    }

    private static void Add<TKey>(Dictionary<TKey, int> sums, TKey key, int sign)
        where TKey : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += sign;

    private void Add(int nameId, int live, int all)
    {
        ref var uses = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(NameUses, nameId, out _);
        uses = (uses.Live + live, uses.All + all);
    }
}
