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

    /// <summary>For each length the bits of two numbers that belong to a word.</summary>
    private static readonly ulong[] Masks = [.. Enumerable.Range(0, Stride + 1).SelectMany(MaskOf)];

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

    /// <summary>The hashes of words that stand in one text.</summary>
    /// <param name="text">With <see cref="Stride"/> bytes behind the last word.</param>
    /// <param name="edges">Start and end of each word in turn.</param>
    /// <param name="offset">What to subtract from each.</param>
    /// <param name="hashes">As many as there are words.</param>
    public static void OfAll(ReadOnlySpan<byte> text, ReadOnlySpan<int> edges, int offset, Span<uint> hashes)
    {
        ref var masks = ref MemoryMarshal.GetArrayDataReference(Masks);
        ref var letters = ref MemoryMarshal.GetReference(text);
        ref var edge = ref MemoryMarshal.GetReference(edges);
        for (var word = 0; word < hashes.Length; word++, edge = ref Unsafe.Add(ref edge, 2))
        {
            var start = edge - offset;
            var length = Unsafe.Add(ref edge, 1) - edge;
            if (length > Stride)
            {
                hashes[word] = Of(text.Slice(start, length));
                continue;
            }
            ref var low = ref Unsafe.Add(ref letters, start);
            ref var mask = ref Unsafe.Add(ref masks, 2 * length);
            hashes[word] = Upper(Mixed(
                0,
                Unsafe.ReadUnaligned<ulong>(ref low) & mask,
                Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref low, sizeof(ulong))) & Unsafe.Add(ref mask, 1)));
        }
    }

    public static uint OfPair(uint first, uint second) => Upper((((ulong)first << 32) | second) * FirstKey);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong hash, ulong low, ulong high)
    {
        var upper = Math.BigMul(low ^ hash ^ FirstKey, high ^ SecondKey, out var lower);
        return upper ^ lower;
    }

    private static uint Upper(ulong hash) => (uint)(hash >> 32);

    private static ulong[] MaskOf(int length)
    {
        var bytes = new byte[Stride];
        bytes.AsSpan(0, length).Fill(byte.MaxValue);
        return MemoryMarshal.Cast<byte, ulong>(bytes).ToArray();
    }
}
