using System.Buffers;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Analysis.Tones;

/// <summary>The words of a sentence, and which of them are the name of somebody. Holds buffers that the next sentence uses again.</summary>
internal sealed class SpeakerNames
{
    private static readonly SearchValues<char> Joints = SearchValues.Create(" \u00A0.'’-\n");

    private readonly FoldedWords _folded = new();
    private readonly List<string> _words = [];
    private readonly List<SpeakerName> _names = [];
    private string _field = "";
    private TextRange _sentence;

    public int Count => _words.Count;

    /// <param name="recognized">The names in it; null where nobody has looked for names: then capitals tell.</param>
    /// <param name="mentions">Of the target: names in any case.</param>
    public void Read(string field, TextRange sentence, IReadOnlyList<RecognizedEntity>? recognized, IReadOnlyList<TextRange> mentions)
    {
        (_field, _sentence) = (field, sentence);
        _folded.Read(field, sentence, NameCursor.None, ToneWords.MostWords);
        _words.Clear();
        _names.Clear();
        for (var i = 0; i < _folded.Count; i++)
            _words.Add(_folded[i].ToString());
        foreach (var mention in mentions)
            Add(mention, true, false);
        if (recognized is null)
            AddCapitals();
        else
        {
            foreach (var entity in recognized)
                Add(entity.Range, entity.Type is not (EntityType.Law or EntityType.Event or EntityType.Other), entity.Type == EntityType.Location);
        }
    }

    public string Word(int index) => _words[index];

    public string Phrase(int first, int count) => _folded.Phrase(first, count).ToString();

    public bool IsCapital(int index) => char.IsUpper(_field[_folded.RangeOf(index).Start]);

    /// <summary>What stands between a word and the one before it.</summary>
    public ReadOnlySpan<char> Gap(int index) =>
        _field.AsSpan((index == 0 ? _sentence.Start : _folded.RangeOf(index - 1).End).._folded.RangeOf(index).Start);

    /// <summary>Nothing but blanks, hyphens and the dots of abbreviations stands before the word.</summary>
    public bool Continues(int index) => index > 0 && Gap(index).IndexOfAnyExcept(Joints) < 0;

    /// <summary>Null where the word belongs to no name.</summary>
    public SpeakerName? NameAt(int index)
    {
        foreach (var name in _names)
        {
            if (name.First <= index && index <= name.Last)
                return name;
        }

        return null;
    }

    /// <returns>The words as they stand there, without possessive ending.</returns>
    public string Text(int first, int last)
    {
        var text = _field[_folded.RangeOf(first).Start.._folded.RangeOf(last).End];
        return text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("’s", StringComparison.Ordinal) ? text[..^2] : text;
    }

    public (int First, int Last) PlaceOf(TextRange range)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < _folded.Count; i++)
        {
            if (_folded.RangeOf(i).Start < range.End && range.Start < _folded.RangeOf(i).End)
                (first, last) = (first < 0 ? i : first, i);
        }

        return (first, last);
    }

    private void Add(TextRange range, bool canSpeak, bool isPlace)
    {
        var (first, last) = PlaceOf(range);
        if (first >= 0 && !_names.Any(name => name.First <= last && first <= name.Last))
            _names.Add(new(first, last, canSpeak, isPlace));
    }

    private void AddCapitals()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!IsNamePart(i) || NameAt(i) is not null)
                continue;
            var first = i;
            while (i + 1 < Count && NameAt(i + 1) is null && Continues(i + 1)
                && (IsNamePart(i + 1) || (SpeakerGrammar.Joints.Contains(_words[i + 1]) && i + 2 < Count && Continues(i + 2) && IsNamePart(i + 2) && NameAt(i + 2) is null)))
                i++;
            // "Rights groups condemned": the first word of a sentence is a name only where it stands alone.
            var isNoun = first == 0 && i == 0 && i + 1 < Count && Continues(1) && !SpeechVerbs.Saying.Contains(_words[1]) && SpeakerGrammar.IsNoun(_words[1]);
            _names.Add(new(first, i, !isNoun, false));
        }
    }

    private bool IsNamePart(int index) =>
        IsCapital(index) && !SpeakerGrammar.IsSmall(_words[index]) && !SpeakerGrammar.Dates.Contains(_words[index]) && !SpeechVerbs.Nameless.Contains(_words[index]);
}

/// <param name="CanSpeak">A person, an organisation, or a place or building whose masters may be meant: "Washington", "the White House".</param>
internal sealed record SpeakerName(int First, int Last, bool CanSpeak, bool IsPlace);
