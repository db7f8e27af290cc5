using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Baselines;

/// <summary>
/// The rules of VADER, written from its paper (Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
/// Social Media Text", 2014): capitals, words of degree, negation up to three words before, "but", exclamation marks. What the
/// paper's program adds to the paper, idioms and emoticons among it, is left out.
/// </summary>
/// <param name="valences">Of words in small letters, from −4 to 4.</param>
internal sealed class VaderRules(IReadOnlyDictionary<string, double> valences)
{
    private const double Capitals = 0.733;
    private const double Degree = 0.293;
    private const double Exclamation = 0.292;
    private const double Negation = -0.74;
    private const int MostExclamations = 4;

    /// <summary>Approximates the greatest sum that a sentence is expected to have.</summary>
    private const double Alpha = 15;

    /// <summary>A sum between these is neutral.</summary>
    private const double NeutralBand = 0.05;

    /// <summary>A word of degree weighs less two and three words before.</summary>
    private static readonly double[] s_distances = [1, 0.95, 0.9];

    private static readonly HashSet<string> s_stronger =
    [
        "absolutely", "amazingly", "awfully", "completely", "considerably", "decidedly", "deeply", "enormously", "entirely", "especially",
        "exceptionally", "extremely", "fully", "greatly", "highly", "hugely", "incredibly", "intensely", "more", "most", "particularly",
        "purely", "quite", "really", "remarkably", "so", "substantially", "thoroughly", "totally", "tremendously", "unbelievably",
        "unusually", "utterly", "very",
    ];

    private static readonly HashSet<string> s_weaker =
        ["almost", "barely", "hardly", "less", "little", "marginally", "occasionally", "partly", "scarcely", "slightly", "somewhat"];

    private static readonly HashSet<string> s_negations =
        ["cannot", "despite", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "rarely", "seldom", "without"];

    /// <returns>From −1 to 1.</returns>
    public double Compound(string text)
    {
        string[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(word => word.Length > 0)];
        var small = Array.ConvertAll(words, word => word.ToLowerInvariant());
        // Where everything is in capitals, they mean nothing.
        var capitalsCount = words.Any(IsCapitals) && !words.All(IsCapitals);
        var but = Array.IndexOf(small, "but");
        var sum = 0.0;
        for (var i = 0; i < words.Length; i++)
        {
            var weight = but < 0 || i == but ? 1 : i < but ? 0.5 : 1.5;
            sum += weight * ValenceAt(i, words, small, capitalsCount);
        }

        if (sum != 0)
            sum += Math.Sign(sum) * Exclamation * Math.Min(text.Count(mark => mark == '!'), MostExclamations);
        return sum / Math.Sqrt((sum * sum) + Alpha);
    }

    public ToneEstimate EstimateOf(string text) => Compound(text) switch
    {
        >= NeutralBand => new(0, 0, 1),
        <= -NeutralBand => new(1, 0, 0),
        _ => new(0, 1, 0),
    };

    private double ValenceAt(int place, string[] words, string[] small, bool capitalsCount)
    {
        if (s_stronger.Contains(small[place]) || s_weaker.Contains(small[place]) || !valences.TryGetValue(small[place], out var valence) || valence == 0)
            return 0;
        var sign = Math.Sign(valence);
        if (capitalsCount && IsCapitals(words[place]))
            valence += sign * Capitals;

        var isNegated = false;
        for (var distance = 1; distance <= s_distances.Length && distance <= place; distance++)
        {
            var before = small[place - distance];
            isNegated |= IsNegation(before);
            var degree = s_stronger.Contains(before) ? Degree : s_weaker.Contains(before) ? -Degree : 0;
            if (degree == 0)
                continue;
            if (capitalsCount && IsCapitals(words[place - distance]))
                degree += Math.Sign(degree) * Capitals;
            valence += sign * degree * s_distances[distance - 1];
        }

        return isNegated ? valence * Negation : valence;
    }

    private static bool IsNegation(string word) =>
        s_negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);

    private static bool IsCapitals(string word) => word.Length > 1 && word.Any(char.IsUpper) && !word.Any(char.IsLower);

    private static string Bare(string word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && !char.IsLetterOrDigit(word[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(word[end - 1]))
            end--;
        return word[start..end];
    }
}
