using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists;

/// <summary>Words <paramref name="First"/> to <paramref name="Last"/> of a field.</summary>
internal readonly record struct WordRange(TextField Field, int First, int Last)
{
    public int Count => Last - First + 1;

    public bool Holds(WordRange other) => Field == other.Field && First <= other.First && other.Last <= Last;
}

/// <summary>An occurrence of an alias that stands as long as its conditions hold.</summary>
internal readonly record struct Candidate(CompiledAlias Alias, WordRange Words, TextRange Range, bool IsInCapitals);

/// <summary>One pass over an article: what is there, before rules weigh it.</summary>
/// <param name="language">Primary language of the article, null when unknown.</param>
internal sealed class ArticleScan(AliasIndex index, string? language)
{
    private readonly List<(int Node, int Last)> _hits = [];
    private readonly Dictionary<int, (WordRange First, WordRange Last)> _contexts = [];
    private readonly Dictionary<int, int> _excludedUntil = [];

    /// <summary>In reading order, title first.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <summary>Words read, steps taken and aliases weighed; grows in proportion to the text.</summary>
    public long Steps { get; private set; }

    public void Read(TextField field, string text)
    {
        var tokens = index.Phrases.Read(text);
        _excludedUntil.Clear();
        for (var first = 0; first < tokens.Count; first++)
        {
            FindPhrasesAt(tokens, first);
            // Exclusions first: they eat the aliases that begin at the same word.
            foreach (var (node, last) in _hits)
                NoteSurroundings(node, new WordRange(field, first, last));
            foreach (var (node, last) in _hits)
                NoteAliases(node, new WordRange(field, first, last), tokens);
        }
    }

    /// <summary>Whether a phrase stands anywhere but inside the given words.</summary>
    public bool HasOutside(WordRange words, RequiredPhrase phrase) =>
        // Occurrences inside the words follow one another, so the first or the last is outside if any is.
        _contexts.TryGetValue(phrase.Node, out var seen) && !(words.Holds(seen.First) && words.Holds(seen.Last));

    private void FindPhrasesAt(WordTokens tokens, int first)
    {
        _hits.Clear();
        Steps++;
        var node = tokens.CanBeginAt(first) ? index.Phrases.First(tokens[first]) : PhraseTrie.Root;
        for (var last = first; node != PhraseTrie.Root; Steps++)
        {
            if (index.MeaningsOf(node) is not null && tokens.CanEndAt(last))
                _hits.Add((node, last));
            last++;
            node = last < tokens.Count ? index.Phrases.Next(node, tokens[last]) : PhraseTrie.Root;
        }
    }

    private void NoteSurroundings(int node, WordRange words)
    {
        var meanings = index.MeaningsOf(node)!;
        foreach (var entity in meanings.ExcludedEntities)
            _excludedUntil[entity] = Math.Max(words.Last, _excludedUntil.GetValueOrDefault(entity, -1));
        if (meanings.IsContext)
            _contexts[node] = (_contexts.TryGetValue(node, out var seen) ? seen.First : words, words);
    }

    private void NoteAliases(int node, WordRange words, WordTokens tokens)
    {
        foreach (var alias in index.MeaningsOf(node)!.Aliases)
        {
            Steps++;
            if (!alias.CountsIn(language)
                || words.Last <= _excludedUntil.GetValueOrDefault(alias.Entity, -1)
                || !alias.Accepts(tokens.SpanOf(words.First, words.Last)))
            {
                continue;
            }
            var isDotted = alias.IsDottable && words.Count > 1;
            if (isDotted && !tokens.IsWholeDottedAcronym(words.First, words.Last))
                continue;
            var start = tokens[words.First].Start;
            var end = isDotted ? tokens.EndOfDottedAcronym(words.Last) : tokens[words.Last].End;
            Candidates.Add(new Candidate(alias, words, new TextRange(start, end - start), tokens.IsInCapitals(words.First)));
        }
    }
}
