using System.Globalization;

namespace Alerts.Evaluation.Stories;

/// <summary>What newsrooms do to a text that they print, in words such as <c>keep 80</c>.</summary>
internal static class TextStep
{
    /// <summary>Between paragraphs.</summary>
    private const string Gap = "\n\n";

    /// <param name="step">
    /// <c>keep N</c>: whole sentences from the beginning, until at least N of 100 words are there. <c>without N</c>: the Nth
    /// sentence is left out. <c>paragraphs N M</c>: only those. <c>before TEXT</c>, <c>after TEXT</c>: added at the edges.
    /// <c>replace TEXT => TEXT</c>: once. <c>join ID</c>: another article's text follows.
    /// </param>
    /// <exception cref="InvalidDataException">There is no such step, or it changes nothing.</exception>
    public static string Apply(string text, string step, Func<string, string> otherText)
    {
        var (verb, rest) = step.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? (step[..space], step[(space + 1)..]) : (step, "");
        var changed = verb switch
        {
            "keep" => Keep(text, Number(rest)),
            "without" => WithoutSentence(text, Number(rest)),
            "paragraphs" => string.Join(Gap, rest.Split(' ').Select(number => text.Split(Gap)[Number(number) - 1])),
            "before" => $"{rest} {text}",
            "after" => text + Gap + rest,
            "replace" => Replace(text, rest.Split(" => ")),
            "join" => text + Gap + otherText(rest),
            _ => throw new InvalidDataException($"There is no step \"{step}\"."),
        };
        return changed != text ? changed : throw new InvalidDataException($"The step \"{step}\" changes nothing.");
    }

    private static string Keep(string text, int percent)
    {
        var enough = WordsIn(text) * percent / 100.0;
        var end = SentenceEnds(text).First(end => WordsIn(text[..end]) >= enough);
        return text[..end];
    }

    private static string WithoutSentence(string text, int number)
    {
        int[] ends = [0, .. SentenceEnds(text)];
        return text[..ends[number - 1]] + text[ends[number]..];
    }

    private static string Replace(string text, string[] words) => words is [var old, var replacement]
        ? text.Replace(old, replacement, StringComparison.Ordinal)
        : throw new InvalidDataException("Write replace OLD => NEW.");

    /// <summary>Behind each full stop that a space, a line's end or the text's end follows.</summary>
    private static IEnumerable<int> SentenceEnds(string text) =>
        Enumerable.Range(1, text.Length).Where(end => text[end - 1] == '.' && (end == text.Length || char.IsWhiteSpace(text[end])));

    private static int WordsIn(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static int Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"\"{text}\" is no number.");
}
