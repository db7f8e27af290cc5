namespace Alerts.Core.Feeds.Parsing;

/// <summary>Months in English, Spanish, French, German and Portuguese, in full and as they are cut.</summary>
internal static class FeedMonths
{
    private static readonly Dictionary<string, int> s_months = new string[]
    {
        "jan january ene enero janv janvier januar jän jänner janeiro",
        "feb february febrero fév fev févr fevr février fevrier februar fevereiro",
        "mar march marzo mars mär märz maerz mrz março marco",
        "apr april abr abril avr avril",
        "may mayo mai maio",
        "jun june junio juin juni junho",
        "jul july julio juil juillet juli julho",
        "aug august ago agosto août aout",
        "sep sept september set septiembre setiembre septembre setembro",
        "oct october octubre octobre okt oktober out outubro",
        "nov november noviembre novembre novembro",
        "dec december dic diciembre déc décembre decembre dez dezember dezembro",
    }.SelectMany((names, index) => names.Split(' ').Select(name => (name, index + 1))).ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_months.GetAlternateLookup<ReadOnlySpan<char>>();

    public static int? Find(ReadOnlySpan<char> name) => s_lookup.TryGetValue(name, out var month) ? month : null;
}
