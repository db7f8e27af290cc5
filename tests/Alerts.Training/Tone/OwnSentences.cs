using System.Text;
using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

/// <summary>
/// The project's own sentences, one a line, targets as <c>[surface|TONE NEWS]</c> or <c>[surface|TONE NEWS by:Speaker]</c>
/// (<c>ToneSentences/README.md</c>).
/// </summary>
internal static class OwnSentences
{
    public static IReadOnlyList<LabelledTarget> ReadAll(string folder) =>
    [
        .. new[] { "en", "es" }.SelectMany(language => Directory
            .EnumerateFiles(Path.Combine(folder, language), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file)
                .Where(line => line.Trim().Length > 0)
                .SelectMany(line => Parse(line.Trim(), language)))),
    ];

    /// <exception cref="FormatException">The line does not say what it should.</exception>
    public static IReadOnlyList<LabelledTarget> Parse(string line, string language)
    {
        var text = new StringBuilder();
        var targets = new List<(TextRange Range, string Labels)>();
        for (var at = 0; at < line.Length;)
        {
            var open = line.IndexOf('[', at);
            if (open < 0)
            {
                text.Append(line, at, line.Length - at);
                break;
            }

            var bar = line.IndexOf('|', open);
            var close = line.IndexOf(']', open);
            if (bar < 0 || close < bar)
                throw Unreadable();
            text.Append(line, at, open - at);
            targets.Add((new TextRange(text.Length, bar - open - 1), line[(bar + 1)..close]));
            text.Append(line, open + 1, bar - open - 1);
            at = close + 1;
        }

        var sentence = text.ToString();
        return [.. targets.Select(target => Target(target.Range, target.Labels))];

        LabelledTarget Target(TextRange range, string labels)
        {
            var by = labels.IndexOf(" by:", StringComparison.Ordinal);
            var speaker = by < 0 ? null : labels[(by + 4)..].Trim();
            var words = (by < 0 ? labels : labels[..by]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not [var tone, var news])
                throw Unreadable();
            return new(sentence, language, range, Number(tone, "neg", "neu", "pos"), Number(news, "bad", "none", "good"), speaker, Source.Own);
        }

        int Number(string word, params string[] words) =>
            Array.IndexOf(words, word) is var number and >= 0 ? number : throw Unreadable();

        FormatException Unreadable() => new($"\"{line}\" is no labelled sentence.");
    }
}
