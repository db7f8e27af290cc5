using System.IO.Hashing;
using System.Runtime.InteropServices;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Articles.Stories;

/// <summary>The words of a text as numbers: case, accents and punctuation make no other word.</summary>
internal static class WordHashes
{
    /// <summary>In UTF-16 units. Longer ones count as one and the same word.</summary>
    private const int LongestWord = 64;

    public static List<ulong> Of(string text)
    {
        var words = new List<ulong>(text.Length / 5);
        var reader = new WordReader(text, stackalloc char[LongestWord], default);
        while (reader.MoveNext())
            words.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(reader.Word)));
        return words;
    }

    /// <summary>One number for words in their order.</summary>
    public static ulong Join(ReadOnlySpan<ulong> words) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(words));
}
