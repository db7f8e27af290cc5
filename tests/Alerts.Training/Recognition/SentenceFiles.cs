using System.Globalization;
using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Training.Recognition;

/// <summary>Reads the sentences that we wrote ourselves. Their format stands in guidelines.md.</summary>
public static class SentenceFiles
{
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    public static readonly IReadOnlyList<string> Types = ["PER", "ORG", "LOC", "FAC", "LAW", "EVT", "MISC"];

    public static IReadOnlyList<AnnotatedDocument> ReadAll(string folder) => [.. Languages.SelectMany(language => Read(folder, language))];

    /// <summary>The documents of a language, by file name and line.</summary>
    public static IReadOnlyList<AnnotatedDocument> Read(string folder, string language) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(folder, language), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Parse(Path.GetFileName(file), language, File.ReadLines(file))),
    ];

    /// <exception cref="InvalidDataException">A broken bracket or an unknown type; names file and line.</exception>
    public static IEnumerable<AnnotatedDocument> Parse(string file, string language, IEnumerable<string> lines)
    {
        var sentences = new List<AnnotatedSentence>();
        var (number, first) = (0, 1);
        foreach (var line in lines.Append(""))
        {
            number++;
            if (line.StartsWith("// ", StringComparison.Ordinal))
                continue;
            if (!string.IsNullOrWhiteSpace(line))
            {
                if (sentences.Count == 0)
                    first = number;
                sentences.Add(ParseSentence(line.Trim(), string.Create(CultureInfo.InvariantCulture, $"{file}:{number}")));
            }
            else if (sentences.Count > 0)
            {
                yield return new(string.Create(CultureInfo.InvariantCulture, $"{file}:{first}"), language, true, [.. sentences]);
                sentences.Clear();
            }
        }
    }

    private static AnnotatedSentence ParseSentence(string line, string source)
    {
        var isHeadline = line.StartsWith("# ", StringComparison.Ordinal);
        var text = new StringBuilder();
        var names = new List<AnnotatedName>();
        for (var at = isHeadline ? 2 : 0; at < line.Length;)
        {
            if (line[at] != '[')
            {
                text.Append(line[at++]);
                continue;
            }

            var bar = line.IndexOf('|', at);
            var close = line.IndexOf(']', at);
            if (bar < 0 || close < bar)
                throw new InvalidDataException($"{source}: a bracket without |TYPE].");
            var type = line[(bar + 1)..close];
            if (!Types.Contains(type))
                throw new InvalidDataException($"{source}: {type} is no type; it must be one of {string.Join(", ", Types)}.");
            names.Add(new(new TextRange(text.Length, bar - at - 1), type));
            text.Append(line, at + 1, bar - at - 1);
            at = close + 1;
        }

        return new(text.ToString(), isHeadline, names);
    }
}
