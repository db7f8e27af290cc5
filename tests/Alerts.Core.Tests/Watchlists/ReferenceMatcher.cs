using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Articles;
using Alerts.Core.Feeds.Parsing;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Tests.Watchlists;

/// <summary>
/// The matching rules once more, in the plainest way and with nothing of the product's matcher: each alias is tried at each
/// word, each condition looks through everything. Any engine must find what this one finds.
/// </summary>
internal static partial class ReferenceMatcher
{
    public static List<Mention> Match(IEnumerable<Watchlist> watchlists, string title, string text, string? language)
    {
        PlainText[] fields = [PlainText.Read(TextField.Title, title), PlainText.Read(TextField.Text, text)];
        var mentions =
            from watchlist in watchlists
            from entity in watchlist.Entities
            from hit in MatchEntity(entity, fields, language)
            select new Mention(
                watchlist.Id, entity.Id, hit.Field.Field, hit.Range, hit.Field.Text.Substring(hit.Range.Start, hit.Range.Length),
                hit.Alias.Text, hit.Kind, hit.Context);
        return [.. mentions.OrderBy(mention => mention.Field).ThenBy(mention => mention.Range.Start)];
    }

    private static List<Hit> MatchEntity(TrackedEntity entity, PlainText[] fields, string? language)
    {
        var excluded = entity.Exclude.SelectMany(phrase => Occurrences(phrase, fields)).ToList();
        var hits = new List<Hit>();
        Alias[] aliases = [new Alias(entity.Name), .. entity.Aliases];
        for (var order = 0; order < aliases.Length; order++)
        {
            var alias = aliases[order];
            if (alias.Language is not null && !string.IsNullOrEmpty(language) && Primary(alias.Language) != Primary(language))
                continue;
            foreach (var hit in Spellings(alias, order, fields))
            {
                if (!excluded.Any(phrase => phrase.Contains(hit)) && InContext(hit, fields) is { } counted)
                    hits.Add(counted);
            }
        }
        hits.RemoveAll(hit => IsShouted(hit) && !hits.Any(other =>
            other.Order == hit.Order && other.Field.Field == TextField.Text && !other.Field.IsInCapitals(other.First)));
        return Longest(hits);
    }

    private static IEnumerable<Hit> Spellings(Alias alias, int order, PlainText[] fields)
    {
        var letters = alias.Text.Where(char.IsLetter).ToList();
        var mode = alias.Mode ?? (letters.Count > 1 && letters.All(char.IsUpper) ? AliasMode.Acronym : AliasMode.Folded);
        var kind = order == 0 ? MentionKind.Name : mode == AliasMode.Acronym ? MentionKind.Acronym : MentionKind.Alias;
        var isDottable = mode == AliasMode.Acronym && Dottable().IsMatch(alias.Text);
        string[] spellings = isDottable ? [string.Concat(letters), string.Join('.', letters)] : [alias.Text];
        foreach (var spelling in spellings.Distinct())
        {
            foreach (var place in Occurrences(spelling, fields))
            {
                var surface = place.Field.Text[place.Field.Words[place.First].Start..place.Field.Words[place.Last].End];
                var agrees = mode switch
                {
                    AliasMode.Exact => Exact(surface) == Exact(PlainText.Read(TextField.Text, alias.Text).Whole),
                    AliasMode.Acronym => LettersOf(surface) == LettersOf(alias.Text) || (isDottable && IsSpoken(LettersOf(alias.Text), LettersOf(surface))),
                    _ => true,
                };
                var isDotted = isDottable && place.Last > place.First;
                if (agrees && !(isDotted && place.IsPartOfDottedAcronym))
                    yield return new Hit(place, alias, order, kind, isDottable && letters.Count <= 3 && !isDotted, isDotted);
            }
        }
    }

    private static Hit? InContext(Hit hit, PlainText[] fields)
    {
        if (hit.Alias.Requires is not { } rule)
            return hit;
        var any = rule.Any.FirstOrDefault(Stands);
        if ((rule.Any.Count > 0 && any is null) || !rule.All.All(Stands))
            return null;
        return hit with { Context = string.Join(" + ", any is null ? rule.All : [.. rule.All, any]) };

        bool Stands(string phrase) => Occurrences(phrase, fields).Any(place => !hit.Contains(place));
    }

    private static bool IsShouted(Hit hit) =>
        hit.Field.Field == TextField.Title && hit.LooksLikeWord && hit.Field.IsInCapitals(hit.First);

    private static List<Hit> Longest(List<Hit> hits)
    {
        var kept = new List<Hit>();
        foreach (var hit in hits.OrderBy(hit => hit.First - hit.Last).ThenBy(hit => hit.First).ThenBy(hit => hit.Order))
        {
            if (!kept.Any(other => other.Field == hit.Field && other.First <= hit.Last && hit.First <= other.Last))
                kept.Add(hit);
        }
        return kept;
    }

    private static IEnumerable<Place> Occurrences(string phrase, PlainText[] fields)
    {
        var wanted = PlainText.Read(TextField.Text, phrase).Words;
        return
            from field in fields
            from first in Enumerable.Range(0, Math.Max(0, field.Words.Count - wanted.Count + 1))
            let place = new Place(field, first, first + wanted.Count - 1)
            where Enumerable.Range(0, wanted.Count).All(offset =>
                field.Words[first + offset].Folded == wanted[offset].Folded
                && (offset == 0 || field.Words[first + offset].Before == wanted[offset].Before))
            where place.StandsFree
            select place;
    }

