using System.Globalization;
using System.Text.Json;
using Alerts.Core.Articles;

namespace Alerts.Training.Tone;

/// <summary>Openly licensed sets that may shape the weights, and the development sets that only measure.</summary>
internal static class NlpSets
{
    /// <summary>NewsMTSC: one sentence a line with its targets; polarity 2, 4, 6.</summary>
    public static IEnumerable<LabelledTarget> NewsMtsc(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("sentence_normalized").GetString()!;
            foreach (var target in json.RootElement.GetProperty("targets").EnumerateArray())
            {
                var start = target.GetProperty("from").GetInt32();
                var range = new TextRange(start, target.GetProperty("to").GetInt32() - start);
                var tone = (int)((target.GetProperty("polarity").GetDouble() - 2) / 2);
                yield return new(text, "en", range, tone, null, null, Source.NewsMtsc);
            }
        }
    }

    /// <summary>Headlines with targets by name.</summary>
    public static IEnumerable<LabelledTarget> SpanishHeadlines(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var headline in json.RootElement.EnumerateArray())
        {
            var text = headline.GetProperty("titulo").GetString()!;
            foreach (var target in headline.GetProperty("targets").EnumerateArray())
            {
                var name = target.GetProperty("nombre").GetString()!;
                if (text.IndexOf(name, StringComparison.Ordinal) is var start and >= 0)
                    yield return new(text, "es", new TextRange(start, name.Length), Array.IndexOf(["NEG", "NEU", "POS"], target.GetProperty("etiqueta").GetString()), null, null, Source.NewsMtsc);
            }
        }
    }

    /// <summary>VADER's ground truth: id, mean human valence, text.</summary>
    public static IEnumerable<LabelledSentence> Valences(string file, Source source) =>
        File.ReadLines(file)
            .Select(line => line.Split('\t', 3))
            .Where(fields => fields.Length == 3)
            .Select(fields => new LabelledSentence(fields[2].Trim(), "en", double.Parse(fields[1], CultureInfo.InvariantCulture), source));
}
