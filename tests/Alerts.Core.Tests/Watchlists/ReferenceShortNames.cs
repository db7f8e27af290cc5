using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Matching;
using static Alerts.Core.Tests.Watchlists.ReferenceMatcher;

namespace Alerts.Core.Tests.Watchlists;

/// <summary>The rules for short names once more, each as a question about the words around. The word lists are the product's.</summary>
internal static class ReferenceShortNames
{
    private const int Last = int.MaxValue;

    public static IEnumerable<Hit> Of(
        TrackedEntity entity, PlainText[] fields, List<Hit> hits, List<Place> excluded, List<(Hit Hit, RejectionKind Kind)> failures)
    {
        var all = ShortNameForms.Of(entity)
            .SelectMany(form => Occurrences(form, fields).Select(place => new Hit(place, form, Last, MentionKind.ShortName)))
            .Where(hit => char.IsUpper(hit.Field.Words[hit.Last].Surface[0]) && !excluded.Exists(phrase => phrase.Contains(hit)))
            .OrderBy(hit => hit.Field.Field).ThenBy(hit => hit.First).ThenBy(hit => hit.Last)
            .ToList();
        failures.AddRange(all.Where(IsOfAnotherGeneration).Select(hit => (hit, RejectionKind.InsideLongerName)));
        all.RemoveAll(IsOfAnotherGeneration);
        var longer = all.Select(hit => WithMiddleNames(hit, entity)).OfType<Hit>().ToList();
        var named = hits.Where(hit => hit.IsFullName).ToList();
        var people = InOrder([.. named, .. longer]);
        return [.. longer, .. Surnames(entity, all, people, failures), .. Acronyms(entity, fields, InOrder(named), excluded)];
    }

    private static List<Hit> InOrder(IEnumerable<Hit> hits) =>
        [.. hits.OrderBy(hit => hit.Field.Field).ThenBy(hit => hit.First).ThenByDescending(hit => hit.Last)];

    private static Hit? WithMiddleNames(Hit hit, TrackedEntity entity)
    {
        var own = ShortNameForms.GivenNamesOf(entity).Select(Bare).ToList();
        var words = hit.Field.Words;
        if (!ShortNameForms.WholeSurnamesOf(entity).Any(surnames => Bare(surnames) == Bare(hit.Spelling)))
            return null;
        for (var first = hit.First - 1; first >= 0 && hit.First - first <= 4; first--)
        {
            var between = hit.Field.Text[words[first].End..words[first + 1].Start];
            var isInitial = words[first].Surface.Length == 1;
            if (!char.IsUpper(words[first].Surface[0]) || !(isInitial ? between is " " or ". " : IsSpaceOnOneLine(between) && NameWords.IsGiven(words[first].Surface)))
                return null;
            if (!isInitial && own.Contains(Bare(words[first].Surface)))
                return new Hit(new Place(hit.Field, first, hit.Last), entity.Name, Last, MentionKind.Name);
        }
        return null;
    }

    public static bool IsOfAnotherGeneration(Hit hit)
    {
        var words = hit.Field.Words;
        return hit.Last < words.Count - 1 && IsSpaceOnOneLine(hit.Field.Text[words[hit.Last].End..words[hit.Last + 1].Start])
            && words[hit.Last + 1].Surface is "Jr" or "JR" or "II" or "III" or "hijo"
            && !NameWords.IsSuffix(words[hit.Last].Surface);
    }

