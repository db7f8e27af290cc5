namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// Sorts verbs and nouns of news into kinds that all languages share, so that what is learnt from sentences of one language helps in
/// another. A file has a section a kind, in each one word, phrase, or stem that ends in <c>*</c> a line.
/// </summary>
internal sealed class ActionLexicon
{
    private const int ShortestStem = 2;

    private static readonly Lazy<ActionLexicon> English = new(() => LoadEmbedded("en"));
    private static readonly Lazy<ActionLexicon> Spanish = new(() => LoadEmbedded("es"));

    private readonly Dictionary<string, WordAction>.AlternateLookup<ReadOnlySpan<char>> _entries;
    private readonly Dictionary<string, WordAction>.AlternateLookup<ReadOnlySpan<char>> _stems;
    private readonly int _longestStem;
    private readonly int _longestPhrase;

    private ActionLexicon(Dictionary<string, WordAction> entries, Dictionary<string, WordAction> stems)
    {
        _entries = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestStem = stems.Keys.Select(stem => stem.Length).DefaultIfEmpty(0).Max();
        _longestPhrase = entries.Keys.Select(entry => entry.Count(c => c == ' ') + 1).DefaultIfEmpty(1).Max();
        Count = entries.Count + stems.Count;
    }

    public int Count { get; }

    /// <param name="language">Two-letter code; English stands in for a language without a list.</param>
    public static ActionLexicon For(string language) => language == LanguageGuess.Spanish ? Spanish.Value : English.Value;

    /// <summary>The longest phrase that begins here, else the word itself, else the longest stem of it.</summary>
    public WordAction this[FoldedWords words, int index]
    {
        get
        {
            var word = words[index];
            if (word.IsEmpty)
                return WordAction.None;
            for (var length = Math.Min(_longestPhrase, words.Count - index); length > 0; length--)
            {
                if (_entries.TryGetValue(words.Phrase(index, length), out var action))
                    return action;
            }

            for (var length = Math.Min(word.Length, _longestStem); length >= ShortestStem; length--)
            {
                if (_stems.TryGetValue(word[..length], out var action))
                    return action;
            }

            return WordAction.None;
        }
    }

    /// <exception cref="InvalidDataException">A section that is none, a line before the first, or an entry that stands twice.</exception>
    public static ActionLexicon Read(TextReader reader)
    {
        Dictionary<string, WordAction> entries = [];
        Dictionary<string, WordAction> stems = [];
        var action = WordAction.None;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                if (!Enum.TryParse(line.Trim('[', ']'), ignoreCase: true, out action) || action == WordAction.None)
                    throw Unreadable("is no section");
                continue;
            }

            if (action == WordAction.None)
                throw Unreadable("stands before the first section");
            if (!(line.EndsWith('*') ? stems : entries).TryAdd(FoldedWords.Fold(line), action))
                throw Unreadable("stands twice");

            InvalidDataException Unreadable(string reason) => new($"Action list, line {number} \"{line}\" {reason}.");
        }

        return new ActionLexicon(entries, stems);
    }

    private static ActionLexicon LoadEmbedded(string language)
    {
        using var reader = new StreamReader(EmbeddedText.Open($"Lexicons.actions-{language}.txt"));
        return Read(reader);
    }
}
