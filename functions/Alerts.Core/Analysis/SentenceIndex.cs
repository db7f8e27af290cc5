using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>Finds sentences by their mentions: a hostile article has thousands of both, so that not each can be held against each.</summary>
/// <param name="sentences">None overlaps another.</param>
internal sealed class SentenceIndex(IReadOnlyList<Sentence> sentences)
{
    private readonly Sentence[] _ordered = [.. sentences.OrderBy(sentence => sentence.Field).ThenBy(sentence => sentence.Range.Start)];

    /// <returns>The sentences in which mentions begin, each with these in their order.</returns>
    public IReadOnlyList<NamingSentence<T>> Naming<T>(IEnumerable<T> mentions, Func<T, (TextField Field, int Start)> placeOf) =>
    [
        .. mentions
            .Select(mention => (Mention: mention, Place: PlaceOf(placeOf(mention))))
            .Where(found => found.Place >= 0)
            .GroupBy(found => found.Place, found => found.Mention)
            .Select(group => new NamingSentence<T>(_ordered[group.Key], [.. group])),
    ];

    private int PlaceOf((TextField Field, int Start) mention)
    {
        var (first, end) = (0, _ordered.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if ((_ordered[middle].Field, _ordered[middle].Range.Start).CompareTo(mention) <= 0)
                first = middle + 1;
            else
                end = middle;
        }
        return first > 0 && Holds(_ordered[first - 1], mention) ? first - 1 : -1;
    }

    private static bool Holds(Sentence sentence, (TextField Field, int Start) mention) =>
        sentence.Field == mention.Field && sentence.Range.Start <= mention.Start && mention.Start < sentence.Range.End;
}

/// <param name="Mentions">At least one.</param>
internal sealed record NamingSentence<T>(Sentence Sentence, IReadOnlyList<T> Mentions);
