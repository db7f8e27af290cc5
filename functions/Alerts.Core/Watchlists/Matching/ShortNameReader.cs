using Alerts.Core.Articles;

namespace Alerts.Core.Watchlists.Matching;

/// <summary>
/// Decides which short names count: behind the first full mention (and in the title, which abbreviates what the text says in
/// full), unless another person in the article has the same name or the words are part of a longer one.
/// </summary>
internal sealed class ShortNameReader(ArticleReading reading)
{
    private readonly Dictionary<int, HashSet<string>> _givenNames = [];

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

    private IEnumerable<Candidate> Read(List<Candidate> names, List<Candidate> named)
    {
        var whole = names.Where(IsWhole(names, named)).ToList();
        if (named.Count == 0)
        {
            reading.Rejections.Add(whole[0], RejectionKind.NoFullName);
            yield break;
        }

        var judged = whole.Select(name => (Name: name, Judgement: Judge(name))).ToList();
        var others = judged.Where(item => item.Judgement.Person is not null).ToList();
        foreach (var (name, (kind, detail, _)) in judged)
        {
            if (kind is not null)
                reading.Rejections.Add(name, kind.Value, detail);
            else if (others.FirstOrDefault(other => Contains(other.Name, name)) is { Judgement.Person: { } person })
                reading.Rejections.Add(name, RejectionKind.AnotherPerson, person);
            else if (IntroductionOf(name, named) is not { } introduction)
                reading.Rejections.Add(name, RejectionKind.NoFullName);
            else
                yield return name with { Introduction = reading.Surface(introduction) };
        }
    }

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

    /// <returns>Why it does not count, if so; and the other person whose name this is, as it stands in the article.</returns>
    private (RejectionKind? Kind, string? Detail, string? Person) Judge(Candidate name)
    {
        var words = reading.Words(name.Words.Field);
        var (before, after) = (name.Words.First - 1, name.Words.Last + 1);
        if (IsGivenNameOfAnother(words, before, name, out var isCertain))
        {
            var longer = words.SpanOf(before, name.Words.Last).ToString();
            return (isCertain ? RejectionKind.AnotherPerson : RejectionKind.InsideLongerName, longer, longer);
        }
        return GoesOn(words, after)
            ? (RejectionKind.InsideLongerName, words.SpanOf(name.Words.First, after).ToString(), null)
            : (null, null, null);
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
        if (!_givenNames.TryGetValue(entity.Number, out var own))
            _givenNames[entity.Number] = own = [.. ShortNameForms.GivenNamesOf(entity.Entity).Select(name => TextFolding.BareLetters(name).ToUpperInvariant())];
        var wanted = TextFolding.BareLetters(given).ToUpperInvariant();
        return byInitial ? own.Any(name => name.StartsWith(wanted, StringComparison.Ordinal)) : own.Contains(wanted);
    }

    /// <summary>Whoever is called "César Abrego García" takes "Abrego" and "García" too.</summary>
    private static bool Contains(Candidate other, Candidate name) =>
        other.Spelling == name.Spelling || $" {other.Spelling} ".Contains($" {name.Spelling} ", StringComparison.OrdinalIgnoreCase);

    private static Candidate? IntroductionOf(Candidate name, List<Candidate> named)
    {
        // The text's order is that of the list; a title may rely on the text.
        var first = named.MinBy(full => (full.Words.Field, full.Words.First, -full.Words.Count))!;
        var isBehind = first.Words.Field < name.Words.Field || (first.Words.Field == name.Words.Field && first.Words.First < name.Words.First);
        return isBehind || name.Words.Field == TextField.Title ? first : null;
    }
}
