namespace Alerts.Evaluation.Scoring;

internal static class Correlation
{
    /// <summary>Pearson's r, from −1 to 1; 0 where one side does not vary.</summary>
    public static double Of(IReadOnlyList<(double X, double Y)> pairs)
    {
        if (pairs.Count == 0)
            return 0;
        var (meanX, meanY) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        var (covariance, varianceX, varianceY) = (0.0, 0.0, 0.0);
        foreach (var (x, y) in pairs)
        {
            covariance += (x - meanX) * (y - meanY);
            varianceX += (x - meanX) * (x - meanX);
            varianceY += (y - meanY) * (y - meanY);
        }

        return varianceX == 0 || varianceY == 0 ? 0 : covariance / Math.Sqrt(varianceX * varianceY);
    }
}
