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

    /// <returns>1 or 0, to count with instead of branching.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MayHold(uint hash)
    {
        var bit = hash >> _shift;
        // A hash shifted so far has no more values than there are bits.
        var word = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bits), bit / WordBits);
        return (int)(word >> (int)(bit % WordBits)) & 1;
    }
}
