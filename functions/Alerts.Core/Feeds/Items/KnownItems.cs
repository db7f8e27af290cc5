using System.Runtime.InteropServices;

namespace Alerts.Core.Feeds.Items;

/// <summary>What is kept of a stored item: enough to know it again, under another id too, and to see that it has changed.</summary>
/// <param name="Key">First half of the article's id.</param>
/// <param name="Link">Fingerprint of the canonical link; 0 where the item has none that is its own.</param>
/// <param name="Title">Fingerprint of the headline.</param>
/// <param name="Text">Fingerprint of the readable text.</param>
/// <param name="Markup">Fingerprint of the item as the publisher wrote it: while it is the same, the text need not be read.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct KnownItem(ulong Key, uint Link, uint Title, uint Text, uint Markup)
{
    /// <param name="itemId">Hexadecimal id of an article, as <see cref="StableId"/> makes it.</param>
    public static ulong KeyOf(string itemId) => Convert.ToUInt64(itemId[..16], 16);

    /// <summary>The same headline, and the same address or the same text: the same article, whatever id it bears.</summary>
    public bool TellsTheSameAs(KnownItem other) =>
        Title != 0 && Title == other.Title && ((Link != 0 && Link == other.Link) || (Text != 0 && Text == other.Text));

    /// <summary>Neither headline nor address agree: another article, although it bears the same id.</summary>
    public bool IsAnotherThan(KnownItem other) => Title != other.Title && Link != 0 && other.Link != 0 && Link != other.Link;
}

/// <summary>The stored items of a feed, newest first: small enough for the feed's row.</summary>
public sealed class KnownItems
{
    /// <summary>2,048 items are 48 KiB: below the 64 KiB of a property, and a feed of 500 items is held four times over.</summary>
    public const int Capacity = 2_048;

    public static readonly KnownItems Empty = new([]);

    private readonly KnownItem[] _items;
    private readonly Dictionary<ulong, KnownItem> _byKey;

    private KnownItems(KnownItem[] items)
    {
        _items = items;
        _byKey = items.ToDictionary(item => item.Key);
    }

    public int Count => _items.Length;

    public KnownItem? Find(string itemId) => _byKey.TryGetValue(KnownItem.KeyOf(itemId), out var item) ? item : null;

    public bool Contains(string itemId) => _byKey.ContainsKey(KnownItem.KeyOf(itemId));

    /// <param name="link">Fingerprint of a canonical link.</param>
    public bool HasLink(uint link) => Array.Exists(_items, item => item.Link == link);

    /// <summary>Those that share a headline, for the search of an article under another id.</summary>
    public ILookup<uint, KnownItem> ByTitle() => _items.ToLookup(item => item.Title);

    /// <summary>Puts the items of the latest document in front and forgets the oldest beyond the capacity.</summary>
    public KnownItems With(IEnumerable<KnownItem> latest) =>
        new([.. latest.Concat(_items).DistinctBy(item => item.Key).Take(Capacity)]);

    public byte[] ToBytes() => MemoryMarshal.AsBytes(_items.AsSpan()).ToArray();

    public static KnownItems FromBytes(byte[]? bytes) =>
        bytes is null || bytes.Length == 0 ? Empty : new(MemoryMarshal.Cast<byte, KnownItem>(bytes).ToArray());
}
