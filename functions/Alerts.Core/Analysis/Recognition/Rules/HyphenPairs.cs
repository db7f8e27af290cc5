namespace Alerts.Core.Analysis.Recognition.Rules;

/// <summary>Two places with a hyphen between them are two names: "Washington-Beijing talks", yet one in "Stratford-upon-Avon".</summary>
internal static class HyphenPairs
{
    public static void Split(List<TaggedName> names, ReadOnlySpan<WordFacts> words)
    {
        for (var i = names.Count - 1; i >= 0; i--)
        {
            var name = names[i];
            var hyphen = name.Start + 1;
            if (name.Length != 3 || name.Kind == NameKind.Person || words[hyphen].Case != WordCase.Mark || words[hyphen].Range.Length != 1)
                continue;
            if (!IsPlace(words[name.Start].Lists) || !IsPlace(words[name.End - 1].Lists))
                continue;
            names[i] = name with { End = hyphen };
            names.Insert(i + 1, name with { Start = hyphen + 1 });
        }
    }

    private static bool IsPlace(NameLists lists) => (lists & (NameLists.Country | NameLists.City)) != 0;
}
