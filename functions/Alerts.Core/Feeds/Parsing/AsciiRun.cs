using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>
/// Copies text up to the next ampersand or letter above ASCII: escaped HTML has one every few bytes, so that two passes over
/// each short run, one to find its end and one to copy, would be most of the work.
/// </summary>
internal static class AsciiRun
{
    /// <param name="output">As long as the text at least.</param>
    /// <returns>How many bytes were copied.</returns>
    public static int Copy(ReadOnlySpan<byte> text, Span<char> output)
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
            var ends = (Vector128.Equals(bytes, Vector128.Create((byte)'&')) | Vector128.GreaterThan(bytes, Vector128.Create((byte)0x7F))).ExtractMostSignificantBits();
            if (ends != 0)
                return copied + System.Numerics.BitOperations.TrailingZeroCount(ends);
            copied += Vector128<byte>.Count;
        }
        while (copied < text.Length && text[copied] is not (byte)'&' and < 0x80)
            output[copied] = (char)text[copied++];
        return copied;
    }
}
