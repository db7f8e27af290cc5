using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>
/// A text folded to one byte a character, in place: Latin letters and digits without case and accent, separators as the
/// character that stands for their kind. Where a character folds to something else, the byte says only that.
/// </summary>
internal static class FoldedBytes
{
    public const byte OtherSeparator = 1;

    /// <summary>A letter that is no single Latin one, a mark, something invisible or half a pair.</summary>
    public const byte Odd = 0x80;

    private const int Stride = 64;
    private const int HalfStride = Stride / 2;

    /// <summary>How far beyond the end of the characters is written.</summary>
    public const int Slack = Stride;

    private static readonly byte[] Table = [.. Enumerable.Range(0, char.MaxValue + 1).Select(value => Folded((char)value))];

    /// <param name="offset">Added to each place that is written.</param>
    /// <param name="bytes">Room for the characters and <see cref="Slack"/>.</param>
    /// <param name="runs">Where runs of letters, digits and odd characters begin and end in turn; the last may have no end.</param>
    /// <param name="odd">Where odd characters are.</param>
    /// <returns>How many places were written to <paramref name="runs"/> and <paramref name="odd"/>.</returns>
    public static (int Runs, int Odd) Fold(ReadOnlySpan<char> text, int offset, Span<byte> bytes, Span<int> runs, Span<int> odd)
    {
        Span<char> rest = stackalloc char[Stride];
        var (runCount, oddCount) = (0, 0);
        var inRun = 0UL;
        for (var start = 0; start < text.Length; start += Stride)
        {
            scoped var characters = text[start..];
            if (characters.Length < Stride)
            {
                rest.Clear();
                characters.CopyTo(rest);
                characters = rest;
            }
            var target = bytes.Slice(start, Stride);
            var words = FoldAscii(characters, target, out var others);
            for (; others != 0; others &= others - 1)
            {
                var place = BitOperations.TrailingZeroCount(others);
                var folded = Table[characters[place]];
                target[place] = folded;
                if (folded < '0')
                    continue;
                words |= 1UL << place;
                if (folded >= Odd)
                    odd[oddCount++] = offset + start + place;
            }
            var edges = words ^ ((words << 1) | inRun);
            inRun = words >> (Stride - 1);
            for (; edges != 0; edges &= edges - 1)
                runs[runCount++] = offset + start + BitOperations.TrailingZeroCount(edges);
        }
        return (runCount, oddCount);
    }

    private static ulong FoldAscii(ReadOnlySpan<char> characters, Span<byte> bytes, out ulong others)
    {
        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(characters));
        ref var target = ref MemoryMarshal.GetReference(bytes);
        ulong words = FoldAscii(ref source, ref target, 0, out var lower);
        words |= (ulong)FoldAscii(ref source, ref target, HalfStride, out var upper) << HalfStride;
        others = lower | ((ulong)upper << HalfStride);
        return words;
    }

    /// <returns>A bit for each letter and digit.</returns>
    private static uint FoldAscii(ref ushort source, ref byte target, nuint at, out uint others)
    {
        // What is not ASCII stays above it.
        var most = Vector256.Create((ushort)byte.MaxValue);
        var bytes = Vector256.Narrow(
            Vector256.Min(Vector256.LoadUnsafe(ref source, at), most),
            Vector256.Min(Vector256.LoadUnsafe(ref source, at + (nuint)Vector256<ushort>.Count), most));
        var lowered = bytes | Vector256.Create((byte)0x20);
        var letters = Vector256.LessThanOrEqual(lowered - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')));
        var digits = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        Vector256.ConditionalSelect(letters, lowered, bytes).StoreUnsafe(ref target, at);
        others = bytes.ExtractMostSignificantBits();
        return (letters | digits).ExtractMostSignificantBits();
    }

    private static byte Folded(char character)
    {
        if (!Rune.TryCreate(character, out var rune))
            return Odd;
        return TextFolding.KindOf(rune) switch
        {
            CharacterKind.Word => FoldedLetter(rune),
            CharacterKind.Mark or CharacterKind.Invisible => Odd,
            CharacterKind.Space or CharacterKind.LineBreak => (byte)' ',
            CharacterKind.Hyphen => (byte)'-',
            CharacterKind.Apostrophe => (byte)'\'',
            _ => OtherSeparator,
        };
    }

    private static byte FoldedLetter(Rune rune)
    {
        // Latin letters with accents; to ask all of Unicode would cost each start a tenth of a second.
        var mayBeLatin = rune.Value is < 0x250 or (>= 0x1E00 and < 0x1F00);
        return mayBeLatin && TextFolding.Folded(rune) is [var letter] && char.IsAscii(letter) ? (byte)letter : Odd;
    }
}
