using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>The hash of a folded word in UTF-8. Words that differ may share it: it rejects, and never accepts.</summary>
internal static class WordHash
{
    /// <summary>Bytes that are mixed in at once; most words have no more.</summary>
    public const int Stride = 2 * sizeof(ulong);

    // Odd numbers with half of their bits set, without meaning.
    private const ulong FirstKey = 0x9E37_79B9_7F4A_7C15;
    private const ulong SecondKey = 0xC2B2_AE3D_27D4_EB4F;

    public static uint Of(ReadOnlySpan<byte> word)
    {
        ulong hash = 0;
        for (; word.Length > Stride; word = word[Stride..])
            hash = Mixed(hash, MemoryMarshal.Read<ulong>(word), MemoryMarshal.Read<ulong>(word[sizeof(ulong)..]));
        Span<byte> last = stackalloc byte[Stride];
        last.Clear();
        word.CopyTo(last);
        return Upper(Mixed(hash, MemoryMarshal.Read<ulong>(last), MemoryMarshal.Read<ulong>(last[sizeof(ulong)..])));
    }

    public static uint OfPair(uint first, uint second) => Upper((((ulong)first << 32) | second) * FirstKey);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mixed(ulong hash, ulong low, ulong high)
    {
        var upper = Math.BigMul(low ^ hash ^ FirstKey, high ^ SecondKey, out var lower);
        return upper ^ lower;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Upper(ulong hash) => (uint)(hash >> 32);
}
