namespace Alerts.Functions.Tests.Stories;

/// <summary>Texts long enough to be told apart, about public facts.</summary>
internal static class AgencyTexts
{
    public const string Flights =
        "Three aircraft carried more than two hundred Venezuelan men from Texas to El Salvador in March 2025, and guards led them in chains "
        + "to CECOT, the prison for forty thousand inmates that the government had opened two years before near the town of Tecoluca. "
        + "The United States called them members of a gang and based the removal of most of them on a law from 1798 that had been used "
        + "only in times of war. A federal judge in Washington had ordered that the aircraft turn back while they were in the air. Lawyers "
        + "for the families said that many of the men had no criminal record in any country, and that a tattoo had been reason enough.";

    /// <summary>The same with one word changed, a line of the agency's in front and a line of the paper's behind.</summary>
    public static string FlightsAsPrinted(string paper) =>
        $"WASHINGTON (Wire) - {Flights.Replace("aircraft carried", "planes carried", StringComparison.Ordinal)} {paper} contributed to this report.";

    /// <summary>A text of its own for each number.</summary>
    public static string Numbered(int number) => string.Join(' ', Enumerable.Range(0, 60).Select(word => $"word{number}x{word}")) + " CECOT.";
}
