using System.Globalization;

namespace Alerts.Evaluation.Samples;

/// <param name="Article">The snippet's article.</param>
/// <param name="Valence">Mean of human ratings, from −4 to 4.</param>
internal sealed record RatedSnippet(string Article, double Valence, string Text);

/// <summary>Sentences of editorials as people rated them (Hutto and Gilbert 2014).</summary>
internal static class RatedSnippets
{
    /// <exception cref="InvalidDataException">A line is something else; the message names file and line.</exception>
    public static IReadOnlyList<RatedSnippet> Read(string file) =>
    [
        .. File.ReadLines(file).Select((line, index) =>
            line.Split('\t') is [var id, var valence, var text] && double.TryParse(valence, CultureInfo.InvariantCulture, out var value)
                ? new RatedSnippet(id.Split('_')[0], value, text)
                : throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, line {index + 1}: expected an id, a valence and a text, with tabs between."))),
    ];
}
