using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>The words of an article, sentence by sentence, in buffers that the next article uses again.</summary>
internal sealed class ArticleTokens
{
    /// <summary>A longer "sentence" is no prose; it is read in pieces.</summary>
    private const int LongestSentence = 200;

    private readonly List<TextRange> _ranges = [];
    private readonly List<TextRange> _sentences = [];
    private WordFacts[] _words = new WordFacts[256];

    public int Count { get; private set; }

    public Span<WordFacts> Words => _words.AsSpan(0, Count);

    /// <summary>As ranges of token indices.</summary>
    public IReadOnlyList<TextRange> Sentences => _sentences;

    /// <summary>What the words are elsewhere in the article.</summary>
    public DocumentWords Document { get; } = new();

    public void Clear()
    {
        Count = 0;
        _sentences.Clear();
        Document.Clear();
    }

    public void Add(string text, TextRange sentence, TextField field, NameHashes names)
    {
        _ranges.Clear();
        Tokenizer.Tokenize(text, sentence, _ranges);
        if (_words.Length < Count + _ranges.Count)
            Array.Resize(ref _words, Math.Max(_words.Length * 2, Count + _ranges.Count));

        var first = Count;
        foreach (var range in _ranges)
            _words[Count++] = WordFacts.Of(text, range, field, names);
        for (var start = first; start < Count; start += LongestSentence)
            AddSentence(text, start, Math.Min(start + LongestSentence, Count));
    }

    /// <summary>Once all sentences are there: a capital in a heading may be meaningless, which the rest of the article tells.</summary>
    public void Complete()
    {
        foreach (var sentence in _sentences)
            Document.Count(Words, sentence);
        foreach (var sentence in _sentences)
        {
            if (Headings.IsTitleCase(Words[sentence.Start..sentence.End]))
                MakeCapitalsMeaningless(sentence);
            FindRuns(sentence);
            Document.Learn(Words, sentence);
        }
    }

    private void AddSentence(string text, int start, int end)
    {
        _sentences.Add(new(start, end - start));
        var isFirst = true;
        var (quotes, brackets) = (0, 0);
        for (var i = start; i < end; i++)
        {
            ref var word = ref _words[i];
            if (word.Case == WordCase.Mark)
            {
                var mark = text[word.Range.Start];
                quotes = mark is '"' or '“' or '”' or '«' or '»' ? 1 - quotes : quotes;
                brackets = mark is '(' or '[' ? 1 : mark is ')' or ']' ? 0 : brackets;
                isFirst |= mark is ':' or '—';
                continue;
            }

            word.IsFirst = isFirst;
            word.IsQuoted = quotes > 0;
            word.IsBracketed = brackets > 0;
            isFirst = false;
        }
    }

    private void MakeCapitalsMeaningless(TextRange sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            ref var word = ref _words[i];
            if (word.Case is WordCase.Capitalized && (Document.IsWrittenSmall(word.Word) || word.Lists == NameLists.CommonWord))
                word.Case = WordCase.Lower;
            else if (word.Case is WordCase.Capitalized && !Document.IsName(word.Word))
                word.Case = WordCase.Meaningless;
        }
    }

    private void FindRuns(TextRange sentence)
    {
        for (var i = sentence.Start; i < sentence.End;)
        {
            if (!_words[i].IsCapital)
            {
                _words[i].RunStart = _words[i].RunEnd = i;
                i++;
                continue;
            }

            var end = i + 1;
            while (end < sentence.End && RunGoesOn(end, sentence.End) is var next && next > end)
                end = next;
            for (var k = i; k < end; k++)
                (_words[k].RunStart, _words[k].RunEnd) = (i, end);
            i = end;
        }
    }

    /// <returns>The index behind what belongs to the run from <paramref name="at"/> on; <paramref name="at"/> where nothing does.</returns>
    private int RunGoesOn(int at, int limit)
    {
        if (_words[at].IsCapital)
            return at + 1;
        for (var next = at; next < limit && next <= at + 2; next++)
        {
            if (_words[next].IsCapital)
                return next + 1;
            if (!JoiningWords.Contains(_words[next].Word))
                break;
        }

        return at;
    }
}
