using Alerts.Core.Analysis;

namespace Alerts.Core.Digests;

/// <summary>What lies behind the tone of an alert.</summary>
/// <param name="Estimate">Towards the entity, whoever speaks.</param>
/// <param name="Own">The paper's own tone, quoted and reported speech left out.</param>
/// <param name="News">What happens to the entity: bad news about it need not be criticism of it.</param>
/// <param name="Voices">Who praises or blames it in the article, the clearest first; a speaker without a name is left out.</param>
public sealed record ToneDetails(ToneEstimate Estimate, ToneEstimate Own, ToneEstimate News, IReadOnlyList<VoiceTone> Voices)
{
    private const int MostVoices = 3;

    public static ToneDetails Of(TargetTone target) => new(
        target.Tone,
        target.Own,
        target.News,
        [
            .. target.Sentences
                .Where(sentence => sentence.Voice?.Speaker is not null)
                .GroupBy(sentence => sentence.Voice!.Speaker!, sentence => sentence.Tone)
                .Select(said => (Speaker: said.Key, Estimate: ToneEstimate.Mean(said)))
                .Where(said => said.Estimate.Tone is Tone.Negative or Tone.Positive)
                .OrderByDescending(said => said.Estimate.Confidence)
                .Take(MostVoices)
                .Select(said => new VoiceTone(said.Speaker.Clip(Clipping.LongestName), said.Estimate.Tone)),
        ]);
}

public sealed record VoiceTone(string Speaker, Tone Tone);
