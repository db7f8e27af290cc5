using Alerts.Core.Analysis;
using Alerts.Core.Articles;

namespace Alerts.Functions.Language;

/// <summary>What the service said of a text, put together from its pieces.</summary>
internal sealed record LanguageReading(string Language, IReadOnlyList<ReadSentence> Sentences, IReadOnlyList<RecognizedEntity> Entities)
{
    /// <summary>The service tells moods and opinions, not what happens to somebody: a harsh sentence need not be bad news.</summary>
    private static readonly ToneEstimate s_unknownNews = new(1d / 3, 1d / 3, 1d / 3);

    public TextAnalysis ToAnalysis(TextDocument document, string analyzer)
    {
        Sentence[] sentences = [.. Sentences.Select(sentence => new Sentence(sentence.Field, sentence.Range, sentence.Tone))];
        var opinions = Sentences.ToDictionary(sentence => (sentence.Field, sentence.Range.Start), sentence => sentence.Opinions);
        return new(document.Id, LanguageTag.Primary(Language), analyzer, sentences)
        {
            Tone = ToneEstimate.Mean(sentences.Select(sentence => sentence.Estimate)),
            Entities = Entities,
            Targets = TargetTones.Of(document, sentences, (sentence, mentions) => new(
                sentence.Field,
                sentence.Range,
                Towards(mentions, opinions[(sentence.Field, sentence.Range.Start)]) ?? sentence.Estimate,
                s_unknownNews,
                null)),
        };
    }

    /// <returns>Null where the sentence holds no opinion of what is mentioned.</returns>
    private static ToneEstimate? Towards(IReadOnlyList<TextRange> mentions, IReadOnlyList<ReadOpinion> opinions)
    {
        ToneEstimate[] fitting = [.. opinions
            .Where(opinion => mentions.Any(mention => opinion.Range.Start < mention.End && mention.Start < opinion.Range.End))
            .Select(opinion => opinion.Tone)];
        return fitting.Length == 0 ? null : ToneEstimate.Mean(fitting);
    }
}

internal sealed record ReadSentence(TextField Field, TextRange Range, ToneEstimate Tone, IReadOnlyList<ReadOpinion> Opinions);

/// <param name="Range">What the opinion is about, or its words, in the sentence's field.</param>
internal sealed record ReadOpinion(TextRange Range, ToneEstimate Tone);
