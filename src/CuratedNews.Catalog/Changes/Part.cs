using CuratedNews.Catalog.Rows;

namespace CuratedNews.Catalog.Changes;

/// <summary>
/// A part of the catalog that pages are made of, as a number that is the same in every process. What a page showed and what
/// an import changed are sets of these, and a page is as it was while the two have none in common. Two parts may share a
/// number: then a page is made again for nothing.
/// </summary>
public readonly record struct Part
{
    private Part(Kind kind, ulong key)
    {
        // The finalizer of MurmurHash3: every bit of the key decides on every bit of the number.
        var mixed = key ^ ((ulong)kind << 56);
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        Number = (uint)(mixed ^ (mixed >> 33));
    }

    private enum Kind : byte
    {
        Item = 1,
        Neighbours,
        List,
        Sums,
        Ties,
        Rarity,
        Name,
        Word,
        Picture,
        Path,
        Identifier,
        Month,
        Pictures,
        Urls,
    }

    public uint Number { get; }

    /// <summary>An item: all that its file says, and whether readers see it.</summary>
    public static Part Item(int itemId) => new(Kind.Item, (ulong)itemId);

    /// <summary>Which items come before and after an item in its section.</summary>
    public static Part Neighbours(int itemId) => new(Kind.Neighbours, (ulong)itemId);

    /// <summary>Which items readers see under a node, and in which order.</summary>
    public static Part List(long nodeId) => new(Kind.List, (ulong)nodeId);

    /// <summary>A node's numbers: of its items, its months, its ties.</summary>
    public static Part Sums(long nodeId) => new(Kind.Sums, (ulong)nodeId);

    /// <summary>To which nodes a node is tied, however much.</summary>
    public static Part Ties(long nodeId) => new(Kind.Ties, (ulong)nodeId);

    /// <summary>How rare a node is, as <see cref="Search.Rarity"/> says.</summary>
    public static Part Rarity(long nodeId) => new(Kind.Rarity, (ulong)nodeId);

    /// <summary>What a node is called.</summary>
    public static Part Name(NodeKind kind, string key) => new(Kind.Name, Hash(key) + (ulong)kind);

    /// <summary>Which items have a word in their titles, where few have.</summary>
    /// <param name="word">As <see cref="Search.RelatedItems.WordsOf"/> gives it.</param>
    public static Part Word(string word) => new(Kind.Word, Hash(word));

    /// <summary>An image that was delivered, or was not.</summary>
    /// <param name="name">Of the file.</param>
    public static Part Picture(string name) => new(Kind.Picture, Hash(name));

    /// <summary>What a path leads to.</summary>
    /// <param name="path">Without a '/' at its end.</param>
    public static Part Path(string path) => new(Kind.Path, Hash(path));

    /// <summary>Which items say that they have an identifier.</summary>
    public static Part Identifier(long externalId) => new(Kind.Identifier, (ulong)externalId);

    /// <summary>The items that appeared in a month, and all that their files say.</summary>
    /// <param name="month">As <see cref="SortKey.MonthOf"/> counts.</param>
    public static Part Month(int month) => new(Kind.Month, (ulong)month);

    /// <summary>Any image that was delivered, or was not.</summary>
    public static Part Pictures { get; } = new(Kind.Pictures, 0);

    /// <summary>Which URLs there are.</summary>
    public static Part Urls { get; } = new(Kind.Urls, 0);

    /// <summary>64-bit FNV-1a of the UTF-16 units.</summary>
    /// <remarks>RFC 9923.</remarks>
    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return hash;
    }
}
