using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>
/// Decides which short names count: behind the first full mention (and in the title, which abbreviates what the text says in
/// full), unless another person in the article has the same name or the words are part of a longer one.
/// </summary>
internal sealed class ShortNameReader(ArticleReading reading)
{
    private const int MostMiddleNames = 3;

    private readonly Dictionary<int, HashSet<string>> _givenNames = [];
    private readonly Dictionary<int, HashSet<string>> _wholeSurnames = [];

    /// <returns>The short names that count, in no order.</returns>
    public List<Candidate> Read()
    {
        var counting = new List<Candidate>();
        if (reading.ShortNames.Count > 0)
        {
            var named = reading.Aliases.ToLookup(alias => alias.Entity.Number);
            foreach (var entity in reading.ShortNames.GroupBy(name => name.Entity.Number))
                counting.AddRange(Read([.. entity], [.. named[entity.Key].Where(alias => alias.Alias!.IsFullName)]));
        }
        counting.AddRange(new BracketAcronyms(reading).Find(reading.Aliases));
        return counting;
    }

    private List<Candidate> Read(List<Candidate> names, List<Candidate> named)
    {
        reading.Steps += names.Count + named.Count;
        List<Candidate> longer = [.. names.Select(WithMiddleNames).OfType<Candidate>()];
        named.AddRange(longer);
        var whole = names.Where(IsWhole(names, named)).ToList();
        if (named.Count == 0)
        {
            reading.Rejections.Add(whole[0], RejectionKind.NoFullName);
            return [];
        }

        var judged = whole.ConvertAll(name => (Name: name, Judgement: Judge(name)));
        var others = NamesOfOthers(judged);
        var introduction = named.MinBy(full => (full.Words.Field, full.Words.First, -full.Words.Count))!;
        var counting = longer;
        foreach (var (name, (kind, detail)) in judged)
        {
            if (kind is not null)
                reading.Rejections.Add(name, kind.Value, detail);
            else if (others.TryGetValue(name.Spelling, out var person))
                reading.Rejections.Add(name, RejectionKind.AnotherPerson, person);
            else if (!Introduces(introduction, name))
                reading.Rejections.Add(name, RejectionKind.NoFullName);
            else
                counting.Add(name with { Introduction = reading.Surface(introduction) });
        }
        return counting;
    }

    /// <summary>Whoever is called "César Abrego García" takes "Abrego" and "García" too.</summary>
    /// <returns>For each spelling that somebody else in the article has, that person.</returns>
    private static Dictionary<string, string> NamesOfOthers(List<(Candidate Name, (RejectionKind? Kind, string? Detail) Judgement)> judged)
    {
        var spellings = judged.Select(item => item.Name.Spelling).ToHashSet();
        var taken = new Dictionary<string, string>();
        foreach (var (name, (_, person)) in judged.Where(item => item.Judgement.Kind == RejectionKind.AnotherPerson).DistinctBy(item => item.Name.Spelling))
        {
            foreach (var spelling in spellings.Where(spelling => $" {name.Spelling} ".Contains($" {spelling} ", StringComparison.OrdinalIgnoreCase)))
                taken.TryAdd(spelling, person!);
        }
        return taken;
    }

    /// <returns>Kilmar Armando Abrego García, Donald J. Trump: the whole name though the rule has no middle name; null where it is not.</returns>
    private Candidate? WithMiddleNames(Candidate name)
    {
        var words = reading.Words(name.Words.Field);
        if (!Own(_wholeSurnames, name.Entity, ShortNameForms.WholeSurnamesOf).Contains(Bare(name.Spelling)))
            return null;
        for (var word = name.Words.First - 1; word >= Math.Max(0, name.Words.First - MostMiddleNames - 1) && IsPartOfName(words, word); word--)
        {
            if (!IsOwn(words.SpanOf(word), name.Entity, byInitial: false) || words.SpanOf(word).Length == 1)
                continue;
            var start = words[word].Start;
            return name with
            {
                Spelling = name.Entity.Entity.Name,
                Kind = MentionKind.Name,
                Words = name.Words with { First = word },
                Range = new TextRange(start, name.Range.End - start),
            };
        }
        return null;
    }

