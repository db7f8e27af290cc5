using Alerts.Core.Analysis;
using Alerts.Core.Digests;

namespace Alerts.Functions.Api;

/// <summary>How probable each tone is; the three add up to 1.</summary>
internal sealed record ProbabilitiesJson(double Negative, double Neutral, double Positive)
{
    private const int Digits = 3;

    public static ProbabilitiesJson Of(ToneEstimate estimate) =>
        new(Math.Round(estimate.Negative, Digits), Math.Round(estimate.Neutral, Digits), Math.Round(estimate.Positive, Digits));
}

internal sealed record EstimateJson(Tone Tone, ProbabilitiesJson Probabilities)
{
    public static EstimateJson Of(ToneEstimate estimate) => new(estimate.Tone, ProbabilitiesJson.Of(estimate));
}

/// <summary>What lies behind the tone of an alert.</summary>
/// <param name="Analyzer">Which analyser says so.</param>
/// <param name="InPlaceOf">The analyser that was meant to speak, where another does so in its place; else null.</param>
/// <param name="Own">The paper's own, quoted and reported speech left out.</param>
/// <param name="News">What happens to the entity, which need not be the tone towards it.</param>
/// <param name="Voices">Who praises or blames it in the article.</param>
internal sealed record ToneDetailsJson(
    string InWords, ProbabilitiesJson? Probabilities, string? Analyzer, string? InPlaceOf, EstimateJson? Own, EstimateJson? News,
    IEnumerable<VoiceTone> Voices)
{
    public static ToneDetailsJson Of(Alert alert) => new(
        Digests.ToneLabel.Of(alert).Text,
        alert.ToneDetails is { } details ? ProbabilitiesJson.Of(details.Estimate) : null,
        alert.Analyzer,
        alert.InPlaceOf,
        alert.ToneDetails is { } own ? EstimateJson.Of(own.Own) : null,
        alert.ToneDetails is { } news ? EstimateJson.Of(news.News) : null,
        alert.ToneDetails?.Voices ?? []);
}
