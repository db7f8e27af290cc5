using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Baselines;

/// <summary>Adds up the words' valences, as AFINN's users do (Nielsen 2011).</summary>
/// <param name="valences">Of words in small letters, from −5 to 5.</param>
internal sealed class AfinnRules(IReadOnlyDictionary<string, double> valences)
{
    public double Sum(string text)
    {
        var sum = 0.0;
        foreach (var word in WordsOf(text))
            sum += valences.GetValueOrDefault(word);
        return sum;
    }

    public ToneEstimate EstimateOf(string text) => Sum(text) switch
    {
        > 0 => new(0, 0, 1),
        < 0 => new(1, 0, 0),
        _ => new(0, 1, 0),
    };

    private static IEnumerable<string> WordsOf(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\'' or '-'))
                end++;
            if (end > start)
                yield return text[start..end].ToLowerInvariant();
            start = Math.Max(end, start + 1);
        }
    }
}
