namespace Alerts.Evaluation.Scoring;

/// <summary>In which the true figure lies in 95 of 100 cases, found by drawing the units again (bootstrap). The same each time.</summary>
internal readonly record struct Interval(double Low, double High)
{
    private const int Seed = 20_250_404;
    private const int Draws = 1_000;

    /// <param name="units">What is drawn as a whole: documents where names were counted, articles where they were cut into snippets, else examples.</param>
    public static Interval Of<T>(IReadOnlyList<T> units, Func<IReadOnlyList<T>, double> measure)
    {
        if (units.Count == 0)
            return default;
        var random = new Random(Seed);
        var drawn = new T[units.Count];
        var figures = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            for (var k = 0; k < drawn.Length; k++)
                drawn[k] = units[random.Next(units.Count)];
            figures[i] = measure(drawn);
        }

        Array.Sort(figures);
        return new(figures[Draws * 25 / 1_000], figures[(Draws * 975 / 1_000) - 1]);
    }
}
