namespace Alerts.Core.Watchlists.Scanning;

/// <summary>
/// Finds any number of phrases in a text in one pass, word by word, blind to case, accents and kinds of separators. Never
/// changed after <see cref="Build"/>; any number of threads may use it.
/// </summary>
internal sealed class PhraseIndex
{
    private readonly int[] _numbers;

    private PhraseIndex(IReadOnlyList<string> phrases)
    {
        _numbers = new int[phrases.Count];
        var longest = phrases.Select(phrase => phrase.Length).DefaultIfEmpty().Max();
        var (word, separator) = (new char[TextFolding.LongestFold * longest], new char[longest]);
        for (var given = 0; given < phrases.Count; given++)
            _numbers[given] = Add(phrases[given], word, separator);
        Words.Trim();
        Tree.Trim();
        (FirstWords, WholePhrases, Pairs) = (new BitFilter(Words.Count), new BitFilter(Words.Count), new BitFilter(Tree.Count));
        FillFilters();
    }

    /// <summary>Distinct phrases: those that fold alike share a number.</summary>
    public int Count { get; private set; }

    public Vocabulary Words { get; } = new();

    public SeparatorNumbers Separators { get; } = new();

    public PhraseTree Tree { get; } = new();

    /// <summary>Words of the longest phrase.</summary>
    public int LongestPhrase { get; private set; }

    /// <summary>Words that a phrase begins with.</summary>
    public BitFilter FirstWords { get; }

    /// <summary>Words that are a phrase by themselves.</summary>
    public BitFilter WholePhrases { get; }

    /// <summary>Words that follow one another in a phrase.</summary>
    public BitFilter Pairs { get; }

    /// <exception cref="ArgumentException">A phrase has no letter or digit.</exception>
    public static PhraseIndex Build(IReadOnlyList<string> phrases) => new(phrases);

    /// <param name="given">The place of a phrase among those that the index was built of.</param>
    public int NumberOf(int given) => _numbers[given];

    /// <summary>Adds all places where a phrase stands, ordered by start, then end; they may overlap.</summary>
    public void Scan(ReadOnlySpan<char> text, List<PhraseHit> hits) => Scan(text, hits, out _);

    /// <param name="steps">The work done, for tests of its growth.</param>
    /// <param name="enough">The scan ends soon after the list holds so many.</param>
    public void Scan(ReadOnlySpan<char> text, List<PhraseHit> hits, out long steps, int enough = int.MaxValue)
    {
        var scan = new PhraseScan(this, text, hits, enough);
        scan.Run();
        steps = scan.Steps;
    }

    private void FillFilters()
    {
        var hashes = Words.Hashes();
        var lastHashes = new uint[Tree.Count];
        foreach (var step in Tree.Steps)
            lastHashes[step.To] = hashes[step.Word];
        foreach (var step in Tree.Steps)
        {
            var hash = hashes[step.Word];
            if (step.From != PhraseTree.Root)
                Pairs.Add(WordHash.OfPair(lastHashes[step.From], hash));
            else
                FirstWords.Add(hash);
            if (step.From == PhraseTree.Root && Tree.PhraseAt(step.To) >= 0)
                WholePhrases.Add(hash);
        }
    }

    private int Add(string phrase, char[] word, char[] separator)
    {
        var reader = new WordReader(phrase, word, separator);
        var node = PhraseTree.Root;
        var words = 0;
        for (; reader.MoveNext(); words++)
        {
            // What stands before the first word is no part of a phrase.
            var before = words == 0 ? SeparatorNumbers.Unknown : Separators.Add(reader.Separator);
            node = Tree.Add(node, before, Words.Add(reader.Word));
        }
        if (words == 0)
            throw new ArgumentException($"\"{phrase}\" has no letter or digit.", nameof(phrase));
        LongestPhrase = Math.Max(LongestPhrase, words);
        if (Tree.PhraseAt(node) < 0)
            Tree.EndAt(node, Count++);
        return Tree.PhraseAt(node);
    }
}
