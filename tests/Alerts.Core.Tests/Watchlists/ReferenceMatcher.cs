using System.Text;
using System.Text.RegularExpressions;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Feeds.Parsing;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Matching;

namespace Alerts.Core.Tests.Watchlists;

/// <summary>
/// The matching rules once more, in the plainest way and with nothing of the product's matcher: each alias is tried at each
/// word, each condition looks through everything. Any engine must find what this one finds.
/// </summary>
internal static partial class ReferenceMatcher
{
    /// <returns>Mentions in reading order; what was rejected, as kinds and places.</returns>
    public static (List<Mention> Mentions, HashSet<Rejected> Rejected) Match(
        IEnumerable<Watchlist> watchlists, string title, string text, string? language)
    {
        PlainText[] fields = [PlainText.Read(TextField.Title, title), PlainText.Read(TextField.Text, text)];
        var mentions = new List<Mention>();
        var rejected = new HashSet<Rejected>();
        foreach (var watchlist in watchlists)
        {
            foreach (var entity in watchlist.Entities)
            {
                var hits = MatchEntity(entity, fields, language, out var failures);
                var found = hits.ConvertAll(hit => new Mention(
                    watchlist.Id, entity.Id, hit.Field.Field, hit.Range, hit.Surface, hit.Spelling, hit.Kind, hit.Context, hit.Introduction));
                var isBelow = hits.Count > 0 && IsBelow(entity.Threshold, title, text, found);
                if (isBelow)
                    failures.Add((hits.MinBy(hit => (hit.Field.Field, hit.First))!, RejectionKind.BelowThreshold));
                foreach (var kinds in failures
                    .Where(failure => isBelow || !hits.Exists(hit => hit.Field == failure.Hit.Field && hit.First <= failure.Hit.First && failure.Hit.First <= hit.Last))
                    .GroupBy(failure => (failure.Hit.Spelling, failure.Kind)))
                {
                    var first = kinds.MinBy(failure => (failure.Hit.Field.Field, failure.Hit.Range.Start)).Hit;
                    rejected.Add(new(watchlist.Id, entity.Id, kinds.Key.Kind, first.Field.Field, first.Range.Start));
                }
                if (!isBelow)
                    mentions.AddRange(found);
            }
        }
        return ([.. mentions.OrderBy(mention => mention.Field).ThenBy(mention => mention.Range.Start)], rejected);
    }

    private static bool IsBelow(Threshold? threshold, string title, string text, List<Mention> mentions) =>
        threshold is not null && (mentions.Count < threshold.Mentions || SalienceRule.Of(title, text, mentions) < threshold.Salience);

    private static List<Hit> MatchEntity(TrackedEntity entity, PlainText[] fields, string? language, out List<(Hit Hit, RejectionKind Kind)> failures)
    {
        var excluded = entity.Exclude.SelectMany(phrase => Occurrences(phrase, fields)).ToList();
        var hits = new List<Hit>();
        failures = [];
        Alias[] aliases = [new Alias(entity.Name), .. entity.Aliases];
        for (var order = 0; order < aliases.Length; order++)
        {
            var alias = aliases[order];
            var isForeign = alias.Language is not null && !string.IsNullOrEmpty(language) && Primary(alias.Language) != Primary(language);
            foreach (var (hit, agrees) in Spellings(entity, alias, order, fields))
            {
                if (!agrees)
                    failures.Add((hit, RejectionKind.Spelling));
                else if (isForeign)
                    failures.Add((hit, RejectionKind.Language));
                else if (excluded.Exists(phrase => phrase.Contains(hit)))
                    failures.Add((hit, RejectionKind.Excluded));
                else if (entity.Type == EntityType.Person && ReferenceShortNames.IsOfAnotherGeneration(hit))
                    failures.Add((hit, RejectionKind.InsideLongerName));
                else if (alias.Requires is { } requires && Found(requires, hit, fields) is null)
                    failures.Add((hit, RejectionKind.ContextMissing));
                else if (alias.Forbids is { } forbids && Breaks(forbids, hit, fields))
                    failures.Add((hit, RejectionKind.ContextForbidden));
                else
                    hits.Add(hit with { Context = alias.Requires is null ? null : Found(alias.Requires, hit, fields) });
            }
        }
        var shouted = hits.Where(hit => IsShouted(hit) && !hits.Exists(other =>
            other.Order == hit.Order && other.Field.Field == TextField.Text && !other.Field.IsInCapitals(other.First))).ToList();
        failures.AddRange(shouted.Select(hit => (hit, RejectionKind.ShoutedTitle)));
        hits.RemoveAll(shouted.Contains);
        hits.AddRange(ReferenceShortNames.Of(entity, fields, hits, excluded, failures));
        return Longest(hits);
    }

