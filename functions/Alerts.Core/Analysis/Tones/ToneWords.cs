using System.Runtime.InteropServices;
using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// A sentence as the tone models read it: names are not told apart, so that no model learns that somebody is bad. Holds buffers: one
/// a document, not shared between threads.
/// </summary>
/// <param name="small">Where every word may have a capital, any other word is taken for a name.</param>
internal sealed class ToneWords(string language, SmallWords small)
{
    /// <summary>More of one sentence is not read: an article without full stops costs no more than its length.</summary>
    public const int MostWords = 160;

    private const int StemLength = 5;
    private const int LongestAcronym = 6;

    /// <summary>The weight in squares at which a score bends: one word of weight 1, 2, 3 gives 0.32, 0.55, 0.71.</summary>
    private const double Bend = ToneLexicon.StrongestWeight * ToneLexicon.StrongestWeight;

    private static readonly uint NameHash = WordHash.Of("<name>");
    private static readonly uint TargetHash = WordHash.Of("<target>");

    private readonly FoldedWords _folded = new();
    private readonly ToneLexicon _tones = ToneLexicon.For(language);
    private readonly ActionLexicon _actions = ActionLexicon.For(language);
    private readonly List<ToneWord> _words = new(MostWords);

    public uint Language { get; } = NumberOf(language);

    public ReadOnlySpan<ToneWord> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>Most of its longer words have a capital: a capital says nothing.</summary>
    public bool IsTitleCase { get; private set; }

    public bool IsQuestion { get; private set; }

    /// <summary>What the word list alone makes of the sentence, from −1 to 1, both exclusive.</summary>
    public double ListedTone { get; private set; }

    /// <param name="targets">In the field's offsets; each is read as one word without letters.</param>
    public void Read(string field, TextRange sentence, NameCursor targets)
    {
        _folded.Read(field, sentence, targets, MostWords);
        _words.Clear();
        IsTitleCase = LooksLikeTitle(_folded, field);
        IsQuestion = false;
        var state = new Reading();
        for (var i = 0; i < _folded.Count; i++)
        {
            var range = _folded.RangeOf(i);
            var marks = ReadMarks(field.AsSpan(state.End..Math.Max(state.End, range.Start)), ref state, i == 0);
            state.End = range.End;
            Add(field, i, range, marks, ref state);
        }

        if (state.End < sentence.End)
            IsQuestion |= field.AsSpan(state.End..Math.Min(sentence.End, state.End + 8)).Contains('?');
        AddPolarities();
    }

