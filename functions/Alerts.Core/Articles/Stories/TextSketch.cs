using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Alerts.Core.Articles.Stories;

/// <summary>
/// A text's runs of five words in half a kilobyte (MinHash): the share of equal numbers in two sketches estimates which share
/// of all their runs two texts have in common (Jaccard), with a standard error of at most .032.
/// </summary>
public sealed class TextSketch
{
    public const int Bands = 8;

    private const int RunLength = 5;
    private const int Size = 256;
    private const int NumbersABand = 2;

    /// <summary>Stored sketches are compared with new ones: these functions never change.</summary>
    private static readonly (ulong Factor, ulong Summand)[] s_functions = Functions();

    private readonly int _runs;
    private readonly ushort[] _numbers;

    private TextSketch(int runs, ushort[] numbers) => (_runs, _numbers) = (runs, numbers);

    /// <param name="words">Not fewer than five.</param>
    internal static TextSketch Of(ReadOnlySpan<ulong> words)
    {
        var runs = new HashSet<ulong>();
        for (var first = 0; first + RunLength <= words.Length; first++)
            runs.Add(WordHashes.Join(words.Slice(first, RunLength)));

        Span<ulong> smallest = stackalloc ulong[Size];
        smallest.Fill(ulong.MaxValue);
        foreach (var run in runs)
        {
            for (var i = 0; i < Size; i++)
                smallest[i] = Math.Min(smallest[i], (run * s_functions[i].Factor) + s_functions[i].Summand);
        }

        var numbers = new ushort[Size];
        for (var i = 0; i < Size; i++)
            numbers[i] = (ushort)Mix(smallest[i]);
        return new(runs.Count, numbers);
    }

    public static TextSketch FromBytes(byte[] bytes) =>
        new(BinaryPrimitives.ReadInt32LittleEndian(bytes), MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(sizeof(int))).ToArray());

    public byte[] ToBytes()
    {
        var runs = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(runs, _runs);
        return [.. runs, .. MemoryMarshal.AsBytes<ushort>(_numbers)];
    }

    /// <summary>From 0 (no run in common) to 1 (the same text).</summary>
    public double SimilarityTo(TextSketch other)
    {
        var equal = 0;
        for (var i = 0; i < Size; i++)
            equal += _numbers[i] == other._numbers[i] ? 1 : 0;
        return (double)equal / Size;
    }

    /// <summary>Length of the shorter text as a share of the longer one's.</summary>
    public double LengthRatioTo(TextSketch other) => (double)Math.Min(_runs, other._runs) / Math.Max(_runs, other._runs);

    /// <summary>Which share of the shorter text stands in the longer one; an estimate.</summary>
    public double SharedWith(TextSketch other)
    {
        var similarity = SimilarityTo(other);
        var shared = similarity * (_runs + other._runs) / (1 + similarity);
        return shared / Math.Min(_runs, other._runs);
    }

    /// <summary>
    /// Of texts that have two thirds of their runs in common 99 in 100 share a band, of unrelated ones hardly any:
    /// 1 − (1 − s²)⁸ for similarity s.
    /// </summary>
    public uint Band(int index) => ((uint)_numbers[index * NumbersABand] << 16) | _numbers[(index * NumbersABand) + 1];

    private static (ulong, ulong)[] Functions()
    {
        const ulong Step = 0x9E3779B97F4A7C15; // SplitMix64: https://prng.di.unimi.it/splitmix64.c
        return [.. Enumerable.Range(1, Size).Select(number => (Mix((ulong)number * Step) | 1, Mix((ulong)(Size + number) * Step)))];
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
