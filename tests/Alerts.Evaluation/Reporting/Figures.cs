using System.Globalization;
using Alerts.Evaluation.Scoring;

namespace Alerts.Evaluation.Reporting;

/// <summary>Figures as the report writes them.</summary>
internal static class Figures
{
    public static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Percent(Interval interval) => $"{Percent(interval.Low)}–{Percent(interval.High)}";

    public static string Coefficient(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Coefficient(Interval interval) => $"{Coefficient(interval.Low)}–{Coefficient(interval.High)}";

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
