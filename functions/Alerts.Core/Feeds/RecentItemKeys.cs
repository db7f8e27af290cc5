namespace Alerts.Core.Feeds;

/// <summary>The items of a feed that are already stored, as 64-bit keys, newest first: small enough for the feed's row.</summary>
public sealed class RecentItemKeys
{
    /// <summary>2,048 keys are 16 KiB: the row stays far below the 64 KiB of a property, and a feed of 500 items is held four times over.</summary>
    public const int Capacity = 2_048;

    public static readonly RecentItemKeys Empty = new([]);

    private readonly ulong[] _keys;
    private readonly HashSet<ulong> _set;

    private RecentItemKeys(ulong[] keys)
    {
        _keys = keys;
        _set = [.. keys];
    }

    public int Count => _keys.Length;

    /// <param name="itemId">Hexadecimal id of an article, as <see cref="StableId"/> makes it.</param>
    public bool Contains(string itemId) => _set.Contains(KeyOf(itemId));

    /// <summary>Puts the items of the latest document in front and forgets the oldest beyond the capacity.</summary>
    public RecentItemKeys With(IEnumerable<string> itemIds) =>
        new([.. itemIds.Select(KeyOf).Concat(_keys).Distinct().Take(Capacity)]);

    public byte[] ToBytes()
    {
        var bytes = new byte[_keys.Length * sizeof(ulong)];
        for (var i = 0; i < _keys.Length; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(i * sizeof(ulong)), _keys[i]);
        return bytes;
    }

    public static RecentItemKeys FromBytes(ReadOnlySpan<byte> bytes)
    {
        var keys = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = BitConverter.ToUInt64(bytes[(i * sizeof(ulong))..]);
        return keys.Length == 0 ? Empty : new RecentItemKeys(keys);
    }

    private static ulong KeyOf(string itemId) => Convert.ToUInt64(itemId[..16], 16);
}
