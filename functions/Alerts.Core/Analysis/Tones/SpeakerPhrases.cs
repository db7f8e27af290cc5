using System.Buffers;

namespace Alerts.Core.Analysis.Tones;

/// <summary>
/// Finds the noun phrase that is the subject of a reporting verb, and its head: dates, complements ("of London") and appositions stand
/// between them and say nothing. Who is neither a person nor a body has no name.
/// </summary>
internal sealed class SpeakerPhrases(SpeakerNames names)
{
    private const int MostNouns = 5;
    private const int MostSteps = 6;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(";:\"”»“«");

    /// <summary>"Bukele", "the mayor" or "El presidente de Estados Unidos" before "said".</summary>
    public Subject? Before(int verb)
    {
        var end = verb - 1;
        if (end < 0 || IsBroken(verb))
            return null;
        if (names.Word(end) is "and" or "but" or "y" or "e" or "pero")
            return OfEarlierVerb(end);
        var isParted = false; // By a comma: what stands before the verb is an apposition.
        var next = verb;
        for (var step = 0; step < MostSteps && end >= 0; step++)
        {
            if (names.Gap(next).Contains(',') && !isParted)
            {
                isParted = true;
                if (names.NameAt(end) is null && SpeakerGrammar.IsHelper(names.Word(end)))
                {
                    (next, end) = (end, end - 1);
                    continue;
                }

                while (end > 0 && !names.Gap(end).Contains(',') && !IsBroken(end))
                    end--;
                if (end == 0 || IsBroken(end))
                    return null;
                (next, end) = (end, end - 1);
                continue;
            }

            if (names.NameAt(end) is null && SpeakerGrammar.IsHelper(names.Word(end)))
            {
                (next, end) = (end, end - 1);
                continue;
            }

            var date = SkipDate(end);
            if (date < end)
            {
                (next, end) = (date + 1, date);
                continue;
            }

            var (start, voice) = PhraseEndingAt(end);
            if (start < 0)
                return null;
            if (start > 0 && SpeakerGrammar.Prepositions.Contains(names.Word(start - 1)) && names.Gap(start).Trim().IsEmpty)
            {
                (next, end) = (start - 1, start - 2);
                continue;
            }

            // "Nayib Bukele, president of El Salvador, called": the name is worth more than the post.
            if (isParted && voice.Speaker is null && start > 0 && names.Gap(start).Contains(',') && names.NameAt(start - 1) is { CanSpeak: true } name)
                return new(new(names.Text(name.First, name.Last)), name.First, name.Last);
            return new(voice, start, end);
        }

        return null;
    }

    /// <summary>"Trump won in February and praised": whoever begins the sentence.</summary>
    private Subject? OfEarlierVerb(int conjunction)
    {
        for (var i = 0; i < conjunction && (SpeakerGrammar.Articles.Contains(names.Word(i)) || IsNounAt(i)); i++)
        {
            if (names.NameAt(i) is { } name)
                return name.CanSpeak && name.Last < conjunction ? new(new(names.Text(name.First, name.Last)), 0, name.Last) : null;
        }

        return null;
    }

    /// <summary>Whoever stands right behind a verb or "according to": "said the mayor, Elena Gómez".</summary>
    public Subject? After(int word)
    {
        var start = word + 1;
        while (start < names.Count && start <= word + 2 && SpeakerGrammar.Helpers.Contains(names.Word(start)) && names.Word(start) != "que")
            start++;
        if (start >= names.Count || IsBroken(start))
            return null;
        var hasArticle = SpeakerGrammar.Articles.Contains(names.Word(start));
        var at = hasArticle ? start + 1 : start;
        var head = -1;
        for (var nouns = 0; at < names.Count && nouns <= MostNouns && (at == start || names.Continues(at)); nouns++)
        {
            if (names.NameAt(at) is { } name)
            {
                if (FollowingPerson(name.Last) is { } person)
                    return new(new(names.Text(person.First, person.Last)), start, person.Last);
                if (IsNounAt(name.Last + 1) && names.Continues(name.Last + 1))
                {
                    (head, at) = (name.Last, name.Last + 1); // "Fox News hosts", "the Trump administration".
                    continue;
                }

                var speaker = name.CanSpeak ? names.Text(Math.Max(name.First, start), name.Last) : null;
                return new(new(speaker), start, name.Last);
            }

            if (!IsNounAt(at) || SpeechVerbs.Saying.Contains(names.Word(at)))
                break;
            head = at++;
        }

        if (head < 0)
            return names.Word(start) is "he" or "she" or "they" ? new(new(null), start, start) : null;
        if (SpeechVerbs.Nameless.Contains(names.Word(head)))
            return new(new(null), start, head);
        return NamedBehind(head) is { } named ? new(new(names.Text(named.First, named.Last)), start, named.Last)
            : hasArticle || names.IsCapital(start) || BodyAt(start, head) is not null ? new(new(BodyAt(start, head)), start, head)
            : null;
    }

