using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>
/// Works with what comes with the product: no service, no key, the same answer each time. It reads words and their order, not
/// meaning: irony is beyond it.
/// </summary>
public sealed class EmbeddedAnalyzer : ITextAnalyzer
{
    private static readonly EntityRecognizer Recognizer = new();

    public string Name => "embedded";

    public Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
    {
        var analyses = new List<TextAnalysis>(documents.Count);
        foreach (var document in documents)
        {
            if (cancellationToken.IsCancellationRequested)
                break; // What is done by then is told.
            analyses.Add(Analyze(document));
        }

        return Task.FromResult<IReadOnlyList<TextAnalysis>>(analyses);
    }

    /// <summary>In another language than those that it reads, no tone is claimed.</summary>
    /// <param name="withEntities">False where only tones are asked for: that takes a fraction of the time.</param>
    public TextAnalysis Analyze(TextDocument document, bool withEntities = true)
    {
        var language = LanguageGuess.Of(document.Language, document.Title, document.Text);
        var tones = LanguageGuess.IsRead(language) ? new ToneReader(language, ToneModels.Shipped) : null;
        var sentences = new List<Sentence>();
        AddSentences(TextField.Title);
        AddSentences(TextField.Text);
        var entities = withEntities ? Recognizer.Recognize(document, language, sentences) : null;
        var names = entities is null || document.Mentions is not { Count: > 0 } ? null : new SentenceIndex(sentences)
            .Naming(entities, entity => (entity.Field, entity.Range.Start))
            .ToDictionary(naming => (naming.Sentence.Field, naming.Sentence.Range.Start), naming => naming.Mentions);
        return new TextAnalysis(document.Id, language, Name, sentences)
        {
            Tone = ToneEstimate.Mean(sentences.Select(sentence => sentence.Estimate)),
            Entities = entities ?? [],
            Targets = TargetTones.Of(document, sentences, (sentence, mentions) =>
                tones?.ReadTarget(document[sentence.Field], sentence, mentions, NamesIn(sentence))
                ?? new TargetSentence(sentence.Field, sentence.Range, ToneEstimate.None, ToneEstimate.None, null)),
        };

        IReadOnlyList<RecognizedEntity>? NamesIn(Sentence sentence) =>
            names is null ? null : names.GetValueOrDefault((sentence.Field, sentence.Range.Start)) ?? [];

        void AddSentences(TextField field)
        {
            var names = NameCursor.Of(document, field);
            foreach (var range in SentenceSplitter.Split(document[field]))
                sentences.Add(new Sentence(field, range, tones?.ReadSentence(document[field], range, names) ?? ToneEstimate.None));
        }
    }
}