    private static IEnumerable<(Hit Hit, bool Agrees)> Spellings(TrackedEntity entity, Alias alias, int order, PlainText[] fields)
    {
        var letters = alias.Text.Where(char.IsLetter).ToList();
        var mode = alias.Mode ?? (letters.Count > 1 && letters.All(char.IsUpper) ? AliasMode.Acronym : AliasMode.Folded);
        var kind = order == 0 ? MentionKind.Name : mode == AliasMode.Acronym ? MentionKind.Acronym : MentionKind.Alias;
        var isDottable = mode == AliasMode.Acronym && Dottable().IsMatch(alias.Text);
        // Which plurals there are has tests of its own.
        var compiled = new CompiledAlias(new(Watching.List(entity), entity, 0), order, alias with { Mode = mode }, kind, null, null);
        var plurals = AliasForms.Of(compiled).Where(form => form.Form == SpellingForm.Plural).Select(form => (form.Spelling, IsPlural: true));
        string[] singular = isDottable ? [string.Concat(letters), string.Join('.', letters)]
            : mode == AliasMode.Folded ? [alias.Text, Umlauts().Replace(alias.Text, vowel => vowel.Value switch { "ä" => "ae", "ö" => "oe", _ => "ue" })]
            : [alias.Text];
        if (entity.Type == EntityType.Person && mode == AliasMode.Folded)
            singular = [.. singular, .. ShortNameForms.WithoutMiddleNames(alias.Text)];
        if (mode == AliasMode.Folded && alias.Text.Contains(' ', StringComparison.Ordinal))
            singular = [.. singular, string.Join(' ', alias.Text.Split(' ').Select(OtherDots))];
        foreach (var (spelling, isPlural) in singular.Distinct().Select(spelling => (spelling, IsPlural: false)).Concat(plurals))
        {
            foreach (var place in Occurrences(spelling, fields))
            {
                var agrees = mode switch
                {
                    AliasMode.Exact => Exact(place.Surface) == Exact(PlainText.Read(TextField.Text, alias.Text).Whole),
                    AliasMode.Acronym when isPlural => LettersOf(place.Surface) == LettersOf(alias.Text) + "s",
                    AliasMode.Acronym => LettersOf(place.Surface) == LettersOf(alias.Text)
                        || (isDottable && place.First == place.Last && IsSpoken(LettersOf(alias.Text), LettersOf(place.Surface))),
                    _ => true,
                };
                var isDotted = isDottable && place.Last > place.First;
                if (!(isDotted && place.IsPartOfDottedAcronym))
                {
                    var isFullName = kind != MentionKind.Acronym && (entity.Type == EntityType.Person
                        ? ShortNameForms.NamesInFull(entity, alias.Text)
                        : alias.Text.Trim().Any(letter => letter is ' ' or '-'));
                    var looksLikeWord = isDottable && letters.Count <= 3 && !isDotted;
                    yield return (new Hit(place, alias.Text, order, kind, looksLikeWord, isDotted) { IsFullName = isFullName }, agrees);
                }
            }
        }
    }

    private static string OtherDots(string word) => word switch
    {
        _ when CapitalsWithDots().IsMatch(word) => string.Concat(word.Where(char.IsLetter)),
        _ when Capitals().IsMatch(word) => string.Concat(word.Select(letter => $"{letter}.")),
        _ => word,
    };

    private static bool Breaks(ContextRule rule, Hit hit, PlainText[] fields) =>
        rule.Any.Any(phrase => Found(rule with { Any = [phrase], All = [] }, hit, fields) is not null)
        || (rule.All.Count > 0 && Found(rule with { Any = [] }, hit, fields) is not null);

