using System.Runtime.InteropServices;

namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// Words that texts write small: a capital at the start of a sentence, or in a headline That Has Many, makes no name of them. Made by
/// <c>tests/Alerts.Training</c>.
/// </summary>
/// <param name="keys">Sorted hashes of words and of stems.</param>
internal sealed class SmallWords(uint[] keys)
{
    /// <summary>A longer word is known by its stem, too: "Parker" shall not be known by "parked".</summary>
    private const int LongestWholeWord = 6;

    private const int MostWords = 1_000_000;

    public static SmallWords None { get; } = new([]);

    public int Count => keys.Length;

    public bool Contains(ReadOnlySpan<char> folded, uint language) =>
        keys.AsSpan().BinarySearch(ToneWords.HashOf(folded, language)) >= 0
        || (folded.Length > LongestWholeWord && keys.AsSpan().BinarySearch(ToneWords.StemOf(folded, language)) >= 0);

    /// <exception cref="InvalidDataException">The list ends early.</exception>
    public static SmallWords Read(BinaryReader reader)
    {
        var size = Math.Clamp(reader.ReadInt32(), 0, MostWords) * sizeof(uint);
        var bytes = reader.ReadBytes(size);
        if (bytes.Length != size)
            throw new InvalidDataException("The tone model's words end early: train it again (tests/Alerts.Training).");
        return new(MemoryMarshal.Cast<byte, uint>(bytes).ToArray());
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(keys.Length);
        writer.Write(MemoryMarshal.AsBytes(keys.AsSpan()));
    }
}
