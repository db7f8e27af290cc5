using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>Which hashes may be known: one bit says no for certain, and small enough to stay in the processor's cache.</summary>
internal sealed class BitFilter
{
    private const int BitsAnEntry = 16;
    private const int FewestBits = 1 << 12;
    private const int MostBits = 1 << 30;
    private const int WordBits = 32;

    private readonly uint[] _bits;
    private readonly int _shift;

    /// <param name="entries">How many will be added.</param>
    public BitFilter(int entries)
    {
        var bits = (int)Math.Min(MostBits, BitOperations.RoundUpToPowerOf2((ulong)Math.Max(FewestBits, (long)entries * BitsAnEntry)));
        _bits = new uint[bits / WordBits];
        _shift = WordBits - BitOperations.Log2((uint)bits);
    }

    public void Add(uint hash)
    {
        var bit = hash >> _shift;
        _bits[bit / WordBits] |= 1u << (int)(bit % WordBits);
    }

    public bool MayHold(uint hash) => BitOf(ref MemoryMarshal.GetArrayDataReference(_bits), hash >> _shift) != 0;

    /// <summary>Writes the places of the hashes that may be known.</summary>
    /// <returns>How many they are.</returns>
    public int Select(ReadOnlySpan<uint> hashes, Span<int> places)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        var shift = _shift;
        var count = 0;
        for (var place = 0; place < hashes.Length; place++)
        {
            // Counted instead of branched on: which words are known is not to be guessed.
            places[count] = place;
            count += BitOf(ref bits, hashes[place] >> shift);
        }
        return count;
    }

    // A hash shifted so far has no more values than there are bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BitOf(ref uint bits, uint bit) => (int)(Unsafe.Add(ref bits, bit / WordBits) >> (int)(bit % WordBits)) & 1;
}