    /// <summary>A given name or initial that belongs to the word after it.</summary>
    private static bool IsPartOfName(FieldWords words, int word) => words.SpanOf(word).Length == 1
        ? words.StartsWithCapital(word) && words.Before(word + 1) is ". " or " "
        : words.FollowsBySpace(word + 1) && words.StartsWithCapital(word) && NameWords.IsGiven(words.SpanOf(word));

    /// <summary>Short names inside a longer one of the same entity, or inside its full name, are a part of that.</summary>
    private static Func<Candidate, bool> IsWhole(List<Candidate> names, List<Candidate> named)
    {
        var covered = new HashSet<(TextField Field, int Word)>();
        foreach (var full in named)
            Cover(full.Words, covered);
        var longest = new Dictionary<(TextField Field, int Word), int>();
        foreach (var words in names.Select(name => name.Words))
        {
            for (var word = words.First; word <= words.Last; word++)
                longest[(words.Field, word)] = Math.Max(words.Count, longest.GetValueOrDefault((words.Field, word)));
        }
        return name => !covered.Contains((name.Words.Field, name.Words.First)) && longest[(name.Words.Field, name.Words.First)] == name.Words.Count;
    }

    private static void Cover(WordRange words, HashSet<(TextField Field, int Word)> covered)
    {
        for (var word = words.First; word <= words.Last; word++)
            covered.Add((words.Field, word));
    }

    /// <returns>Why it does not count, if so, with the longer name as it stands in the article.</returns>
    private (RejectionKind? Kind, string? Detail) Judge(Candidate name)
    {
        var words = reading.Words(name.Words.Field);
        var (before, after) = (name.Words.First - 1, name.Words.Last + 1);
        if (IsGivenNameOfAnother(words, before, name, out var isCertain))
            return (isCertain ? RejectionKind.AnotherPerson : RejectionKind.InsideLongerName, words.SpanOf(before, name.Words.Last).ToString());
        return GoesOn(words, after)
            ? (RejectionKind.InsideLongerName, words.SpanOf(name.Words.First, after).ToString())
            : (null, null);
    }

    private bool IsGivenNameOfAnother(FieldWords words, int before, Candidate name, out bool isCertain)
    {
        isCertain = false;
        if (before < 0 || !words.StartsWithCapital(before))
            return false;
        var word = words.SpanOf(before);
        if (word.Length == 1)
            return words.Before(before + 1) is ". " or " " && !IsOwn(word, name.Entity, byInitial: true) && word is not "A" and not "I" and not "Y" and not "O";
        if (!words.FollowsBySpace(before + 1) || IsOwn(word, name.Entity, byInitial: false))
            return false;
        isCertain = NameWords.IsGiven(word);
        return isCertain || !(NameWords.IsTitle(word) || NameWords.IsNeutral(word) || words.StartsSentence(before)
            || words.IsInTitleCase(before) || words.IsInCapitals(before));
    }

    /// <summary>Whether a capitalised word follows that makes it another name: Bukele Foundation, García Márquez.</summary>
    private static bool GoesOn(FieldWords words, int after) =>
        words.FollowsBySpace(after) && words.StartsWithCapital(after) && !words[after].IsCapitals
        && !words.IsInTitleCase(after) && !NameWords.IsNeutral(words.SpanOf(after)) && !NameWords.IsTitle(words.SpanOf(after));

    private bool IsOwn(ReadOnlySpan<char> given, CompiledEntity entity, bool byInitial)
    {
        var own = Own(_givenNames, entity, ShortNameForms.GivenNamesOf);
        var wanted = Bare(given);
        return byInitial ? own.Any(name => name.StartsWith(wanted, StringComparison.Ordinal)) : own.Contains(wanted);
    }

    private static HashSet<string> Own(Dictionary<int, HashSet<string>> known, CompiledEntity entity, Func<TrackedEntity, IEnumerable<string>> namesOf)
    {
        if (!known.TryGetValue(entity.Number, out var own))
            known[entity.Number] = own = [.. namesOf(entity.Entity).Select(name => Bare(name))];
        return own;
    }

    private static string Bare(ReadOnlySpan<char> name) => TextFolding.BareLetters(name).ToUpperInvariant();

    /// <summary>The text's order is that of the list; a title may rely on the text.</summary>
    private static bool Introduces(Candidate full, Candidate name) =>
        name.Words.Field == TextField.Title || full.Words.Field < name.Words.Field || full.Words.First < name.Words.First;
}
