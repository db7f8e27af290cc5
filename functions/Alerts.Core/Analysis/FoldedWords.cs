using System.Globalization;
using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>The words of one sentence without case and accents, in buffers that the next sentence uses again.</summary>
internal sealed class FoldedWords
{
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x250).Select(c => Decompose((char)c))];

    private readonly List<Word> _words = [];
    private char[] _letters = new char[256];
    private int _length;

    public int Count => _words.Count;

    /// <summary>The word as dictionaries hold it, possessive ending left out; empty for a name.</summary>
    public ReadOnlySpan<char> this[int index] => Phrase(index, 1);

    /// <summary>Neighbouring words with one space between them.</summary>
    public ReadOnlySpan<char> Phrase(int first, int count) => _letters.AsSpan(_words[first].Start.._words[first + count - 1].End);

    /// <summary>Whether punctuation stands before the word.</summary>
    public bool StartsClause(int index) => _words[index].StartsClause;

    /// <summary>Where the word, or the name, stands in the field.</summary>
    public TextRange RangeOf(int index) => _words[index].Range;

    /// <param name="names">Names of the field, in its offsets; one name counts as one word.</param>
    /// <param name="mostWords">The rest is not read.</param>
    public void Read(string field, TextRange sentence, NameCursor names, int mostWords = int.MaxValue)
    {
        _words.Clear();
        _length = 0;
        var startsClause = true;
        var nameEnd = 0;
        for (var at = sentence.Start; at < sentence.End && _words.Count < mostWords;)
        {
            if (!char.IsLetterOrDigit(field[at]))
            {
                startsClause |= IsClauseMark(field[at]);
                at++;
                continue;
            }

            var start = at;
            at = EndOfWord(field, at, sentence.End);
            var isRestOfName = start < nameEnd;
            var name = names.Find(start, at);
            nameEnd = name.End;
            if (name.Length > 0 && isRestOfName)
                continue;

            Add(name.Length > 0 ? [] : field.AsSpan(start..at), startsClause, name.Length > 0 ? name : new TextRange(start, at - start));
            startsClause = false;
        }
    }

    public static string Fold(string text)
    {
        var words = new FoldedWords();
        words.Read(text, new TextRange(0, text.Length), NameCursor.None);
        return words.Count == 0 ? "" : words.Phrase(0, words.Count).ToString();
    }

    private void Add(ReadOnlySpan<char> word, bool startsClause, TextRange range)
    {
        if (_letters.Length < _length + word.Length + 1)
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _length + word.Length + 1));

        if (_words.Count > 0)
            _letters[_length++] = ' ';
        var start = _length;
        foreach (var c in word)
        {
            if (!IsInvisible(c))
                _letters[_length++] = Fold(c);
        }

        if (_letters.AsSpan(start.._length).EndsWith("'s"))
            _length -= 2;
        _words.Add(new Word(start, _length, startsClause, range));
    }

    private static int EndOfWord(string text, int at, int end)
    {
        while (at < end && (IsWordPart(text[at]) || IsInnerApostrophe(text, at, end)))
            at++;
        return at;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || IsInvisible(c);

    private static bool IsInnerApostrophe(string text, int at, int end) =>
        text[at] is '\'' or '’' && at + 1 < end && char.IsLetter(text[at + 1]);

    private static bool IsClauseMark(char c) =>
        c is ',' or ';' or ':' or '(' or ')' or '[' or ']' or '—' or '–' or '!' or '?' or '…';

    /// <summary>Combining accents, soft hyphens, joiners: part of a word, but not of its spelling.</summary>
    internal static bool IsInvisible(char c) =>
        c >= '\u00AD' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    internal static char Fold(char c) => c < Folded.Length ? Folded[c] : c == '’' ? '\'' : char.ToLowerInvariant(c);

    private static char Decompose(char c) => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);

    private readonly record struct Word(int Start, int End, bool StartsClause, TextRange Range);
}
