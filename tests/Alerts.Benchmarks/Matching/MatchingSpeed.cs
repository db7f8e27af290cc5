namespace Alerts.Benchmarks.Matching;

/// <summary>One pass over the text.</summary>
/// <param name="Clock">Seconds.</param>
/// <param name="Processor">Seconds of processor time: hardly moved by what else the machine does.</param>
internal sealed record MatchingPass(long Hits, double Clock, double Processor);

/// <param name="Passes">Over the same text.</param>
/// <param name="Bytes">What is kept for matching; 0 when unknown.</param>
internal sealed record MatchingSpeed(string Name, double BuildSeconds, long Bytes, IReadOnlyList<MatchingPass> Passes)
{
    public long Hits => Passes.Select(pass => pass.Hits).Distinct().Single();

    public double Clock => Median(Passes.Select(pass => pass.Clock));

    public double Processor => Median(Passes.Select(pass => pass.Processor));

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