    private static IEnumerable<Hit> Surnames(TrackedEntity entity, List<Hit> all, List<Hit> named, List<(Hit Hit, RejectionKind Kind)> failures)
    {
        var whole = all.Where(hit => !named.Exists(full => Covers(full, hit)) && !all.Exists(longer => Covers(longer, hit) && Count(longer) > Count(hit))).ToList();
        if (named.Count == 0)
        {
            if (whole.Count > 0)
                failures.Add((whole[0], RejectionKind.NoFullName));
            yield break;
        }

        var others = whole.Where(hit => PrecedingName(hit, entity) is { Length: > 1 } name && NameWords.IsGiven(name)).ToList();
        foreach (var hit in whole)
        {
            if (PrecedingName(hit, entity) is { } name)
                failures.Add((hit, NameWords.IsGiven(name) && name.Length > 1 ? RejectionKind.AnotherPerson : RejectionKind.InsideLongerName));
            else if (GoesOn(hit))
                failures.Add((hit, RejectionKind.InsideLongerName));
            else if (others.Exists(other => $" {other.Spelling} ".Contains($" {hit.Spelling} ", StringComparison.OrdinalIgnoreCase)))
                failures.Add((hit, RejectionKind.AnotherPerson));
            else if (hit.Field.Field == TextField.Text && !IsBefore(named[0], hit))
                failures.Add((hit, RejectionKind.NoFullName));
            else
                yield return hit with { Introduction = named[0].Surface };
        }
    }

    /// <returns>A word before the short name that makes it somebody else's.</returns>
    private static string? PrecedingName(Hit hit, TrackedEntity entity)
    {
        if (hit.First == 0)
            return null;
        var words = hit.Field.Words;
        var (word, between) = (words[hit.First - 1], hit.Field.Text[words[hit.First - 1].End..words[hit.First].Start]);
        if (!char.IsUpper(word.Surface[0]))
            return null;
        var own = ShortNameForms.GivenNamesOf(entity).Select(Bare).ToList();
        if (word.Surface.Length == 1)
            return between is " " or ". " && !own.Exists(name => name.StartsWith(Bare(word.Surface), StringComparison.Ordinal)) && !"AIYO".Contains(word.Surface[0], StringComparison.Ordinal) ? word.Surface : null;
        if (!IsSpaceOnOneLine(between) || own.Contains(Bare(word.Surface)))
            return null;
        if (NameWords.IsGiven(word.Surface))
            return word.Surface;
        var saysNothing = NameWords.IsTitle(word.Surface) || NameWords.IsNeutral(word.Surface) || StartsSentence(hit.Field, hit.First - 1)
            || IsHeading(hit.Field, hit.First - 1) || hit.Field.IsInCapitals(hit.First - 1);
        return saysNothing ? null : word.Surface;
    }

    private static bool GoesOn(Hit hit)
    {
        var words = hit.Field.Words;
        if (hit.Last == words.Count - 1)
            return false;
        var next = words[hit.Last + 1];
        return IsSpaceOnOneLine(hit.Field.Text[words[hit.Last].End..next.Start])
            && char.IsUpper(next.Surface[0]) && next.Surface.Any(letter => char.IsLetter(letter) && !char.IsUpper(letter))
            && !IsHeading(hit.Field, hit.Last + 1) && !NameWords.IsNeutral(next.Surface) && !NameWords.IsTitle(next.Surface);
    }

    private static bool IsSpaceOnOneLine(string between) => between.Length > 0 && between.All(letter => char.IsWhiteSpace(letter) && letter is not ('\n' or '\r' or '\u2029'));

    private static bool StartsSentence(PlainText field, int word) =>
        word == 0 || field.Words[word].Before.Contains('\n')
        || field.Text[field.Words[word - 1].End..field.Words[word].Start].Any(character => ".!?:;…\"“”«»".Contains(character, StringComparison.Ordinal));

    private static bool IsHeading(PlainText field, int word)
    {
        var paragraph = Enumerable.Range(0, field.Words.Count).Where(other => field.ParagraphOf(other) == field.ParagraphOf(word)).ToList();
        var longer = paragraph.Where(each => field.Words[each].Surface.Length >= 4).ToList();
        var end = paragraph[^1] + 1 < field.Words.Count ? field.Words[paragraph[^1] + 1].Start : field.Text.Length;
        var isProse = field.Text[field.Words[paragraph[^1]].End..end].Any(character => ".!?:;…\"“”«»".Contains(character, StringComparison.Ordinal));
        return longer.Count > 0 && longer.Count(each => char.IsUpper(field.Words[each].Surface[0])) >= 0.6 * longer.Count
            && (field.Field == TextField.Title || !isProse);
    }

