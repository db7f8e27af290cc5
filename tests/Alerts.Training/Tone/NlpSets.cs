using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

/// <summary>Openly licensed sets that may shape the weights, and the development sets that only measure.</summary>
internal static class NlpSets
{
    /// <summary>NewsMTSC (Hamborg and Donnay 2021): one sentence of political news a line with its targets.</summary>
    /// <exception cref="InvalidDataException">A line is something else; the message names file and line.</exception>
    public static IEnumerable<LabelledTarget> NewsMtsc(string file) => File.ReadLines(file).SelectMany((line, index) => TargetsOf(line, file, index + 1));

    /// <summary>VADER's ground truth: id, mean human valence, text.</summary>
    public static IEnumerable<LabelledSentence> Valences(string file, Source source) =>
        File.ReadLines(file)
            .Select(line => line.Split('\t', 3))
            .Where(fields => fields.Length == 3)
            .Select(fields => new LabelledSentence(fields[2].Trim(), "en", double.Parse(fields[1], CultureInfo.InvariantCulture), source));

    private static LabelledTarget[] TargetsOf(string line, string file, int number)
    {
        try
        {
            var sentence = JsonSerializer.Deserialize<NewsLine>(line) ?? throw new JsonException("The line says null.");
            return [.. sentence.Targets.Select(target => ToTarget(sentence.Text, target))];
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, line {number}: {fault.Message}"), fault);
        }
    }

    private static LabelledTarget ToTarget(string text, NewsMention target)
    {
        var (start, end) = (PlaceOf(text, target.From), PlaceOf(text, target.To));
        return new(text, "en", new TextRange(start, end - start), ToneOf(target.Polarity), null, null, Source.NewsMtsc);
    }

    /// <summary>The set counts whole characters, .NET counts UTF-16 units.</summary>
    private static int PlaceOf(string text, int characters) => text.EnumerateRunes().Take(characters).Sum(rune => rune.Utf16SequenceLength);

    private static int ToneOf(double polarity) => polarity switch
    {
        2 => 0,
        4 => 1,
        6 => 2,
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The polarity {polarity} is none of 2, 4 and 6.")),
    };

    private sealed record NewsLine([property: JsonPropertyName("sentence_normalized")] string Text, [property: JsonPropertyName("targets")] IReadOnlyList<NewsMention> Targets);

    private sealed record NewsMention(
        [property: JsonPropertyName("from")] int From, [property: JsonPropertyName("to")] int To, [property: JsonPropertyName("polarity")] double Polarity);
}
