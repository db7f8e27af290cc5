using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis.Recognition.Rules;

/// <summary>Laws, facilities and events that the tagger left out, though their words tell them.</summary>
internal static class PatternNames
{
    /// <summary>A pattern alone speaks for a name with so much confidence.</summary>
    private const float OfPattern = 0.6f;

    private const int LongestName = 12;

    /// <summary>Names of the runs of capitals that a pattern knows and no tagged name crosses the borders of.</summary>
    public static void AddMissed(List<TaggedName> names, ArticleTokens article, NamePatterns patterns)
    {
        ReadOnlySpan<WordFacts> words = article.Words;
        var next = 0;
        var found = new List<TaggedName>();
        for (var start = 0; start < words.Length; start = Math.Max(start + 1, words[start].RunEnd))
        {
            var end = words[start].RunEnd;
            if (end - start < 2 || end - start > LongestName || patterns.TypeOf(words[start..end]) is not (EntityType.Law or EntityType.Event or EntityType.Facility))
                continue;
            while (next < names.Count && names[next].End <= start)
                next++;
            if (next == names.Count || names[next].Start >= end)
                found.Add(new(start, end, patterns.TypeOf(words[start..end]) == EntityType.Facility ? NameKind.Place : NameKind.Other, OfPattern));
        }

        if (found.Count == 0)
            return;
        names.AddRange(found);
        names.Sort((a, b) => a.Start.CompareTo(b.Start));
    }
}
