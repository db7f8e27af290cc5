namespace Alerts.Core.Analysis.Recognition;

/// <summary>In which lists of names a word stands.</summary>
[Flags]
internal enum NameLists : byte
{
    None = 0,
    GivenName = 1,
    Surname = 2,

    /// <summary>A country or large region.</summary>
    Country = 4,
    City = 8,

    /// <summary>Part of a place's name of several words.</summary>
    PartOfPlace = 16,

    /// <summary>Written small in most texts: a capital at the start of a sentence makes no name of it.</summary>
    CommonWord = 32,
}

/// <summary>The lists of names as hashes of folded words: smaller than the words, and as good for a feature.</summary>
internal sealed class NameHashes
{
    private readonly uint[] _keys;
    private readonly NameLists[] _lists;

    private NameHashes(int count)
    {
        var capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2));
        _keys = new uint[capacity];
        _lists = new NameLists[capacity];
    }

    public static NameHashes Empty { get; } = new(0);

    public static NameHashes From(IReadOnlyCollection<KeyValuePair<uint, NameLists>> names)
    {
        var table = new NameHashes(names.Count);
        foreach (var (key, lists) in names)
        {
            var at = table.PlaceOf(key);
            table._keys[at] = key;
            table._lists[at] |= lists;
        }

        return table;
    }

    public NameLists Of(uint word) => _lists[PlaceOf(word)];

    private int PlaceOf(uint key)
    {
        var mask = _keys.Length - 1;
        var at = (int)(key * 0x9E3779B1 >> 7) & mask;
        while (_keys[at] != key && _keys[at] != 0)
            at = (at + 1) & mask;
        return at;
    }
}
