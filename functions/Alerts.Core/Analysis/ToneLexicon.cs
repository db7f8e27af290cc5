using System.Globalization;

namespace Alerts.Core.Analysis;

internal enum WordRole
{
    None,
    Tone,
    Negator,
    Intensifier,
    Diminisher,
    ClauseBreak,
}

/// <param name="Length">How many words of the sentence the entry took.</param>
/// <param name="Weight">Tone from −3 to 3; 0 shields words that would otherwise count, as in "death row".</param>
internal readonly record struct LexiconMatch(WordRole Role, int Length, double Weight)
{
    public bool IsShield => Role == WordRole.Tone && Weight == 0;
}

/// <summary>
/// The tone of words in news about politics, law and migration. A file has sections, in each one entry a line:
/// a word, a phrase, or a stem that ends in <c>*</c>; in [tone] a tab and a weight follow.
/// </summary>
internal sealed class ToneLexicon
{
    public const double StrongestWeight = 3;

    private static readonly Lazy<ToneLexicon> English = new(() => LoadEmbedded("en"));
    private static readonly Lazy<ToneLexicon> Spanish = new(() => LoadEmbedded("es"));

    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _entries;
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _stems;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _longestPhraseFrom;
    private readonly int _shortestStem;
    private readonly int _longestStem;

    private ToneLexicon(Dictionary<string, Entry> entries, Dictionary<string, Entry> stems)
    {
        _entries = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _shortestStem = stems.Keys.Select(stem => stem.Length).DefaultIfEmpty(int.MaxValue).Min();
        _longestStem = stems.Keys.Select(stem => stem.Length).DefaultIfEmpty(0).Max();
        _longestPhraseFrom = entries.Keys
            .Select(entry => entry.Split(' '))
            .Where(words => words.Length > 1)
            .GroupBy(words => words[0], words => words.Length)
            .ToDictionary(group => group.Key, group => group.Max(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        Count = entries.Count + stems.Count;
    }

    public int Count { get; }

    /// <param name="language">Two-letter code; English stands in for a language without a list.</param>
    public static ToneLexicon For(string language) => language == LanguageGuess.Spanish ? Spanish.Value : English.Value;

    /// <summary>The longest phrase that begins here, else the word itself, else the longest stem of it.</summary>
    public LexiconMatch Match(FoldedWords words, int index)
    {
        var word = words[index];
        if (_longestPhraseFrom.TryGetValue(word, out var longest))
        {
            for (var length = Math.Min(longest, WordsToClauseEnd(words, index, longest)); length > 1; length--)
            {
                if (_entries.TryGetValue(words.Phrase(index, length), out var phrase))
                    return new LexiconMatch(phrase.Role, length, phrase.Weight);
            }
        }

        if (_entries.TryGetValue(word, out var entry))
            return new LexiconMatch(entry.Role, 1, entry.Weight);

        for (var length = Math.Min(word.Length, _longestStem); length >= _shortestStem; length--)
        {
            if (_stems.TryGetValue(word[..length], out var stem))
                return new LexiconMatch(stem.Role, 1, stem.Weight);
        }

        return new LexiconMatch(WordRole.None, 1, 0);
    }

    /// <exception cref="InvalidDataException">A line that is no entry, or an entry that stands twice.</exception>
    public static ToneLexicon Read(TextReader reader)
    {
        Dictionary<string, Entry> entries = [];
        Dictionary<string, Entry> stems = [];
        var role = WordRole.None;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                role = RoleOf(line) ?? throw Unreadable("is no section");
                continue;
            }

            var fields = line.Split('\t');
            if (role == WordRole.None || fields.Length != (role == WordRole.Tone ? 2 : 1))
                throw Unreadable("is no entry of its section");

            var weight = 0.0;
            if (role == WordRole.Tone && !(TryParse(fields[1], out weight) && Math.Abs(weight) <= StrongestWeight))
                throw Unreadable("needs a weight from -3 to 3");

            var isStem = fields[0].EndsWith('*');
            if (!(isStem ? stems : entries).TryAdd(FoldedWords.Fold(fields[0]), new Entry(role, weight)))
                throw Unreadable("stands twice");

            InvalidDataException Unreadable(string reason) => new($"Lexicon line {number} \"{line}\" {reason}.");
        }

        return new ToneLexicon(entries, stems);
    }

    private static ToneLexicon LoadEmbedded(string language)
    {
        using var reader = new StreamReader(EmbeddedText.Open($"Lexicons.{language}.txt"));
        return Read(reader);
    }

    private static int WordsToClauseEnd(FoldedWords words, int index, int most)
    {
        var count = 1;
        while (count < most && index + count < words.Count && !words.StartsClause(index + count))
            count++;
        return count;
    }

    private static WordRole? RoleOf(string section) => section switch
    {
        "[tone]" => WordRole.Tone,
        "[negators]" => WordRole.Negator,
        "[intensifiers]" => WordRole.Intensifier,
        "[diminishers]" => WordRole.Diminisher,
        "[clause breaks]" => WordRole.ClauseBreak,
        _ => null,
    };

    private static bool TryParse(string weight, out double value) =>
        double.TryParse(weight, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private readonly record struct Entry(WordRole Role, double Weight);
}
