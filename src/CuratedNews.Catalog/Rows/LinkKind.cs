namespace CuratedNews.Catalog.Rows;

/// <summary>What another node is to a node, by the items that readers see. Stored as a number, as <see cref="NodeKind"/> is.</summary>
public enum LinkKind
{
    /// <summary>A topic of the node's items; for a topic, one that comes with it.</summary>
    Topic = 1,

    /// <summary>For a topic: an offering that has it, as items say.</summary>
    CarriedBy = 2,

    /// <summary>For an offering: a topic that it has, as items say.</summary>
    Carries = 3,

    /// <summary>For an offering: another one that the same items concern.</summary>
    Near = 4,

    /// <summary>For a section: one directly below it, as trails say.</summary>
    Child = 5,

    /// <summary>For a section: the one directly above it, as trails say.</summary>
    Parent = 6,
}
