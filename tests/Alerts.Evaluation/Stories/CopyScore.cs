namespace Alerts.Evaluation.Stories;

/// <summary>How often the product says of pairs what a reader says.</summary>
internal sealed record CopyScore(IReadOnlyList<CopyPair> Missed, IReadOnlyList<CopyPair> Mistaken, int Found, int Pairs)
{
    public double Precision => Share(Mistaken.Count);

    public double Recall => Share(Missed.Count);

    public double F1 => Found == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static CopyScore Of(IEnumerable<CopyPair> pairs)
    {
        var answers = pairs.Select(pair => (Pair: pair, IsFound: pair.IsFound())).ToArray();
        return new(
            [.. answers.Where(answer => answer.Pair.Copy && !answer.IsFound).Select(answer => answer.Pair)],
            [.. answers.Where(answer => !answer.Pair.Copy && answer.IsFound).Select(answer => answer.Pair)],
            answers.Count(answer => answer.Pair.Copy && answer.IsFound),
            answers.Length);
    }

    private double Share(int wrong) => Found + wrong == 0 ? 1 : (double)Found / (Found + wrong);
}
