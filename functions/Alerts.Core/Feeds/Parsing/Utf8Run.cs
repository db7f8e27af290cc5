using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Turns valid UTF-8 into characters up to a byte that ends the run, in one pass: escaped HTML has an ampersand every few bytes, so
/// that finding each run's end first and then calling the framework's decoder for it would be most of the work.
/// </summary>
internal static class Utf8Run
{
    /// <summary>No byte of UTF-8, so that the run ends with the text.</summary>
    public const byte NoStop = 0xFF;

    /// <param name="output">As long as the text at least: no character has fewer bytes than UTF-16 units.</param>
    /// <param name="written">How many UTF-16 units were written.</param>
    /// <returns>How many bytes were read; the stop byte is not.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<char> output, byte stop, out int written)
    {
        var read = 0;
        written = 0;
        while (read < text.Length)
        {
            var run = CopyAscii(text[read..], output[written..], stop);
            read += run;
            written += run;
            if (read == text.Length || text[read] == stop)
                break;
            while (read < text.Length && text[read] >= 0x80 && text[read] != stop)
                read += DecodeLetter(text[read..], output, ref written);
        }
        return read;
    }

    private static int CopyAscii(ReadOnlySpan<byte> text, Span<char> output, byte stop)
    {
        var copied = 0;
        ref var source = ref MemoryMarshal.GetReference(text);
        ref var target = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(output[..text.Length]));
        while (Vector128.IsHardwareAccelerated && copied + Vector128<byte>.Count <= text.Length)
        {
            var bytes = Vector128.LoadUnsafe(ref source, (nuint)copied);
            var (lower, upper) = Vector128.Widen(bytes);
            lower.StoreUnsafe(ref target, (nuint)copied);
            upper.StoreUnsafe(ref target, (nuint)(copied + Vector128<ushort>.Count));
            var ends = (Vector128.Equals(bytes, Vector128.Create(stop)) | Vector128.GreaterThan(bytes, Vector128.Create((byte)0x7F))).ExtractMostSignificantBits();
            if (ends != 0)
                return copied + BitOperations.TrailingZeroCount(ends);
            copied += Vector128<byte>.Count;
        }
        while (copied < text.Length && text[copied] != stop && text[copied] < 0x80)
            output[copied] = (char)text[copied++];
        return copied;
    }

    private static int DecodeLetter(ReadOnlySpan<byte> text, Span<char> output, ref int written)
    {
        if (text.Length >= 2 && text[0] < 0xE0)
        {
            output[written++] = (char)(((text[0] & 0x1F) << 6) | (text[1] & 0x3F));
            return 2;
        }
        if (text.Length >= 3 && text[0] < 0xF0)
        {
            output[written++] = (char)(((text[0] & 0x0F) << 12) | ((text[1] & 0x3F) << 6) | (text[2] & 0x3F));
            return 3;
        }
        _ = Rune.DecodeFromUtf8(text, out var rune, out var length);
        written += rune.EncodeToUtf16(output[written..]);
        return length;
    }
}
