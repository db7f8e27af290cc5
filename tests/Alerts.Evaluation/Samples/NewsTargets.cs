using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Evaluation.Samples;

/// <summary>Sentences of political news in the format of NewsMTSC (Hamborg and Donnay 2021).</summary>
internal static class NewsTargets
{
    /// <exception cref="InvalidDataException">A line is something else; the message names file and line.</exception>
    public static IReadOnlyList<TonedMention> Read(string file)
    {
        var number = 0;
        try
        {
            return [.. File.ReadLines(file).SelectMany(line =>
            {
                number++;
                var sentence = JsonSerializer.Deserialize<Line>(line) ?? throw new JsonException("The line says null.");
                return sentence.Targets.Select(target => ToMention(sentence.Text, target));
            })];
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, line {number}: {fault.Message}"), fault);
        }
    }

    private static TonedMention ToMention(string text, Mention target)
    {
        var (start, end) = (PlaceOf(text, target.From), PlaceOf(text, target.To));
        return new(text, [new(start, end - start)], ToneOf(target.Polarity), LanguageGuess.English);
    }

    /// <summary>The set counts whole characters, .NET counts UTF-16 units.</summary>
    private static int PlaceOf(string text, int characters) => text.EnumerateRunes().Take(characters).Sum(rune => rune.Utf16SequenceLength);

    private static Tone ToneOf(double polarity) => polarity switch
    {
        2 => Tone.Negative,
        4 => Tone.Neutral,
        6 => Tone.Positive,
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The polarity {polarity} is none of 2, 4 and 6.")),
    };

    private sealed record Line([property: JsonPropertyName("sentence_normalized")] string Text, [property: JsonPropertyName("targets")] IReadOnlyList<Mention> Targets);

    private sealed record Mention(
        [property: JsonPropertyName("from")] int From, [property: JsonPropertyName("to")] int To, [property: JsonPropertyName("polarity")] double Polarity);
}
