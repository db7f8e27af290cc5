namespace Alerts.Core.Watchlists;

/// <summary>
/// All phrases that are looked for, word by word: a step costs the same whether ten or ten thousand are watched.
/// Filled once, then only read, by any number of threads.
/// </summary>
internal sealed class PhraseTrie
{
    /// <summary>The start, and what a step that leads nowhere returns.</summary>
    public const int Root = 0;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _separators = new(StringComparer.Ordinal)
    {
        [" "] = Separators.Space,
        ["'"] = Separators.Apostrophe,
        ["."] = Separators.Dot,
    };

    private readonly Dictionary<Edge, int> _edges = [];
    private int _longestWord;
    private int _longestSeparator = 1;

    /// <summary>The node at which a phrase ends. Phrases that differ only in case, accents or hyphens share it.</summary>
    /// <exception cref="ArgumentException">There is no letter or digit in it.</exception>
    public int Add(string phrase)
    {
        var node = Root;
        var reader = new WordReader(phrase, new char[phrase.Length * TextFolding.LongestFold], new char[phrase.Length]);
        while (reader.MoveNext())
            node = AddWord(node, reader.Separator.ToString(), reader.Word.ToString());
        return node != Root ? node : throw new ArgumentException($"\"{phrase}\" has no letter or digit.", nameof(phrase));
    }

    /// <summary>The node at which the words end when they are joined by dots.</summary>
    public int AddDotted(IEnumerable<string> words) => words.Aggregate(Root, (node, word) => AddWord(node, ".", word));

    public int First(WordToken token) => token.Word == 0 ? Root : _edges.GetValueOrDefault(new Edge(Root, 0, token.Word));

    public int Next(int node, WordToken token) =>
        token.Word == 0 || token.Separator == 0
            ? Root
            : _edges.GetValueOrDefault(new Edge(node, token.Separator, token.Word));

    public WordTokens Read(string text)
    {
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        var separators = _separators.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new WordReader(text, new char[_longestWord], new char[_longestSeparator]);
        var tokens = new List<WordToken>();
        var paragraphsInCapitals = new List<bool> { true };
        while (reader.MoveNext())
        {
            if (reader.StartsParagraph)
                paragraphsInCapitals.Add(true);
            paragraphsInCapitals[^1] &= reader.IsCapitals;
            tokens.Add(new WordToken(
                reader.Start,
                reader.End,
                words.TryGetValue(reader.Word, out var word) ? word : 0,
                separators.TryGetValue(reader.Separator, out var separator) ? separator : 0,
                paragraphsInCapitals.Count - 1));
        }
        return new WordTokens(text, tokens, paragraphsInCapitals);
    }

    private int AddWord(int node, string separator, string word)
    {
        _longestWord = Math.Max(_longestWord, word.Length);
        _longestSeparator = Math.Max(_longestSeparator, separator.Length);
        // What stands before the first word of a phrase is no part of it.
        var before = node == Root ? 0 : NumberOf(_separators, separator);
        var edge = new Edge(node, before, NumberOf(_words, word));
        if (_edges.TryGetValue(edge, out var next))
            return next;
        return _edges[edge] = _edges.Count + 1;
    }

    private static int NumberOf(Dictionary<string, int> numbers, string text)
    {
        if (numbers.TryGetValue(text, out var number))
            return number;
        return numbers[text] = numbers.Count + 1;
    }

    private readonly record struct Edge(int Node, int Separator, int Word);
}
