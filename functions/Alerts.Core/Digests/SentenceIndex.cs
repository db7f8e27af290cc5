using Alerts.Core.Analysis;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Digests;

/// <summary>Finds sentences by their mentions: a hostile article has thousands of both, so that not each can be held against each.</summary>
/// <param name="sentences">None overlaps another.</param>
internal sealed class SentenceIndex(IReadOnlyList<Sentence> sentences)
{
    private readonly Sentence[] _ordered = [.. sentences.OrderBy(sentence => sentence.Field).ThenBy(sentence => sentence.Range.Start)];

    /// <returns>The sentences in which mentions begin, each with these in their order.</returns>
    public IReadOnlyList<NamingSentence> Naming(IEnumerable<Mention> mentions) =>
    [
        .. mentions
            .Select(mention => (Mention: mention, Place: PlaceOf(mention)))
            .Where(found => found.Place >= 0)
            .GroupBy(found => found.Place, found => found.Mention)
            .Select(group => new NamingSentence(_ordered[group.Key], [.. group])),
    ];

    private int PlaceOf(Mention mention)
    {
        var (first, end) = (0, _ordered.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if ((_ordered[middle].Field, _ordered[middle].Range.Start).CompareTo((mention.Field, mention.Range.Start)) <= 0)
                first = middle + 1;
            else
                end = middle;
        }
        return first > 0 && Holds(_ordered[first - 1], mention) ? first - 1 : -1;
    }

    private static bool Holds(Sentence sentence, Mention mention) =>
        sentence.Field == mention.Field && sentence.Range.Start <= mention.Range.Start && mention.Range.Start < sentence.Range.End;
}

/// <param name="Mentions">At least one.</param>
internal sealed record NamingSentence(Sentence Sentence, IReadOnlyList<Mention> Mentions);
