namespace Alerts.Core.Analysis.Recognition;

/// <summary>Tells lines Where Most Words Have a Capital, or ALL LETTERS ARE, from prose.</summary>
internal static class Headings
{
    private const int FewestWords = 4;
    private const double LeastShare = 0.75;

    public static bool IsTitleCase(ReadOnlySpan<WordFacts> sentence)
    {
        var (capital, all) = (0, 0);
        foreach (ref readonly var word in sentence)
        {
            if (word.Case is WordCase.Mark or WordCase.Number || JoiningWords.Contains(word.Word))
                continue;
            all++;
            if (word.IsCapital)
                capital++;
        }

        return all >= FewestWords && capital >= all * LeastShare;
    }
}
