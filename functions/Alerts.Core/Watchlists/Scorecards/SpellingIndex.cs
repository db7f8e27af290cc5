using System.Collections.Concurrent;
using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>The spellings of a watchlist by their words, found also where a word is misspelled. Any number of threads may ask.</summary>
internal sealed class SpellingIndex
{
    /// <summary>A word that more spellings share tells none of them.</summary>
    private const int MostSharing = 50;

    /// <summary>Names come again and again.</summary>
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<string, KnownSpelling[]> _met = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byShorter = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownSpelling>> _byWord = new(StringComparer.Ordinal);

    private int _remembered;

    public SpellingIndex(Watchlist watchlist)
    {
        foreach (var entity in watchlist.Entities)
        {
            var known = FoldedName.KnownOf(entity);
            foreach (var text in entity.Aliases.Where(IsWord).Select(alias => alias.Text).Prepend(entity.Name).Distinct(StringComparer.Ordinal))
                Add(new(entity.Id, FoldedName.WordsOf(text), known));
        }
    }

    /// <summary>Spellings that have this word, or one that is nearly this.</summary>
    public IReadOnlyList<KnownSpelling> Near(string word)
    {
        if (_met.TryGetValue(word, out var known))
            return known;
        var near = Find(word);
        if (Interlocked.Increment(ref _remembered) <= MostRemembered)
            _ = _met.TryAdd(word, near);
        return near;
    }

    private KnownSpelling[] Find(string word)
    {
        if (word.Length < KnownSpelling.ShortestWord)
            return [];
        var candidates = new HashSet<string>(StringComparer.Ordinal);
        foreach (var shorter in EditDistance.WithoutLetters(word))
        {
            if (_byShorter.TryGetValue(shorter, out var words))
                candidates.UnionWith(words);
        }

        return
        [
            .. candidates
                .Where(candidate => _byWord[candidate].Count <= MostSharing && EditDistance.AreNear(candidate, word))
                .SelectMany(candidate => _byWord[candidate]),
        ];
    }

    /// <summary>A slip in an acronym is another acronym.</summary>
    private static bool IsWord(Alias alias) => CompiledAlias.WithMode(alias).Mode != AliasMode.Acronym;

    private void Add(KnownSpelling spelling)
    {
        foreach (var word in spelling.Words.Where(word => word.Length >= KnownSpelling.ShortestWord && !NameWords.IsParticle(word)).Distinct())
        {
            if (!_byWord.TryGetValue(word, out var spellings))
            {
                _byWord[word] = spellings = [];
                foreach (var shorter in EditDistance.WithoutLetters(word))
                {
                    if (!_byShorter.TryGetValue(shorter, out var words))
                        _byShorter[shorter] = words = [];
                    words.Add(word);
                }
            }

            spellings.Add(spelling);
        }
    }
}

/// <param name="Known">Every spelling of the entity, so that none of them is proposed.</param>
internal sealed record KnownSpelling(string EntityId, string[] Words, HashSet<string> Known)
{
    public const int ShortestWord = 3;

    private const int ShortestLone = 6;

    /// <returns>How many words differ; null when these words are no variant, or are a spelling already.</returns>
    public int? DifferenceTo(ReadOnlySpan<string> words)
    {
        if (Math.Abs(words.Length - Words.Length) > 1)
            return null;
        var left = Words.ToList();
        var (exact, near) = (0, 0);
        Span<bool> matched = stackalloc bool[words.Length];
        for (var word = 0; word < words.Length; word++)
            exact += (matched[word] = left.Remove(words[word])) ? 1 : 0;
        if (exact == 0 && Words.Length > 1)
            return null;
        for (var word = 0; word < words.Length; word++)
        {
            if (matched[word])
                continue;
            var text = words[word];
            var meant = left.FindIndex(candidate => EditDistance.AreNear(candidate, text));
            if (meant < 0)
                continue;
            left.RemoveAt(meant);
            (matched[word], near) = (true, near + 1);
        }

        if (Known.Contains(string.Join(' ', words)))
            return null;
        if (Words.Length == 1)
            return words.Length == 1 && near == 1 && Words[0].Length >= ShortestLone ? 1 : null;
        var extra = words.Length - exact - near;
        var missing = left.Count;
        // A missing word leaves a surname of two: that is a short name, and no variant.
        var isVariant = extra + missing <= 1 && matched[0] && matched[^1] && (missing == 0 || Words.Length > 2);
        return isVariant ? near + extra + missing : null;
    }
}