    /// <returns>Index of the word, or the name, that shares a letter with the range; negative for none.</returns>
    public int IndexOf(TextRange range)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words[i].Range.Start < range.End && range.Start < _words[i].Range.End)
                return i;
        }

        return -1;
    }

    private void Add(string field, int i, TextRange range, char mark, ref Reading state)
    {
        var folded = _folded[i];
        var isTarget = folded.IsEmpty;
        var action = isTarget ? WordAction.None : _actions[_folded, i];
        var isName = !isTarget && IsName(field.AsSpan(range.Start, range.Length), i, mark, action);
        if (isName && _words.Count > 0 && _words[^1].IsName && mark == ' ')
        {
            _words[^1] = _words[^1] with { LastFolded = i };
            return;
        }

        _words.Add(new ToneWord
        {
            Range = range,
            Folded = i,
            LastFolded = i,
            IsTarget = isTarget,
            IsName = isName,
            InQuotes = state.InQuotes,
            Clause = state.Clause,
            Mark = mark,
            Hash = isTarget ? TargetHash : isName ? NameHash : HashOf(folded, Language),
            Stem = isTarget ? TargetHash : isName ? NameHash : StemOf(folded, Language),
            Action = isName ? WordAction.None : action,
            IsFunction = !isTarget && !isName && folded.Length <= 3,
        });
    }

    /// <returns>The mark that says most about how the word hangs together with the one before it; a space for none.</returns>
    private char ReadMarks(ReadOnlySpan<char> gap, ref Reading state, bool isFirst)
    {
        var strongest = ' ';
        foreach (var c in gap)
        {
            switch (c)
            {
                case '“' or '«' or '„':
                    state.InQuotes = true;
                    strongest = '"';
                    break;
                case '”' or '»':
                    state.InQuotes = false;
                    break;
                case '"':
                    state.InQuotes = !state.InQuotes;
                    strongest = state.InQuotes ? '"' : strongest;
                    break;
                case ':' or '.' or ';' or '!' or '?' or '…' or '—' or '–' or '(' or ')':
                    strongest = strongest == ' ' ? c : strongest;
                    IsQuestion |= c == '?';
                    break;
                case ',':
                    strongest = strongest == ' ' ? ',' : strongest;
                    break;
            }
        }

        if (strongest != ' ' && !isFirst)
            state.Clause++;
        return strongest;
    }

    /// <summary>The lexicon's weights, with negation and strength words applied.</summary>
    private void AddPolarities()
    {
        var words = CollectionsMarshal.AsSpan(_words);
        var clause = default(ToneClause);
        var at = 0;
        var sum = 0.0;
        for (var i = 0; i < _folded.Count;)
        {
            if (_folded.StartsClause(i))
                clause = default;
            var match = _tones.Match(_folded, i);
            var weight = clause.Read(match, i);
            while (at < words.Length - 1 && words[at].LastFolded < i)
                at++;
            if (at < words.Length && !words[at].IsName && !words[at].IsTarget)
            {
                words[at].Polarity = (float)weight;
                words[at].IsNegated = clause.IsNegated(i);
                words[at].IsClauseBreak = match.Role == WordRole.ClauseBreak;
            }

            sum += weight;
            for (var rest = at; match.IsShield && rest < words.Length && words[rest].Folded < i + match.Length; rest++)
                words[rest].IsShielded = true;
            i += match.Length;
        }

        ListedTone = sum / Math.Sqrt((sum * sum) + Bend);
    }

    public static uint HashOf(ReadOnlySpan<char> folded, uint language) => WordHash.Mix(WordHash.Of(folded), language);

    public static uint StemOf(ReadOnlySpan<char> folded, uint language) =>
        WordHash.Mix(WordHash.Of(folded[..Math.Min(folded.Length, StemLength)]), language + 2);

    private bool IsName(ReadOnlySpan<char> word, int i, char mark, WordAction action)
    {
        if (!char.IsUpper(word[0]) || word is "I")
            return false;
        if (i > 0 && !IsTitleCase && mark is not ('"' or ':' or '.') && !IsLoud(word))
            return true;
        return action == WordAction.None && !small.Contains(_folded[i], Language) && _tones.Match(_folded, i).Role == WordRole.None;
    }

    /// <summary>A longer word all in capitals.</summary>
    private static bool IsLoud(ReadOnlySpan<char> word) => word.Length > LongestAcronym && !char.IsLower(word[^1]) && !char.IsLower(word[1]);

    public static uint NumberOf(string language) => language == LanguageGuess.Spanish ? 2u : 1u;

    public static bool LooksLikeTitle(FoldedWords words, string field)
    {
        var (longer, capital) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Length < 4)
                continue;
            longer++;
            capital += char.IsUpper(field[words.RangeOf(i).Start]) ? 1 : 0;
        }

        return longer >= 3 ? capital * 10 >= longer * 7 : longer == 2 && capital == 2 && char.IsUpper(field[words.RangeOf(0).End - 1]);
    }

    private struct Reading
    {
        public int End;
        public int Clause;
        public bool InQuotes;
    }
}

internal record struct ToneWord
{
    /// <summary>In the field.</summary>
    public TextRange Range;
    public int Folded;
    public int LastFolded;
    public uint Hash;
    public uint Stem;
    public int Clause;
    public float Polarity;
    public char Mark;
    public WordAction Action;
    public bool IsTarget;
    public bool IsName;
    public bool InQuotes;
    public bool IsNegated;
    public bool IsClauseBreak;
    public bool IsFunction;

    /// <summary>Part of a phrase that means nothing good or bad, whatever its words do, as "death row".</summary>
    public bool IsShielded;
}
