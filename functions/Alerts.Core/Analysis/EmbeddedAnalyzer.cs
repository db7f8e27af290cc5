using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>
/// Tone from word lists that come with the product: no service, no key, the same answer each time. It reads words, not meaning:
/// irony and who did what to whom are beyond it.
/// </summary>
public sealed class EmbeddedAnalyzer : ITextAnalyzer
{
    /// <summary>
    /// Scores nearer to zero are neutral. One faint word ("concern", "help": 0.32) does not give a sentence a tone,
    /// one clear word ("unlawful": 0.55) or two faint ones do.
    /// </summary>
    public const double NeutralBand = 0.35;

    public string Name => "embedded";

    public Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(
        IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken)
    {
        var analyses = new List<TextAnalysis>(documents.Count);
        foreach (var document in documents)
        {
            if (cancellationToken.IsCancellationRequested)
                return Task.FromCanceled<IReadOnlyList<TextAnalysis>>(cancellationToken);
            analyses.Add(Analyze(document));
        }

        return Task.FromResult<IReadOnlyList<TextAnalysis>>(analyses);
    }

    private TextAnalysis Analyze(TextDocument document)
    {
        var language = LanguageGuess.Of(document.Language, document.Title, document.Text);
        var scorer = new SentenceScorer(ToneLexicon.For(language));
        var sentences = new List<Sentence>();
        AddSentences(TextField.Title, document.Title);
        AddSentences(TextField.Text, document.Text);
        return new TextAnalysis(document.Id, language, Name, sentences);

        void AddSentences(TextField field, string text)
        {
            var names = NameCursor.Of(document, field);
            foreach (var range in SentenceSplitter.Split(text))
            {
                var score = scorer.Score(text, range, names);
                sentences.Add(new Sentence(field, range, ToneOf(score), score));
            }
        }
    }

    private static Tone ToneOf(double score) =>
        score <= -NeutralBand ? Tone.Negative : score >= NeutralBand ? Tone.Positive : Tone.Neutral;
}
