namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// The features of a word in its place, as 32-bit keys. The order of the templates is part of the model: a change wants the
/// model trained again.
/// </summary>
internal ref struct TokenFeatures
{
    public const int Most = 80;

    private readonly Span<uint> _keys;
    private uint _template;

    private TokenFeatures(Span<uint> keys) => _keys = keys;

    private int Count { get; set; }

    /// <returns>How many keys were written.</returns>
    /// <param name="language">A number for each language.</param>
    public static int Extract(ArticleTokens article, int start, int end, int at, uint language, Span<uint> keys)
    {
        var features = new TokenFeatures(keys);
        ReadOnlySpan<WordFacts> words = article.Words;
        ref readonly var word = ref words[at];
        features.AddWords(words, start, end, at, language);
        features.AddSpelling(in word);
        features.AddRun(words, start, end, at);
        features.AddLists(words, start, end, at);
        if (word.Case is not (WordCase.Mark or WordCase.Number))
            features.AddElsewhere(article, at);
        return features.Count;
    }

    private void AddWords(ReadOnlySpan<WordFacts> words, int start, int end, int at, uint language)
    {
        var (w, c) = (words[at].Word, CaseOf(in words[at]));
        var (w1, c1) = At(words, start, end, at - 1);
        var (w2, c2) = At(words, start, end, at - 2);
        var (v1, d1) = At(words, start, end, at + 1);
        var (v2, d2) = At(words, start, end, at + 2);
        Add(w);
        Add(w, c);
        Add(w1);
        Add(v1);
        Add(w2);
        Add(v2);
        Add(w1, w);
        Add(w, v1);
        Add(w1, v1);
        Add(w1, c);
        Add(v1, c);
        Add(WordHash.Mix(w2, w1), c);
        Add(WordHash.Mix(v1, v2), c);
        Add(c, c1);
        Add(c, d1);
        Add(WordHash.Mix(c1, d1), c);
        Add(WordHash.Mix(c2, c1), c);
        Add(WordHash.Mix(d1, d2), c);
        Add(c, language);
        Add(w2, c1);
        Add(v2, d1);
        if (at > start)
        {
            Add(words[at - 1].Suffix3, c);
            Add(words[at - 1].Shape, words[at].Shape);
        }

        if (at + 1 < end)
        {
            Add(words[at + 1].Suffix3, c);
            Add(words[at + 1].Shape, words[at].Shape);
        }

        _template = 40;
    }

    private void AddSpelling(ref readonly WordFacts word)
    {
        Add(word.Shape);
        Add(word.Prefix2);
        Add(word.Prefix3);
        Add(word.Prefix4);
        Add(word.Suffix1);
        Add(word.Suffix2);
        Add(word.Suffix3);
        Add(word.Suffix4);
        Add(word.Suffix3, CaseOf(in word));
        Add((word.IsQuoted ? 1u : 0) + (word.IsBracketed ? 2u : 0), CaseOf(in word));
        _template = 60;
    }

    /// <summary>The run of capitals as a whole: its ends and its neighbours say what all of it is.</summary>
    private void AddRun(ReadOnlySpan<WordFacts> words, int start, int end, int at)
    {
        ref readonly var word = ref words[at];
        if (word.RunEnd <= word.RunStart + (word.IsCapital ? 0 : 1))
        {
            _template = 80;
            return;
        }

        var place = PlaceInRun(at - word.RunStart, word.RunEnd - word.RunStart);
        var before = At(words, start, end, word.RunStart - 1).Word;
        var behind = At(words, start, end, word.RunEnd).Word;
        Add(place);
        Add(place, CaseOf(in word));
        Add(words[word.RunStart].Word, place);
        Add(words[word.RunEnd - 1].Word, place);
        Add(words[word.RunEnd - 1].Suffix4, place);
        Add(before, place);
        Add(behind, place);
        Add(WordHash.Mix(before, behind), place);
        Add(WordHash.Mix((uint)words[word.RunStart].Lists, (uint)words[word.RunEnd - 1].Lists), place);
        Add(At(words, start, end, word.RunStart - 2).Word, WordHash.Mix(before, place));
        Add(At(words, start, end, word.RunEnd + 1).Word, WordHash.Mix(behind, place));
        _template = 80;
    }

    private void AddLists(ReadOnlySpan<WordFacts> words, int start, int end, int at)
    {
        var lists = (uint)words[at].Lists;
        var before = at > start ? (uint)words[at - 1].Lists : 0x100;
        var behind = at + 1 < end ? (uint)words[at + 1].Lists : 0x100;
        var c = CaseOf(in words[at]);
        Add(lists, c);
        Add(WordHash.Mix(before, lists), c);
        Add(WordHash.Mix(lists, behind), c);
        Add(WordHash.Mix(WordHash.Mix(before, lists), behind), c);
        Add(lists, At(words, start, end, at - 1).Word);
        Add(lists, At(words, start, end, at + 1).Word);
        _template = 100;
    }

    private void AddElsewhere(ArticleTokens article, int at)
    {
        ref readonly var word = ref article.Words[at];
        ref readonly var entry = ref article.Document[word.Word];
        var c = CaseOf(in word);
        Add((uint)((Math.Min(entry.Small, 2) * 4) + Math.Min(entry.Capital, 3)), c);
        if (!word.IsCapital && word.Case != WordCase.Meaningless)
            return;
        if (entry.RunLength > word.RunEnd - word.RunStart)
        {
            var place = PlaceInRun(entry.RunPlace, entry.RunLength);
            Add(entry.RunFirst, place);
            Add(entry.RunLast, place);
            Add((uint)entry.RunLists, place);
            Add(place, c);
        }

        _template = 110;
        AddPlace(in entry.First, at, c);
        _template = 110;
        AddPlace(in entry.Second, at, c);
    }

    private void AddPlace(ref readonly DocumentWords.Place place, int at, uint c)
    {
        if (place.At == at || place == default)
            return;
        Add(place.Before, c);
        Add(place.Behind, c);
    }

    private static uint PlaceInRun(int place, int length) => (uint)((Math.Min(place, 4) * 8) + Math.Min(length, 6));

    private static uint CaseOf(ref readonly WordFacts word) => ((uint)word.Case * 2) + (word.IsFirst ? 1u : 0);

    private static (uint Word, uint Case) At(ReadOnlySpan<WordFacts> words, int start, int end, int at) =>
        at < start ? (1, 0x101) : at >= end ? (2, 0x102) : (words[at].Word, CaseOf(in words[at]));

    private void Add(uint value) => _keys[Count++] = WordHash.Mix(value, ++_template);

    private void Add(uint value, uint other) => _keys[Count++] = WordHash.Mix(WordHash.Mix(value, other), ++_template);
}
