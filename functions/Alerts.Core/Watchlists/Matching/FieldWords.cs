using System.Buffers;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>Words <paramref name="First"/> to <paramref name="Last"/> of a field.</summary>
internal readonly record struct WordRange(TextField Field, int First, int Last)
{
    public int Count => Last - First + 1;

    public bool Holds(WordRange other) => Field == other.Field && First <= other.First && other.Last <= Last;
}

/// <param name="IsCapitals">No letter but capitals; true also for a number.</param>
/// <param name="FollowsDot">A dot and nothing else that is seen stands between it and the word before.</param>
internal readonly record struct FieldWord(int Start, int End, int Paragraph, bool IsCapitals, bool FollowsDot);

/// <summary>A field cut into words, with the questions that a mention asks about its surroundings.</summary>
internal sealed class FieldWords
{
    /// <summary>In a heading more than half of the longer words are capitalised: Judge Orders Return of Deported Man.</summary>
    private const double TitleCaseShare = 0.6;
    private const int LongerWord = 4;

    private static readonly SearchValues<char> s_sentenceEnds = SearchValues.Create(".!?:;…\"“”«»");

    private readonly List<FieldWord> _words = [];
    private readonly List<int> _paragraphStarts = [0];
    private readonly List<bool> _paragraphsInCapitals = [true];
    private readonly Dictionary<int, bool> _paragraphsInTitleCase = [];
    private IReadOnlyList<TextRange>? _sentences;

    public FieldWords(TextField field, string text)
    {
        (Field, Text) = (field, text);
        var reader = new WordReader(text, [], stackalloc char[1]);
        while (reader.MoveNext())
        {
            if (reader.StartsParagraph && _words.Count > 0)
            {
                _paragraphStarts.Add(_words.Count);
                _paragraphsInCapitals.Add(true);
            }
            _paragraphsInCapitals[^1] &= reader.IsCapitals;
            _words.Add(new FieldWord(reader.Start, reader.End, _paragraphStarts.Count - 1, reader.IsCapitals, reader.Separator is "."));
        }
    }

    public TextField Field { get; }

    public string Text { get; }

    public int Count => _words.Count;

    public FieldWord this[int index] => _words[index];

    /// <summary>The words from one place of the text to another; the places are those of a hit.</summary>
    public WordRange RangeOf(int start, int end) => new(Field, IndexAt(start), IndexAt(end - 1));

    public ReadOnlySpan<char> SpanOf(int first, int last) => Text.AsSpan(_words[first].Start.._words[last].End);

    public ReadOnlySpan<char> SpanOf(int word) => SpanOf(word, word);

    /// <summary>What stands between a word and the one before it.</summary>
    public ReadOnlySpan<char> Before(int word) => Text.AsSpan((word == 0 ? 0 : _words[word - 1].End).._words[word].Start);

    /// <summary>Nothing but space stands between a word and the one before it, on one line.</summary>
    public bool FollowsBySpace(int word) => word > 0 && word < Count && Before(word).IsWhiteSpace() && !Before(word).ContainsAny('\n', '\r', '\u2029');

    /// <summary>Whether the paragraph around a word has no letter but capitals.</summary>
    public bool IsInCapitals(int word) => _paragraphsInCapitals[_words[word].Paragraph];

    public bool IsInTitleCase(int word)
    {
        var paragraph = _words[word].Paragraph;
        if (_paragraphsInTitleCase.TryGetValue(paragraph, out var known))
            return known;
        var (longer, capitalised) = (0, 0);
        var range = ParagraphOf(word);
        for (var index = range.First; index <= range.Last; index++)
        {
            if (_words[index].End - _words[index].Start < LongerWord)
                continue;
            longer++;
            capitalised += StartsWithCapital(index) ? 1 : 0;
        }
        return _paragraphsInTitleCase[paragraph] = longer > 0 && capitalised >= TitleCaseShare * longer && IsHeading(range.Last);
    }

    /// <summary>A paragraph of prose ends with a mark.</summary>
    private bool IsHeading(int last)
    {
        var end = last + 1 < Count ? _words[last + 1].Start : Text.Length;
        return Field == TextField.Title || !Text.AsSpan(_words[last].End..end).ContainsAny(s_sentenceEnds);
    }

    public bool StartsWithCapital(int word) => char.IsUpper(Text[_words[word].Start]);

    /// <summary>A capital says nothing there.</summary>
    public bool StartsSentence(int word) =>
        word == 0 || _words[word].Paragraph != _words[word - 1].Paragraph || Before(word).ContainsAny(s_sentenceEnds);

    public WordRange ParagraphOf(int word)
    {
        var paragraph = _words[word].Paragraph;
        var end = paragraph + 1 < _paragraphStarts.Count ? _paragraphStarts[paragraph + 1] : Count;
        return new(Field, _paragraphStarts[paragraph], end - 1);
    }

    /// <summary>The sentence that holds the first word of a range, up to the end of the one that holds its last.</summary>
    public WordRange SentencesOf(WordRange words)
    {
        _sentences ??= SentenceSplitter.Split(Text);
        var first = _sentences[SentenceAt(_words[words.First].Start)];
        var last = _sentences[SentenceAt(_words[words.Last].Start)];
        return new(Field, FirstFrom(first.Start), FirstFrom(last.End) - 1);
    }

    /// <summary>The first word that begins at a place of the text or behind it.</summary>
    public int FirstFrom(int place) => Search.First(Count, word => _words[word].Start >= place);

    private int IndexAt(int place) => FirstFrom(place + 1) - 1;

    private int SentenceAt(int place) => Search.First(_sentences!.Count, sentence => _sentences[sentence].Start > place) - 1;
}

internal static class Search
{
    /// <summary>The first of <paramref name="count"/> places for which something holds that holds for all behind it; the count where there is none.</summary>
    public static int First(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holds(middle))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
