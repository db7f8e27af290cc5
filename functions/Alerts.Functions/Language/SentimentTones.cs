using Alerts.Core.Analysis;

namespace Alerts.Functions.Language;

/// <summary>The service's scores as probabilities of tones.</summary>
internal static class SentimentTones
{
    /// <summary>Kept from either side where an opinion is mixed, so that neither is claimed when they are about equal.</summary>
    private const double NeitherOfMixed = 0.2;

    public static ToneEstimate OfSentence(SentenceSentiment sentence) => Of(sentence.Sentiment, sentence.ConfidenceScores);

    public static ToneEstimate Of(TextSentiment sentiment, SentimentConfidenceScores scores)
    {
        var sum = scores.Positive + scores.Neutral + scores.Negative;
        var estimate = new ToneEstimate(scores.Negative / sum, scores.Neutral / sum, scores.Positive / sum);
        return sentiment == TextSentiment.Mixed && estimate.Neutral < NeitherOfMixed
            ? new(
                estimate.Negative * (1 - NeitherOfMixed) / (1 - estimate.Neutral),
                NeitherOfMixed,
                estimate.Positive * (1 - NeitherOfMixed) / (1 - estimate.Neutral))
            : estimate;
    }
}