    private static IEnumerable<Hit> Acronyms(TrackedEntity entity, PlainText[] fields, List<Hit> named, List<Place> excluded)
    {
        if (entity.Type is EntityType.Person or EntityType.Location)
            yield break;
        var given = new List<(string Acronym, Hit Named, PlainText Field, int Word)>();
        foreach (var full in named)
        {
            if (AcronymOf(full) is { } word && !given.Exists(other => other.Acronym == full.Field.Words[word].Surface))
                given.Add((full.Field.Words[word].Surface, full, full.Field, word));
        }
        foreach (var field in fields)
        {
            for (var word = 0; word < field.Words.Count; word++)
            {
                foreach (var owner in given.Where(owner => owner.Acronym == field.Words[word].Surface))
                {
                    var isExcluded = excluded.Exists(phrase => phrase.Field == field && phrase.First <= word && word <= phrase.Last);
                    if (!isExcluded && (field.Field == TextField.Title || owner.Field.Field == TextField.Title || owner.Word <= word))
                        yield return new Hit(new Place(field, word, word), owner.Acronym, Last, MentionKind.ShortName) { Introduction = owner.Named.Surface };
                }
            }
        }
    }

    private static int? AcronymOf(Hit full)
    {
        var (words, text) = (full.Field.Words, full.Field.Text);
        if (Opens(full.Last + 1))
        {
            var word = full.Last + 1;
            if (words[word].Surface is "the" or "el" or "la" or "or" or "o")
                word++;
            if (word < words.Count && (Closes(word) || IsExplained(word + 1)) && IsAcronym(words[word].Surface))
                return word;
        }
        return full.First > 0 && Opens(full.First) && Closes(full.Last, ")]") && IsAcronym(words[full.First - 1].Surface) ? full.First - 1 : null;

        bool Opens(int word) => word < words.Count && word > 0
            && text[words[word - 1].End..words[word].Start].Trim(" “”\"'‘’\u00A0".ToCharArray()) is "(" or "[";

        bool Closes(int word, string marks = ")],;") =>
            text[words[word].End..].TrimStart("“”\"'‘’.".ToCharArray()) is [var mark, ..] && marks.Contains(mark, StringComparison.Ordinal);

        bool IsExplained(int word) => word < words.Count && IsSpaceOnOneLine(text[words[word - 1].End..words[word].Start]) && words[word].Surface is "por" or "by" or "for" or "in" or "en";

        bool IsAcronym(string surface)
        {
            var capitals = surface.Count(char.IsUpper);
            if (surface.Length is < 2 or > 12 || !char.IsUpper(surface[0]) || surface is "AP" or "EFE")
                return false;
            return (capitals > 1 && 2 * capitals > surface.Length) || (surface.Length > 4 && capitals == 1 && IsMadeFrom(Bare(surface), Bare(full.Surface)));
        }
    }

    private static bool IsMadeFrom(string acronym, string name)
    {
        var rest = name;
        foreach (var letter in acronym)
        {
            if (!rest.Contains(letter, StringComparison.Ordinal))
                return false;
            rest = rest[(rest.IndexOf(letter, StringComparison.Ordinal) + 1)..];
        }
        return name[0] == acronym[0];
    }

    private static string Bare(string name) => TextFolding.BareLetters(name).ToUpperInvariant();

    private static bool Covers(Place place, Place other) => place.Field == other.Field && place.First <= other.First && other.First <= place.Last;

    private static bool IsBefore(Place place, Place other) =>
        place.Field.Field < other.Field.Field || (place.Field == other.Field && place.First < other.First);

    private static int Count(Place place) => place.Last - place.First + 1;
}
