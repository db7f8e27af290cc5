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

    private readonly FoldedWords _words = new();
    private string _field = "";
    private TextRange _sentence;

    /// <returns>Null where the paper itself speaks.</returns>
    public Voice? Read(string field, TextRange sentence, TextRange target)
    {
        (_field, _sentence) = (field, sentence);
        _words.Read(field, sentence, NameCursor.None, ToneWords.MostWords);
        var (first, last) = PlaceOf(target);
        if (first < 0)
            return null;
        return BeforeColon(first) ?? BySource(first, last) ?? ByVerb(first, last) ?? (IsQuoted(target) ? new Voice(null) : null);
    }

    /// <summary>"Gómez: «Torres miente»".</summary>
    private Voice? BeforeColon(int first)
    {
        for (var i = 1; i < Math.Min(first + 1, LongestPhrase + 2); i++)
        {
            var gap = Gap(i);
            if (!gap.Contains(':'))
                continue;
            var isQuote = gap.ContainsAny(Quotes.Opening);
            if (!IsCapital(0) || (!isQuote && !Enumerable.Range(0, i).All(word => IsCapital(word) || IsJoint(word))))
                return null;
            return SpeechVerbs.Nameless.Contains(Word(i - 1)) ? new Voice(null) : SpeakerAt(0, i - 1);
        }

        return null;
    }

    private Voice? BySource(int first, int last)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            for (var length = 1; length <= 4 && i + length < _words.Count; length++)
            {
                if (!SpeechVerbs.SourcePhrases.Contains(_words.Phrase(i, length).ToString()) || Overlaps(i, i + length - 1, first, last))
                    continue;
                if (After(i + length - 1, first, last) is { } voice)
                    return voice;
            }
        }

        return null;
    }

    /// <summary>The nearest reporting verb whose subject is somebody else and whose speech can hold the target.</summary>
    private Voice? ByVerb(int first, int last)
    {
        var (best, nearest) = ((Voice?)null, int.MaxValue);
        for (var i = 0; i < _words.Count; i++)
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
    private bool IsSpeechVerb(int index) =>
        SpeechVerbs.Saying.Contains(Word(index))
        || (index > 0 && _words[index].Length > 3 && !IsCapital(index) && Gap(index) is var gap && gap.Contains(',') && gap.ContainsAny(Quotes.Closing));

    private Voice? SubjectOf(int verb, int first, int last)
    {
        var isAfter = first > verb;
        var isPassive = verb > 0 && Word(verb - 1) is "was" or "were" or "been" or "is" or "are" or "being" or "fue" or "es" or "sido";
        if (isPassive)
            return isAfter ? null : ByWhom(verb, first, last);
        if (Before(verb, first, last) is { } found)
        {
            // "The mayor is a liar, Díaz said"; "whom Díaz called": what was said may stand before the speaker.
            var isTail = !isAfter && (found.First == 0 || HasSpeechBefore(found.First) || Word(found.First - 1) is "whom" or "who" or "que" or "quien");
            if (isAfter || isTail)
                return found.Voice;
        }

        return !isAfter && EndsSpeech(Gap(verb)) || (!isAfter && verb > 0 && IsClitic(verb - 1) && EndsSpeech(Gap(verb - 1))) || (isAfter && verb > 0 && EndsSpeech(Gap(verb)))
            ? After(verb, first, last)
            : null;
    }

    /// <summary>A comma or a closing quote stands before the speaker, whose post may come first: ", captain Ines Amaral".</summary>
    private bool HasSpeechBefore(int speaker) =>
        Enumerable.Range(0, MostSkipped + 1).Any(back => speaker - back > 0 && EndsSpeech(Gap(speaker - back)));

    private Voice? ByWhom(int verb, int first, int last)
    {
        for (var i = verb + 1; i < Math.Min(_words.Count, verb + 4); i++)
        {
            if (Word(i) is "by" or "por")
                return After(i, first, last) ?? new Voice(null);
        }

        return null;
    }

    private (Voice Voice, int First)? Before(int verb, int first, int last)
    {
        var end = verb - 1;
        for (var skipped = 0; end >= 0 && skipped < MostSkipped && IsClitic(end); skipped++)
            end--;
        if (end < 0 || Gap(end + 1).ContainsAny(';', '.', ':'))
            return null;
        var start = end;
        if (SpeechVerbs.Nameless.Contains(Word(end)))
            return Overlaps(end, end, first, last) ? null : (new Voice(null), IsArticle(end - 1) ? end - 1 : end);
        if (IsCapital(end))
        {
            while (start > 0 && Gap(start).Trim().IsEmpty && (IsCapital(start - 1) || (IsJoint(start - 1) && start > 1 && IsCapital(start - 2))))
                start--;
        }
        else
        {
            while (start > 0 && end - start < LongestPhrase && !IsArticle(start) && Gap(start).Trim(" '’").IsEmpty)
                start--;
            if (start == end || !(IsArticle(start) || (start == 0 && IsCapital(0))))
                return null;
        }

        return Overlaps(start, end, first, last) ? null : (VoiceAt(start, end), start);
    }

    private Voice? After(int word, int first, int last)
    {
        var start = word + 1;
        while (start < _words.Count && start <= word + 1 && IsClitic(start))
            start++;
        if (start >= _words.Count || Gap(start).ContainsAny(';', '.', ':'))
            return null;
        var end = start;
        while (end + 1 < _words.Count && end - start < LongestPhrase && Gap(end + 1).Trim().IsEmpty
            && (IsCapital(end + 1) || (IsCapital(end) ? IsJoint(end + 1) && end + 2 < _words.Count && IsCapital(end + 2) : !SpeechVerbs.Saying.Contains(Word(end + 1)))))
        {
            if (SpeechVerbs.Nameless.Contains(Word(end)))
                break;
            end++;
        }

        if (SpeechVerbs.Nameless.Contains(Word(end)) || SpeechVerbs.Nameless.Contains(Word(start)))
            return Overlaps(start, end, first, last) ? null : new Voice(null);

        // "his former editor, Tom Allardyce": the name is worth more than the post.
        if (!IsCapital(end) && end + 1 < _words.Count && Gap(end + 1).Contains(',') && IsCapital(end + 1))
            return After(end, first, last);
        var name = start;
        while (name < end && !IsCapital(name))
            name++;
        if (IsCapital(name))
            start = name;
        else if (!IsArticle(start))
            return null;
        return Overlaps(start, end, first, last) ? null : VoiceAt(start, end);
    }

    private Voice VoiceAt(int start, int end) => Word(start) is "a" or "an" or "one" or "un" or "una" ? new Voice(null) : SpeakerAt(start, end);

    private Voice SpeakerAt(int start, int end)
    {
        var (from, to) = (_words.RangeOf(start).Start, _words.RangeOf(end).End);
        var speaker = _field[from..to];
        return new Voice(speaker.EndsWith("'s", StringComparison.Ordinal) || speaker.EndsWith("’s", StringComparison.Ordinal) ? speaker[..^2] : speaker);
    }

    private (int First, int Last) PlaceOf(TextRange target)
    {
        var (first, last) = (-1, -1);
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words.RangeOf(i).Start < target.End && target.Start < _words.RangeOf(i).End)
                (first, last) = (first < 0 ? i : first, i);
        }

        return (first, last);
    }

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

    private string Word(int index) => _words[index].ToString();

    private bool IsCapital(int index) => char.IsUpper(_field[_words.RangeOf(index).Start]);

    private bool IsJoint(int index) => Word(index) is "de" or "del" or "la" or "los" or "las" or "of" or "the" or "y" or "van" or "der" or "von" or "da" or "for" or "without";

    private bool IsArticle(int index) =>
        index >= 0 && Word(index) is "the" or "a" or "an" or "one" or "his" or "her" or "their" or "its" or "el" or "la" or "los" or "las" or "un" or "una" or "su" or "sus";

    private bool IsClitic(int index) => Word(index) is
        "again" or "also" or "later" or "has" or "have" or "had" or "publicly" or "repeatedly" or "then" or "once" or "even" or "still" or "now" or "openly"
        or "se" or "le" or "les" or "lo" or "ha" or "han" or "habia" or "ya" or "tambien" or "asi" or "me" or "nos";

    private ReadOnlySpan<char> Gap(int index) =>
        _field.AsSpan((index == 0 ? _sentence.Start : _words.RangeOf(index - 1).End).._words.RangeOf(index).Start);

    private static bool EndsSpeech(ReadOnlySpan<char> gap) => gap.ContainsAny(Quotes.Ending);

    private static bool Overlaps(int start, int end, int first, int last) => start <= last && end >= first;

    private static class Quotes
    {
        public static readonly System.Buffers.SearchValues<char> Opening = System.Buffers.SearchValues.Create("\"“«'‘");
        public static readonly System.Buffers.SearchValues<char> Closing = System.Buffers.SearchValues.Create("\"”»");
        public static readonly System.Buffers.SearchValues<char> Ending = System.Buffers.SearchValues.Create("\"”»,—–?!");
    }
}
