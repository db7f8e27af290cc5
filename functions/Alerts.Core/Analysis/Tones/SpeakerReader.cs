using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// Finds whose attitude a sentence tells: by reporting verbs, "according to", headlines with a colon, and quotation marks. Rules, not a
/// model: a speaker that it names must stand in the sentence. Holds buffers: one a document, not shared between threads.
/// </summary>
internal sealed class SpeakerReader
{
    private const int MostSkipped = 2;
    private const int LongestPhrase = 5;

    private readonly SpeakerNames _names = new();
    private readonly SpeakerPhrases _phrases;
    private string _field = "";
    private TextRange _sentence;

    public SpeakerReader() => _phrases = new(_names);

    /// <param name="recognized">The names of the sentence; null where nobody has looked for them.</param>
    /// <param name="mentions">All of the target in the sentence: one of them may speak of another.</param>
    /// <returns>Null where the paper itself speaks.</returns>
    public Voice? Read(
        string field, TextRange sentence, TextRange target, IReadOnlyList<RecognizedEntity>? recognized = null, IReadOnlyList<TextRange>? mentions = null)
    {
        (_field, _sentence) = (field, sentence);
        _names.Read(field, sentence, recognized, mentions ?? [target]);
        var (first, last) = _names.PlaceOf(target);
        if (first < 0)
            return null;
        return BeforeColon(first, recognized is not null) ?? BySource(first, last) ?? ByVerb(first, last) ?? (IsQuoted(target) ? new Voice(null) : null);
    }

    /// <summary>"Gómez: «Torres miente»".</summary>
    private Voice? BeforeColon(int first, bool areRecognized)
    {
        for (var i = 1; i < Math.Min(first + 1, LongestPhrase + 2); i++)
        {
            var gap = _names.Gap(i);
            if (!gap.Contains(':'))
                continue;
            var isQuote = gap.ContainsAny(Quotes.Opening);
            if (!_names.IsCapital(0) || (!isQuote && !Enumerable.Range(0, i).All(word => _names.IsCapital(word) || SpeakerGrammar.Joints.Contains(_names.Word(word)))))
                return null;
            if (SpeechVerbs.Nameless.Contains(_names.Word(i - 1)))
                return new Voice(null);
            if (_names.NameAt(i - 1) is { CanSpeak: true, IsPlace: false } name)
                return new Voice(_names.Text(areRecognized ? name.First : 0, i - 1));
            return isQuote ? new Voice(null) : null;
        }

        return null;
    }

    private Voice? BySource(int first, int last)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            for (var length = 1; length <= 4 && i + length < _names.Count; length++)
            {
                if (SpeechVerbs.SourcePhrases.Contains(_names.Phrase(i, length)) && !Overlaps(i, i + length - 1, first, last)
                    && After(i + length - 1, first, last) is { } voice)
                    return voice;
            }
        }

        return null;
    }

    /// <summary>The nearest reporting verb whose subject is somebody else and whose speech can hold the target.</summary>
    private Voice? ByVerb(int first, int last)
    {
        var (best, nearest) = ((Voice?)null, int.MaxValue);
        for (var i = 0; i < _names.Count; i++)
        {
            var distance = i > last ? i - last : first - i;
            if (distance <= 0 || distance >= nearest || !IsSpeechVerb(i))
                continue;
            if (SubjectOf(i, first, last) is { } voice)
                (best, nearest) = (voice, distance);
        }

        return best;
    }

    /// <summary>Of the list, or whatever word follows a quotation and its comma: «…», clamó Gómez.</summary>
    private bool IsSpeechVerb(int index) => _names.NameAt(index) is null
        && (SpeechVerbs.Saying.Contains(_names.Word(index))
            || (index > 0 && _names.Word(index).Length > 3 && !_names.IsCapital(index) && _names.Gap(index) is var gap && gap.Contains(',') && gap.ContainsAny(Quotes.Closing)));

    private Voice? SubjectOf(int verb, int first, int last)
    {
        var isAfter = first > verb;
        if (IsPassive(verb))
            return isAfter ? null : ByWhom(verb, first, last);
        var isInverted = EndsSpeech(_names.Gap(verb)) || (!isAfter && verb > 0 && SpeakerGrammar.Helpers.Contains(_names.Word(verb - 1)) && EndsSpeech(_names.Gap(verb - 1)));
        if (isInverted && !isAfter && After(verb, first, last) is { } behind)
            return behind;
        if (_phrases.Before(verb) is { } found && !Overlaps(found.First, verb - 1, first, last))
        {
            // "The mayor is a liar, Díaz said"; "whom Díaz called": what was said may stand before the speaker.
            var isTail = !isAfter && (found.First == 0 || HasSpeechBefore(found.First) || _names.Word(found.First - 1) is "whom" or "who" or "que" or "quien");
            if (isAfter || isTail)
                return found.Voice;
        }

        return isInverted ? After(verb, first, last) : null;
    }

    private bool IsPassive(int verb)
    {
        var before = verb - 1;
        while (before > 0 && _names.NameAt(before) is null && _names.Continues(before + 1) && SpeakerGrammar.IsHelper(_names.Word(before)))
            before--;
        return before >= 0 && _names.Word(before) is "was" or "were" or "been" or "is" or "are" or "being" or "fue" or "es" or "sido";
    }

    /// <summary>A comma or a closing quote stands before the speaker, whose post may come first: ", captain Ines Amaral".</summary>
    private bool HasSpeechBefore(int speaker) =>
        Enumerable.Range(0, MostSkipped + 1).Any(back => speaker - back > 0 && EndsSpeech(_names.Gap(speaker - back)));

    private Voice? ByWhom(int verb, int first, int last)
    {
        for (var i = verb + 1; i < Math.Min(_names.Count, verb + 4); i++)
        {
            if (_names.Word(i) is "by" or "por")
                return After(i, first, last) ?? new Voice(null);
        }

        return null;
    }

    private Voice? After(int word, int first, int last) =>
        _phrases.After(word) is { } found && !Overlaps(word + 1, found.Last, first, last) ? found.Voice : null;

    private bool IsQuoted(TextRange target)
    {
        var (open, straight) = (0, false);
        foreach (var c in _field.AsSpan(_sentence.Start..target.Start))
        {
            straight ^= c == '"';
            open += c is '“' or '«' ? 1 : c is '”' or '»' ? -1 : 0;
        }

        return straight || open > 0;
    }

    private static bool EndsSpeech(ReadOnlySpan<char> gap) => gap.ContainsAny(Quotes.Ending);

    private static bool Overlaps(int start, int end, int first, int last) => start <= last && end >= first;

    private static class Quotes
    {
        public static readonly System.Buffers.SearchValues<char> Opening = System.Buffers.SearchValues.Create("\"“«'‘");
        public static readonly System.Buffers.SearchValues<char> Closing = System.Buffers.SearchValues.Create("\"”»");
        public static readonly System.Buffers.SearchValues<char> Ending = System.Buffers.SearchValues.Create("\"”»,—–?!");
    }
}
