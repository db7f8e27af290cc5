using Alerts.Core.Articles;
using Alerts.Core.Watchlists.Scanning;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>Where the phrases of a context rule stand in an article.</summary>
internal sealed class Occurrences
{
    private readonly Dictionary<int, List<WordRange>> _places = [];

    /// <summary>In reading order, title first.</summary>
    public void Add(int phrase, WordRange words)
    {
        if (!_places.TryGetValue(phrase, out var places))
            _places[phrase] = places = [];
        places.Add(words);
    }

    /// <summary>Whether a phrase stands in the article anywhere but inside the given words.</summary>
    public bool StandsOutside(int phrase, WordRange words) =>
        // Occurrences inside the words follow one another, so the first or the last is outside if any is.
        _places.TryGetValue(phrase, out var places) && !(words.Holds(places[0]) && words.Holds(places[^1]));

    /// <summary>Whether a phrase stands with a word among those from <paramref name="first"/> to <paramref name="last"/>, and not inside the given words.</summary>
    public bool StandsAround(int phrase, WordRange words, int first, int last)
    {
        if (!_places.TryGetValue(phrase, out var places))
            return false;
        // All occurrences of a phrase have as many words, so they end in the order in which they begin.
        var next = Search.First(places.Count, place => IsFrom(places[place], words.Field, first));
        if (next < places.Count && words.Holds(places[next]))
            next = Search.First(places.Count, place => IsFrom(places[place], words.Field, words.Last + 1));
        return next < places.Count && places[next].Field == words.Field && places[next].First <= last;
    }

    private static bool IsFrom(WordRange place, TextField field, int word) =>
        place.Field > field || (place.Field == field && place.Last >= word);
}

/// <summary>Judges whether what an alias requires or forbids stands near it.</summary>
internal sealed class ContextCheck(Occurrences occurrences, Func<TextField, FieldWords> fields)
{
    /// <returns>The phrases found, in the order of the rule; null when the rule is not met.</returns>
    public string? Met(CompiledRule rule, WordRange words)
    {
        var (first, last) = Around(rule.Within, words);
        var one = rule.Any.FirstOrDefault(Stands);
        if ((rule.Any.Count > 0 && one is null) || !rule.All.All(Stands))
            return null;
        return string.Join(" + ", rule.All.Concat(one is null ? [] : [one]).Select(phrase => phrase.Text));

        bool Stands(ContextPhrase phrase) => rule.Within.Unit == ContextUnit.Article
            ? occurrences.StandsOutside(phrase.Phrase, words)
            : occurrences.StandsAround(phrase.Phrase, words, first, last);
    }

    /// <returns>What stands there that must not; null when nothing does.</returns>
    public string? Broken(CompiledRule rule, WordRange words) =>
        rule.Any.Select(phrase => Met(rule with { Any = [phrase], All = [] }, words)).FirstOrDefault(found => found is not null)
        ?? (rule.All.Count > 0 ? Met(rule with { Any = [] }, words) : null);

    private (int First, int Last) Around(ContextScope scope, WordRange words)
    {
        switch (scope.Unit)
        {
            case ContextUnit.Words:
                return (words.First - scope.Words - 1, words.Last + scope.Words + 1);
            case ContextUnit.Sentence:
                var sentences = fields(words.Field).SentencesOf(words);
                return (sentences.First, sentences.Last);
            case ContextUnit.Paragraph:
                var field = fields(words.Field);
                return (field.ParagraphOf(words.First).First, field.ParagraphOf(words.Last).Last);
            default:
                return default;
        }
    }
}
