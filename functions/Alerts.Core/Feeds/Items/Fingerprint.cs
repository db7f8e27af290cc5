using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Alerts.Core.Feeds.Items;

/// <summary>32 bits that tell whether a text is the one seen before; 0 stands for "nothing to compare".</summary>
internal static class Fingerprint
{
    /// <summary>Of letters and digits alone: a changed comma, quotation mark or line break is no other text.</summary>
    public static uint OfWords(string text)
    {
        var words = ArrayPool<char>.Shared.Rent(text.Length);
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
                words[count++] = char.ToLowerInvariant(character);
        }
        var fingerprint = count == 0 ? 0 : Of(words.AsSpan(0, count));
        ArrayPool<char>.Shared.Return(words);
        return fingerprint;
    }

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = (uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));
        return hash == 0 ? 1 : hash;
    }
}
