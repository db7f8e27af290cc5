using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// What each word is elsewhere in the article: written small, in the longest run of capitals, behind and before which words. A lone
/// "Green" after "Ms. Alison Green, a nurse" is a person; a "Green" that is also written small may be none.
/// </summary>
internal sealed class DocumentWords
{
    private readonly Dictionary<uint, int> _places = [];
    private Entry[] _entries = new Entry[128];
    private int _count;

    public void Clear()
    {
        _places.Clear();
        _count = 0;
    }

    public void Count(ReadOnlySpan<WordFacts> words, TextRange sentence)
    {
        var isHeading = Headings.IsTitleCase(words[sentence.Start..sentence.End]);
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            ref readonly var word = ref words[i];
            if (word.Case is WordCase.Mark or WordCase.Number)
                continue;
            ref var entry = ref EntryOf(word.Word);
            if (word.Case == WordCase.Lower)
                entry.Small++;
            else if (!word.IsFirst && !isHeading)
                entry.Capital++;
        }
    }

    /// <summary>The longest runs, and the neighbours of the first two places.</summary>
    public void Learn(ReadOnlySpan<WordFacts> words, TextRange sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            ref readonly var word = ref words[i];
            if (!word.IsCapital)
                continue;
            ref var entry = ref EntryOf(word.Word);
            var length = word.RunEnd - word.RunStart;
            if (length > entry.RunLength)
            {
                entry.RunLength = length;
                entry.RunPlace = i - word.RunStart;
                entry.RunFirst = words[word.RunStart].Word;
                entry.RunLast = words[word.RunEnd - 1].Word;
                entry.RunLists = words[word.RunStart].Lists;
                entry.RunAt = i;
            }

            var place = new Place(
                i,
                word.RunStart > sentence.Start ? words[word.RunStart - 1].Word : 0,
                word.RunEnd < sentence.End ? words[word.RunEnd].Word : 0);
            if (entry.Places == 0)
                entry.First = place;
            else if (entry.Places == 1)
                entry.Second = place;
            entry.Places++;
        }
    }

    public bool IsWrittenSmall(uint word) => _places.TryGetValue(word, out var place) && _entries[place] is { Small: > 0, Capital: 0 };

    /// <summary>Whether it has a capital where prose gives none to other words.</summary>
    public bool IsName(uint word) => _places.TryGetValue(word, out var place) && _entries[place] is { Capital: > 0, Small: 0 };

    public ref readonly Entry this[uint word] => ref EntryOf(word);

    private ref Entry EntryOf(uint word)
    {
        if (!_places.TryGetValue(word, out var place))
        {
            if (_count == _entries.Length)
                Array.Resize(ref _entries, _count * 2);
            place = _count++;
            _entries[place] = default;
            _places.Add(word, place);
        }

        return ref _entries[place];
    }

    /// <param name="At">Index of the token.</param>
    /// <param name="Before">The word before its run; 0 at the start of a sentence.</param>
    public readonly record struct Place(int At, uint Before, uint Behind);

    public struct Entry
    {
        public int Small, Capital, Places;
        public int RunLength, RunPlace, RunAt;
        public uint RunFirst, RunLast;
        public NameLists RunLists;
        public Place First, Second;
    }
}
