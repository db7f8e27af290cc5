using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Evaluation.Samples;

/// <summary>Headlines with the tone towards the politicians that they name.</summary>
internal static class SpanishHeadlines
{
    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>A politician whom the headline does not name, by full name, surname or first name, is left out.</summary>
    /// <exception cref="InvalidDataException">The file is something else; the message names it.</exception>
    public static IReadOnlyList<TonedMention> Read(string file)
    {
        try
        {
            var headlines = JsonSerializer.Deserialize<IReadOnlyList<Headline>>(File.ReadAllBytes(file)) ?? throw new JsonException("The file says null.");
            return
            [
                .. from headline in headlines
                   from target in headline.Targets
                   let range = PlaceOf(target.Name, headline.Title)
                   where range is not null
                   select new TonedMention(headline.Title, [range.Value], ToneOf(target.Label), LanguageGuess.Spanish),
            ];
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}: {fault.Message}", fault);
        }
    }

    /// <summary>The longest form of the name that stands there as words: "Cristina Fernández", "Fernández", "Cristina".</summary>
    internal static TextRange? PlaceOf(string name, string title)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var forms = Enumerable.Range(0, words.Length).Select(skipped => string.Join(' ', words[skipped..])).Append(words[0]);
        return forms.Select(form => FindWords(form, title)).FirstOrDefault(range => range is not null);
    }

    private static TextRange? FindWords(string form, string title)
    {
        for (var from = 0; from < title.Length;)
        {
            var at = CultureInfo.InvariantCulture.CompareInfo.IndexOf(title.AsSpan(from), form, Folded, out var length);
            if (at < 0)
                return null;
            var (start, end) = (from + at, from + at + length);
            if ((start == 0 || !char.IsLetterOrDigit(title[start - 1])) && (end == title.Length || !char.IsLetterOrDigit(title[end])))
                return new(start, length);
            from = start + 1;
        }

        return null;
    }

    private static Tone ToneOf(string label) => label switch
    {
        "NEG" => Tone.Negative,
        "NEU" => Tone.Neutral,
        "POS" => Tone.Positive,
        _ => throw new ArgumentException($"The label \"{label}\" is none of NEG, NEU and POS."),
    };

    private sealed record Headline([property: JsonPropertyName("titulo")] string Title, [property: JsonPropertyName("targets")] IReadOnlyList<Target> Targets);

    private sealed record Target([property: JsonPropertyName("nombre")] string Name, [property: JsonPropertyName("etiqueta")] string Label);
}
