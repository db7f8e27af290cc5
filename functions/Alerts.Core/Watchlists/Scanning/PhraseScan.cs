namespace Alerts.Core.Watchlists.Scanning;

/// <summary>One pass over a text.</summary>
/// <param name="enough">The pass ends where so many hits have gathered.</param>
internal ref struct PhraseScan(PhraseIndex index, ReadOnlySpan<char> text, List<PhraseHit> hits, int enough)
{
    private readonly PhraseIndex _index = index;
    private readonly int _textLength = text.Length;
    private WordWindow _words = new(index, text);
    private long _steps;

    /// <summary>Characters folded, words looked up and steps taken in the tree.</summary>
    public readonly long Steps => _words.Steps + _steps;

    public void Run()
    {
        var first = 0;
        for (var position = 0; position < _textLength && hits.Count < enough;)
        {
            position = _words.Read(position);
            var isLast = position == _textLength;
            // Words at which a phrase may begin that reaches beyond the block wait for the next, with the one before.
            var end = isLast ? _words.Count : _words.Count - _index.LongestPhrase;
            if (end > first)
            {
                FindPhrases(first, end);
                _words.ForgetBefore(end - 1);
                first = 1;
            }
            _words.LeaveBlock();
        }
    }

    private void FindPhrases(int first, int end)
    {
        var candidates = _words.Candidates;
        var count = _index.FirstWords.Select(_words.Hashes[first..end], candidates);
        foreach (var place in candidates[..count])
        {
            var word = first + place;
            if (_index.WholePhrases.MayHold(_words.Hashes[word]) || MayGoOn(word))
                FindPhrasesAt(word);
        }
    }

    private void FindPhrasesAt(int first)
    {
        var tree = _index.Tree;
        var node = _words.NumberOf(first) is var number and not Vocabulary.Unknown && CanBeginAt(first)
            ? tree.Next(PhraseTree.Root, SeparatorNumbers.Unknown, number)
            : PhraseTree.Root;
        for (var last = first; node != PhraseTree.Root; node = Next(node, last++))
        {
            _steps++;
            var phrase = tree.PhraseAt(node);
            if (phrase >= 0 && CanEndAt(last))
                hits.Add(new PhraseHit(phrase, _words.StartOf(first), _words.EndOf(last)));
        }
    }

    private int Next(int node, int last)
    {
        var next = last + 1;
        if (!MayGoOn(last)
            || _words.NumberOf(next) is var word && word == Vocabulary.Unknown
            || _words.SeparatorOf(next) is var separator && separator == SeparatorNumbers.Unknown)
        {
            return PhraseTree.Root;
        }
        return _index.Tree.Next(node, separator, word);
    }

    private readonly bool MayGoOn(int word) =>
        word + 1 < _words.Count
        && _index.Pairs.MayHold(WordHash.OfPair(_words.Hashes[word], _words.Hashes[word + 1]));

    /// <summary>No name begins behind an apostrophe inside a word (O'Brien), save after an elision (l'ICE, d'Aragua).</summary>
    private bool CanBeginAt(int first) =>
        first == 0 || !_words.IsBehindApostrophe(first) || _words.Surface(first - 1) is "l" or "L" or "d";

    /// <summary>No name ends before an apostrophe inside a word, save before a possessive or contraction (Bukele's).</summary>
    private bool CanEndAt(int last) =>
        last + 1 == _words.Count || !_words.IsBehindApostrophe(last + 1) || IsEnding(_words.Surface(last + 1));

    private static bool IsEnding(ReadOnlySpan<char> word) =>
        word is "s" or "S" or "d" or "D" or "ll" or "LL" or "re" or "RE" or "ve" or "VE";
}