    private static string Primary(string language) => language.Split('-', '_')[0].ToUpperInvariant();

    private static string Exact(string text) =>
        WhiteSpace().Replace(PlainText.Alike(Invisible().Replace(text, "")), " ").Normalize(NormalizationForm.FormC);

    private static string LettersOf(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit));

    private static bool IsSpoken(string acronym, string letters) =>
        acronym.Length >= 5 && letters == acronym[..1] + acronym[1..].ToLowerInvariant();

    [GeneratedRegex(@"^(\p{L}+|\p{L}(\.\p{L})+)\.*$")]
    private static partial Regex Dottable();

    /// <summary>Also a mark that stands on no letter.</summary>
    [GeneratedRegex(@"\p{Cf}|(?<![\p{L}\p{Nd}\p{M}]\p{Cf}*)\p{M}+")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    private record Place(PlainText Field, int First, int Last)
    {
        public bool StandsFree =>
            (First == 0 || Field.Words[First].Before != "'" || Field.Words[First - 1].Surface is "l" or "L" or "d")
            && (Last == Field.Words.Count - 1 || Field.Words[Last + 1].Before != "'"
                || Field.Words[Last + 1].Surface is "s" or "S" or "d" or "D" or "ll" or "LL" or "re" or "RE" or "ve" or "VE");

        public bool IsPartOfDottedAcronym =>
            (First > 0 && Field.Words[First].Before == "." && Field.Words[First - 1].Surface.Length == 1)
            || (Last < Field.Words.Count - 1 && Field.Words[Last + 1].Before == "." && Field.Words[Last + 1].Surface.Length == 1);

        public bool Contains(Place other) => Field == other.Field && First <= other.First && other.Last <= Last;
    }

    private sealed record Hit(Place Place, Alias Alias, int Order, MentionKind Kind, bool LooksLikeWord, bool IsDotted)
        : Place(Place)
    {
        public string? Context { get; init; }

        public TextRange Range
        {
            get
            {
                var (start, end) = (Field.Words[First].Start, Field.Words[Last].End);
                var withDot = IsDotted && end < Field.Text.Length && Field.Text[end] == '.' ? end + 1 : end;
                return new TextRange(start, withDot - start);
            }
        }
    }

    private sealed record PlainWord(string Surface, string Folded, string Before, int Start, int End);

    private sealed partial class PlainText
    {
        private PlainText(TextField field, string text)
        {
            (Field, Text) = (field, text);
            var end = 0;
            foreach (Match match in Word().Matches(text))
            {
                var before = Separator(text[end..match.Index]);
                end = match.Index + match.Length;
                Words.Add(new PlainWord(match.Value, Fold(match.Value), before, match.Index, end));
            }
        }

        public TextField Field { get; }

        public string Text { get; }

        public List<PlainWord> Words { get; } = [];

        public string Whole => Text[Words[0].Start..Words[^1].End];

        public static PlainText Read(TextField field, string text) => new(field, text);

        public bool IsInCapitals(int index)
        {
            var first = index;
            while (first > 0 && !Words[first].Before.Contains('\n'))
                first--;
            var last = index;
            while (last < Words.Count - 1 && !Words[last + 1].Before.Contains('\n'))
                last++;
            return Words[first..(last + 1)].All(word => word.Surface.Where(char.IsLetter).All(char.IsUpper));
        }

        public static string Alike(string text) =>
            Quotes().Replace(Apostrophes().Replace(Dashes().Replace(text, "-"), "'"), "\"");

        private static string Separator(string between)
        {
            var spaced = Spaces().Replace(between, run => Breaks().Count(run.Value) + Pages().Count(run.Value) > 1 ? "\n" : " ");
            var alike = Unseen().Replace(Alike(spaced), "");
            return alike == "-" ? " " : alike;
        }

        private static string Fold(string word)
        {
            var bare = Accents().Replace(word.Normalize(NormalizationForm.FormKD), "");
            return bare.ToUpperInvariant().ToLowerInvariant()
                .Replace("ß", "ss", StringComparison.Ordinal)
                .Replace("æ", "ae", StringComparison.Ordinal)
                .Replace("ø", "o", StringComparison.Ordinal);
        }

        [GeneratedRegex(@"[\p{L}\p{Nd}-[ʼ]](\p{Cf}*[\p{L}\p{Nd}\p{M}-[ʼ]])*")]
        private static partial Regex Word();

        [GeneratedRegex(@"[\p{Cf}\u0300-\u036F]")]
        private static partial Regex Accents();

        [GeneratedRegex(@"[\p{Cf}\p{M}]")]
        private static partial Regex Unseen();

        [GeneratedRegex(@"[\p{Cf}\p{M}]*\s[\s\p{Cf}\p{M}]*")]
        private static partial Regex Spaces();

        [GeneratedRegex(@"\r\n|[\n\r]|\u2029")]
        private static partial Regex Breaks();

        [GeneratedRegex(@"\u2029")]
        private static partial Regex Pages();

        [GeneratedRegex(@"\p{Pd}")]
        private static partial Regex Dashes();

        [GeneratedRegex(@"['‘’ʼ]")]
        private static partial Regex Apostrophes();

        [GeneratedRegex("[\"“”«»]")]
        private static partial Regex Quotes();
    }
}
