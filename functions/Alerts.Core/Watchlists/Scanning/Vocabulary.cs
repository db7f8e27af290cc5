using System.Numerics;
using System.Text;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>Numbers the words of all phrases from 1. Words are compared in full, folded and in UTF-8.</summary>
internal sealed class Vocabulary
{
    /// <summary>The number of a word that no phrase has.</summary>
    public const int Unknown = 0;

    private readonly List<byte> _letters = [];
    private readonly List<int> _ends = [0];
    private Slot[] _slots = new Slot[64];

    public int Count => _ends.Count - 1;

    public int Longest { get; private set; }

    public int Add(ReadOnlySpan<char> folded)
    {
        Span<byte> word = new byte[Encoding.UTF8.GetByteCount(folded)];
        Encoding.UTF8.GetBytes(folded, word);
        var hash = WordHash.Of(word);
        if (NumberOf(word, hash, out var free) is var known and not Unknown)
            return known;
        _letters.AddRange(word);
        _ends.Add(_letters.Count);
        Longest = Math.Max(Longest, word.Length);
        _slots[free] = new Slot(hash, Count);
        if (Count * 2 > _slots.Length)
            Grow();
        return Count;
    }

    public int NumberOf(ReadOnlySpan<byte> word, uint hash) => NumberOf(word, hash, out _);

    public uint[] Hashes()
    {
        var hashes = new uint[_ends.Count];
        foreach (var slot in _slots)
            hashes[slot.Word] = slot.Hash;
        return hashes;
    }

    private int NumberOf(ReadOnlySpan<byte> word, uint hash, out int place)
    {
        var slots = _slots;
        for (place = FirstPlace(hash, slots.Length); ; place = (place + 1) & (slots.Length - 1))
        {
            var slot = slots[place];
            if (slot.Word == Unknown || (slot.Hash == hash && Letters(slot.Word).SequenceEqual(word)))
                return slot.Word;
        }
    }

    private ReadOnlySpan<byte> Letters(int word) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_letters)[_ends[word - 1].._ends[word]];

    private void Grow()
    {
        var grown = new Slot[_slots.Length * 2];
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
