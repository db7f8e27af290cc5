namespace Alerts.Core.Analysis.Recognition.Rules;

/// <summary>
/// One written form has one kind in an article: the kind for which most confidence speaks. An acronym given in brackets behind a
/// name has that name's kind.
/// </summary>
internal static class OneKindPerForm
{
    public static void Apply(List<TaggedName> names, ReadOnlySpan<WordFacts> words)
    {
        if (names.Count == 0)
            return;
        var votes = new Dictionary<uint, float[]>();
        foreach (var name in names)
        {
            var form = FormOf(name, words);
            if (!votes.TryGetValue(form, out var vote))
                votes[form] = vote = new float[TagSet.Kinds.Count];
            vote[(int)name.Kind] += name.Confidence;
        }

        foreach (var person in names.Where(name => name.Kind == NameKind.Person && name.Length > 1))
        {
            // A surname alone is that person, too: "Bukele" after "Nayib Bukele".
            for (var i = person.Start + 1; i < person.End; i++)
            {
                if (votes.TryGetValue(WordHash.Mix(WordHash.Seed, words[i].Word), out var vote))
                    vote[(int)NameKind.Person] += person.Confidence;
            }
        }

        for (var i = 0; i + 1 < names.Count; i++)
        {
            if (IsAcronymOf(names[i + 1], names[i], words))
                votes[FormOf(names[i + 1], words)][(int)names[i].Kind] += names[i].Confidence * 2;
        }

        for (var i = 0; i < names.Count; i++)
        {
            var vote = votes[FormOf(names[i], words)];
            var best = (NameKind)Array.IndexOf(vote, vote.Max());
            if (best != names[i].Kind)
                names[i] = names[i] with { Kind = best };
        }
    }

    /// <summary>"Drug Enforcement Administration (DEA)": one word of capitals alone in brackets right behind.</summary>
    public static bool IsAcronymOf(TaggedName acronym, TaggedName name, ReadOnlySpan<WordFacts> words) =>
        acronym.Length == 1
        && name.Length > 1
        && acronym.Start == name.End + 1
        && words[acronym.Start].IsBracketed
        && words[acronym.Start].Case == WordCase.AllCapitals
        && words[name.Start].Field == words[acronym.Start].Field
        && HasInitial(words[acronym.Start].Range.Length, name);

    private static bool HasInitial(int letters, TaggedName name) => letters <= name.Length + 3 && letters >= 2;

    private static uint FormOf(TaggedName name, ReadOnlySpan<WordFacts> words)
    {
        var form = WordHash.Seed;
        for (var i = name.Start; i < name.End; i++)
            form = WordHash.Mix(form, words[i].Word);
        return form;
    }
}
