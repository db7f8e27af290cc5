using System.Numerics;
using System.Text;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>Numbers the words of all phrases from 1. Words are compared in full, folded and in UTF-8.</summary>
internal sealed class Vocabulary
{
    /// <summary>The number of a word that no phrase has.</summary>
    public const int Unknown = 0;

    private Slot[] _slots = new Slot[64];
    private byte[] _letters = new byte[256];

    // Where the letters of each word end, the unknown one's first.
    private int[] _ends = new int[64];

    public int Count { get; private set; }

    /// <summary>In bytes.</summary>
    public int Longest { get; private set; }

    /// <param name="word">Folded.</param>
    public int Add(ReadOnlySpan<char> word)
    {
        var start = _ends[Count];
        var most = start + Encoding.UTF8.GetMaxByteCount(word.Length);
        if (most > _letters.Length)
            Array.Resize(ref _letters, Math.Max(most, 2 * _letters.Length));
        var length = Encoding.UTF8.GetBytes(word, _letters.AsSpan(start));
        // The letters stay only if they are no word's yet.
        var letters = _letters.AsSpan(start, length);
        var hash = WordHash.Of(letters);
        if (NumberOf(letters, hash, out var free) is var known and not Unknown)
            return known;
        _slots[free] = new Slot(hash, ++Count);
        if (Count == _ends.Length)
            Array.Resize(ref _ends, 2 * Count);
        _ends[Count] = start + length;
        Longest = Math.Max(Longest, length);
        if (2 * Count > _slots.Length)
            Grow();
        return Count;
    }

    public int NumberOf(ReadOnlySpan<byte> word, uint hash) => NumberOf(word, hash, out _);

    /// <summary>By number.</summary>
    public uint[] Hashes()
    {
        var hashes = new uint[Count + 1];
        foreach (var slot in _slots)
            hashes[slot.Word] = slot.Hash;
        return hashes;
    }

    public void Trim()
    {
        Array.Resize(ref _letters, _ends[Count]);
        Array.Resize(ref _ends, Count + 1);
    }

    private int NumberOf(ReadOnlySpan<byte> word, uint hash, out int place)
    {
        var slots = _slots;
        for (place = FirstPlace(hash, slots.Length); ; place = (place + 1) & (slots.Length - 1))
        {
            var slot = slots[place];
            if (slot.Word == Unknown || (slot.Hash == hash && _letters.AsSpan(_ends[slot.Word - 1].._ends[slot.Word]).SequenceEqual(word)))
                return slot.Word;
        }
    }

    private void Grow()
    {
        var grown = new Slot[2 * _slots.Length];
        foreach (var slot in _slots)
        {
            if (slot.Word == Unknown)
                continue;
            var place = FirstPlace(slot.Hash, grown.Length);
            while (grown[place].Word != Unknown)
                place = (place + 1) & (grown.Length - 1);
            grown[place] = slot;
        }
        _slots = grown;
    }

    private static int FirstPlace(uint hash, int places) => (int)(hash >> (32 - BitOperations.Log2((uint)places)));

    private readonly record struct Slot(uint Hash, int Word);
}
