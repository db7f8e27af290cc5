using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// The features by which a name as a whole gets its type: its words, its neighbours, and what the patterns say. They live in the same
/// table as those of single words; there the places of the tags are those of the types.
/// </summary>
internal ref struct NameFeatures
{
    public const int Most = 64;

    /// <summary>Templates of single words stay below.</summary>
    private const uint FirstTemplate = 200;

    private const int MostWords = 8;

    private readonly Span<uint> _keys;

    private NameFeatures(Span<uint> keys) => _keys = keys;

    private int Count { get; set; }

    /// <param name="start">First token of the name; <paramref name="end"/> is exclusive.</param>
    /// <returns>How many keys were written.</returns>
    public static int Extract(ReadOnlySpan<WordFacts> words, int start, int end, EntityType? pattern, Span<uint> keys)
    {
        var features = new NameFeatures(keys);
        var (first, last) = (words[start], words[end - 1]);
        var length = (uint)Math.Min(end - start, 6);
        for (var i = start; i < Math.Min(end, start + MostWords); i++)
        {
            features.Add(0, words[i].Word);
            features.Add(1, words[i].Suffix4);
        }

        features.Add(2, first.Word);
        features.Add(3, last.Word);
        features.Add(4, length);
        features.Add(5, WordHash.Mix((uint)first.Lists, (uint)last.Lists));
        features.Add(6, WordHash.Mix((uint)last.Case, length));
        features.Add(7, pattern is { } type ? (uint)type + 1 : 0);
        features.Add(8, last.Suffix3);
        features.Add(9, WordHash.Mix(first.Word, last.Word));
        if (end - start > 1)
        {
            features.Add(10, WordHash.Mix(words[start].Word, words[start + 1].Word));
            features.Add(11, WordHash.Mix(words[end - 2].Word, words[end - 1].Word));
        }

        var before = WordBefore(words, start, 1);
        var second = WordBefore(words, start, 2);
        features.Add(12, before);
        features.Add(13, WordHash.Mix(second, before));
        features.Add(14, second);
        features.Add(15, WordHash.Mix(WordBefore(words, start, 3), second));
        features.Add(16, end < words.Length ? words[end].Word : 2);
        features.Add(17, WordHash.Mix(before, last.Word));
        return features.Count;
    }

    private static uint WordBefore(ReadOnlySpan<WordFacts> words, int start, int distance) =>
        start >= distance && words[start - distance].Field == words[start].Field ? words[start - distance].Word : 1;

    private void Add(uint template, uint value) => _keys[Count++] = WordHash.Mix(value, FirstTemplate + template);
}