    /// <returns>Where the phrase begins, its article included; negative where there is none.</returns>
    private (int Start, Voice Voice) PhraseEndingAt(int end)
    {
        if (names.NameAt(end) is { } name)
        {
            var start = name.First;
            while (start > 0 && names.Continues(start) && name.First - start < 3 && names.NameAt(start - 1) is null && IsNounAt(start - 1) && !SpeechVerbs.Saying.Contains(names.Word(start - 1)))
                start--;
            // "Secretary of State Marco Rubio" is no complement, but "the wife of President Trump" is one.
            if (start > 1 && start < name.First && names.Word(start - 1) is "of" or "de" && Enumerable.Range(start, name.First - start).All(i => SpeakerGrammar.Portfolios.Contains(names.Word(i))))
                start -= 2;
            start = WithArticle(start);
            return (start, new(name.CanSpeak ? names.Text(name.First, end) : null));
        }

        if (SpeakerGrammar.Pronouns.Contains(names.Word(end)))
            return (end, new(null));
        var first = end + 1;
        while (first > 0 && end - first < MostNouns && (first > end || names.Continues(first)) && (names.NameAt(first - 1) is not null || IsNounAt(first - 1)))
            first = names.NameAt(first - 1)?.First ?? first - 1;
        if (first > end)
            return (-1, new(null));
        var begin = WithArticle(first);
        var isPhrase = begin < first || names.IsCapital(begin) || SpeechVerbs.Nameless.Contains(names.Word(end)) || IsComplement(first)
            || (first > 0 && names.Gap(first).Contains(','));
        return isPhrase ? (begin, new(BodyAt(begin, end))) : (-1, new(null));
    }

    private bool IsComplement(int first) => first > 0 && SpeakerGrammar.Prepositions.Contains(names.Word(first - 1));

    private int WithArticle(int start) =>
        start > 0 && names.Gap(start).Trim().IsEmpty && SpeakerGrammar.Articles.Contains(names.Word(start - 1)) ? start - 1 : start;

    /// <summary>"Salvadoran government", "Ministerio de Justicia": a phrase of a public body that has a capital is its name.</summary>
    private string? BodyAt(int start, int end)
    {
        if (SpeakerGrammar.Articles.Contains(names.Word(start)))
            start++;
        if (start > end || !SpeakerGrammar.Bodies.Contains(names.Word(end)) || names.Word(start) is "former")
            return null;
        var hasCapital = Enumerable.Range(start, end - start + 1).Any(i => i > 0 && names.IsCapital(i));
        if (!hasCapital)
            return null;
        var last = end;
        if (names.IsCapital(end) && end + 2 < names.Count && names.Word(end + 1) is "of" or "de" or "del")
            last = names.NameAt(end + 2)?.Last ?? end;
        return names.Text(start, last);
    }

    /// <summary>"said Justice Department spokesman Ann Lee": the person behind a name is who speaks.</summary>
    private SpeakerName? FollowingPerson(int last)
    {
        for (var at = last + 1; at < names.Count && at <= last + 3 && names.Continues(at); at++)
        {
            if (names.NameAt(at) is { } name)
                return name.CanSpeak ? name : null;
            if (!IsNounAt(at))
                return null;
        }

        return null;
    }

    /// <summary>"said the mayor of London, Sadiq Khan".</summary>
    private SpeakerName? NamedBehind(int head)
    {
        var at = head + 1;
        for (var i = 0; i < MostNouns && at < names.Count && !names.Gap(at).Contains(','); i++)
            at = (names.NameAt(at)?.Last ?? at) + 1;
        return at < names.Count && names.Gap(at).Trim() is "," && names.NameAt(at) is { CanSpeak: true } name ? name : null;
    }

    /// <summary>"on Monday", "late last week", "in February", "el pasado lunes": the index before it.</summary>
    private int SkipDate(int end)
    {
        var at = end;
        while (at >= 0 && names.NameAt(at) is null && (SpeakerGrammar.Dates.Contains(names.Word(at)) || IsNumber(names.Word(at))) && (at == end || names.Gap(at + 1).IndexOfAnyExcept(" ,") < 0))
            at--;
        if (at == end)
            return end;
        while (at >= 0 && names.Gap(at + 1).Trim().IsEmpty && names.NameAt(at) is null && names.Word(at) is "on" or "in" or "this" or "since" or "the" or "of" or "en" or "el" or "este" or "esta" or "de" or "la" or "por")
            at--;
        return at;
    }

    private bool IsNounAt(int index) => index < names.Count && SpeakerGrammar.IsNoun(names.Word(index)) && !IsNumber(names.Word(index));

    /// <summary>Another clause, or somebody's speech, ends before the word.</summary>
    private bool IsBroken(int index) => names.Gap(index).IndexOfAny(Breaks) >= 0;

    private static bool IsNumber(string word) => word.Length > 0 && char.IsDigit(word[0]);
}

/// <summary>Whose speech it is, and which words say so.</summary>
internal sealed record Subject(Voice Voice, int First, int Last);
