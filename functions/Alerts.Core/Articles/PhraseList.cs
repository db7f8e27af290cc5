using System.Globalization;
using System.Reflection;

namespace Alerts.Core.Articles;

/// <summary>
/// Phrases out of a word list, found by their first word. Regular expressions of that size cost more to compile at start than
/// ten thousand articles cost to read.
/// </summary>
internal sealed class PhraseList
{
    private const string Number = "N";

    private readonly Dictionary<string, List<Token[]>> _byFirstWord = [];
    private readonly Dictionary<string, List<Token[]>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private PhraseList(IEnumerable<string> lines)
    {
        _lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var lists = new Dictionary<string, string[]>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts[0].StartsWith('@') && !lists.ContainsKey(parts[0].TrimEnd('?')))
                lists[parts[0]] = parts[1..];
            else
                Add([.. parts.Select(part => Token.Of(part, lists))]);
        }
    }

    public static PhraseList Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Alerts.Core.Articles.Phrases.{name}.txt")!;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    /// <summary>False for nearly every paragraph of a story, at the cost of one word.</summary>
    public bool MayHold(ReadOnlySpan<char> firstWord) => Candidates(firstWord) is not null;

    /// <summary>The whole text is one of the phrases. Marks around a label, as in "Related:", are no part of it.</summary>
    public bool Holds(in PhraseWords words, bool ignoresMarksAround)
    {
        var first = 0;
        var end = words.Count;
        while (ignoresMarksAround && first < end && words.IsMark(first))
            first++;
        while (ignoresMarksAround && end > first && words.IsMark(end - 1))
            end--;
        return first < end && HoldsBetween(words, first, end);
    }

    /// <summary>One of the phrases begins somewhere in the text and goes on to its end.</summary>
    public bool HoldsAnywhere(in PhraseWords words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            if (HoldsBetween(words, first, words.Count))
                return true;
        }
        return false;
    }

    private bool HoldsBetween(in PhraseWords words, int first, int end)
    {
        foreach (var phrase in Candidates(words[first]) ?? [])
        {
            if (Matches(phrase, 0, words, first, end))
                return true;
        }
        return false;
    }

    private List<Token[]>? Candidates(ReadOnlySpan<char> firstWord) =>
        _lookup.TryGetValue(firstWord, out var phrases) || (IsNumber(firstWord) && _lookup.TryGetValue(Number, out phrases)) ? phrases : null;

    private void Add(Token[] phrase)
    {
        foreach (var token in phrase)
        {
            foreach (var word in token.Words ?? throw new InvalidDataException("A phrase begins with a word of its own."))
            {
                if (!_byFirstWord.TryGetValue(word, out var phrases))
                    _byFirstWord[word] = phrases = [];
                phrases.Add(phrase);
            }
            if (!token.IsOptional)
                return;
        }
    }

    private static bool Matches(ReadOnlySpan<Token> phrase, int token, in PhraseWords words, int position, int end)
    {
        for (; token < phrase.Length; token++)
        {
            var expected = phrase[token];
            if (expected.Words is null && !expected.IsCapital)
            {
                if (token == phrase.Length - 1)
                    return end - position <= expected.MostWords;
                for (var next = position; next <= end && next - position <= expected.MostWords; next++)
                {
                    if (Matches(phrase, token + 1, words, next, end))
                        return true;
                }
                return false;
            }
            var fits = position < end && expected.Fits(words, position);
            if (expected.IsOptional && Matches(phrase, token + 1, words, position, end))
                return true;
            if (!fits)
                return false;
            position++;
        }
        return position == end;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExceptInRange('0', '9');

    /// <param name="Words">Null for any words.</param>
    private sealed record Token(string[]? Words, bool IsOptional, int MostWords, bool IsCapital)
    {
        public static Token Of(string part, Dictionary<string, string[]> lists)
        {
            if (part == "Cap")
                return new(null, false, 1, true);
            if (part[0] == '*')
                return new(null, false, part.Length > 1 ? int.Parse(part[1..], CultureInfo.InvariantCulture) : int.MaxValue, false);
            var isOptional = part[^1] == '?';
            var words = (isOptional ? part[..^1] : part).Split('|').SelectMany(word => lists.TryGetValue(word, out var list) ? list : [word]);
            return new([.. words], isOptional, 1, false);
        }

        public bool Fits(in PhraseWords words, int position)
        {
            if (IsCapital)
                return words.IsCapital(position);
            foreach (var word in Words!)
            {
                if (words[position].SequenceEqual(word) || (word == Number && IsNumber(words[position]))
                    || (word == ":" && words.IsMark(position) && words[position] is not ("/" or "©")))
                    return true;
            }
            return false;
        }
    }
}