    private static string? Found(ContextRule rule, Hit hit, PlainText[] fields)
    {
        var any = rule.Any.FirstOrDefault(Stands);
        if ((rule.Any.Count > 0 && any is null) || !rule.All.All(Stands))
            return null;
        return string.Join(" + ", any is null ? rule.All : [.. rule.All, any]);

        bool Stands(string phrase) => Occurrences(phrase, fields).Any(place => !hit.Contains(place) && IsNear(place));

        bool IsNear(Place place) => rule.Within.Unit switch
        {
            ContextUnit.Article => true,
            _ when place.Field != hit.Field => false,
            ContextUnit.Words => place.First - hit.Last - 1 <= rule.Within.Words && hit.First - place.Last - 1 <= rule.Within.Words,
            ContextUnit.Sentence => Shares(place, word => hit.Field.SentenceOf(word)),
            _ => Shares(place, word => hit.Field.ParagraphOf(word)),
        };

        // Some word of the phrase lies in what the alias lies in.
        bool Shares(Place place, Func<int, int> part) =>
            Enumerable.Range(place.First, place.Last - place.First + 1).Select(part).Any(number => number >= part(hit.First) && number <= part(hit.Last));
    }

    private static bool IsShouted(Hit hit) =>
        hit.Field.Field == TextField.Title && hit.LooksLikeWord && hit.Field.IsInCapitals(hit.First);

    private static List<Hit> Longest(List<Hit> hits)
    {
        var kept = new List<Hit>();
        foreach (var hit in hits.OrderBy(hit => hit.First - hit.Last).ThenBy(hit => hit.Field.Field).ThenBy(hit => hit.First).ThenBy(hit => hit.Order))
        {
            if (!kept.Any(other => other.Field == hit.Field && other.First <= hit.Last && hit.First <= other.Last))
                kept.Add(hit);
        }
        return kept;
    }

    public static IEnumerable<Place> Occurrences(string phrase, PlainText[] fields)
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

    [GeneratedRegex(@"^(\p{Lu}\.){2,3}$")]
    private static partial Regex CapitalsWithDots();

    [GeneratedRegex(@"^\p{Lu}{2,3}$")]
    private static partial Regex Capitals();

    [GeneratedRegex("[äöü]")]
    private static partial Regex Umlauts();

    /// <summary>Also a mark that stands on no letter.</summary>
    [GeneratedRegex(@"\p{Cf}|(?<![\p{L}\p{Nd}\p{M}]\p{Cf}*)\p{M}+")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    /// <param name="Start">Where the first such place stands.</param>
    public sealed record Rejected(string WatchlistId, string EntityId, RejectionKind Kind, TextField Field, int Start);

    public record Place(PlainText Field, int First, int Last)
    {
        public string Surface => Field.Text[Field.Words[First].Start..Field.Words[Last].End];

        public bool StandsFree =>
            (First == 0 || Field.Words[First].Before != "'" || Field.Words[First - 1].Surface is "l" or "L" or "d")
            && (Last == Field.Words.Count - 1 || Field.Words[Last + 1].Before != "'"
                || Field.Words[Last + 1].Surface is "s" or "S" or "d" or "D" or "ll" or "LL" or "re" or "RE" or "ve" or "VE");

        public bool IsPartOfDottedAcronym =>
            (First > 0 && Field.Words[First].Before == "." && Field.Words[First - 1].Surface.Length == 1)
            || (Last < Field.Words.Count - 1 && Field.Words[Last + 1].Before == "." && Field.Words[Last + 1].Surface.Length == 1);

        public bool Contains(Place other) => Field == other.Field && First <= other.First && other.Last <= Last;
    }

    /// <param name="Order">Of the alias; short names come last.</param>
    public sealed record Hit(Place Place, string Spelling, int Order, MentionKind Kind, bool LooksLikeWord = false, bool IsDotted = false)
        : Place(Place)
    {
        public string? Context { get; init; }

        public string? Introduction { get; init; }

        public bool IsFullName { get; init; }

        public new string Surface => Field.Text.Substring(Range.Start, Range.Length);

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

    public sealed record PlainWord(string Surface, string Folded, string Before, int Start, int End);

    public sealed partial class PlainText
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

        public int ParagraphOf(int word) => Words[..(word + 1)].Skip(1).Count(each => each.Before.Contains('\n'));

        public int SentenceOf(int word) => SentenceSplitter.Split(Text).Count(sentence => sentence.Start <= Words[word].Start);

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
