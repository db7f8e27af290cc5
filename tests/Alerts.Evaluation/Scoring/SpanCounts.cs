namespace Alerts.Evaluation.Scoring;

/// <summary>Spans that were found, that should have been, and that are both.</summary>
internal readonly record struct SpanCounts(int Right, int Found, int Wanted)
{
    /// <summary>In percent, as the other two; 0 where nothing was found.</summary>
    public double Precision => Percent(Right, Found);

    public double Recall => Percent(Right, Wanted);

    public double F1 => Percent(2 * Right, Found + Wanted);

    /// <summary>A span is right where an equal one is wanted; one that is found twice counts once.</summary>
    public static SpanCounts Of<T>(IEnumerable<T> found, IEnumerable<T> wanted)
    {
        var (all, gold) = (found.ToHashSet(), wanted.ToHashSet());
        return new(all.Count(gold.Contains), all.Count, gold.Count);
    }

    public static SpanCounts Sum(IEnumerable<SpanCounts> counts) => counts.Aggregate(default(SpanCounts), (sum, next) => sum + next);

    public static SpanCounts operator +(SpanCounts a, SpanCounts b) => new(a.Right + b.Right, a.Found + b.Found, a.Wanted + b.Wanted);

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;
}
