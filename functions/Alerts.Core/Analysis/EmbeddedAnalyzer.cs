using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>
/// Tone from word lists that come with the product: no service, no key, the same answer each time. It reads words, not meaning:
/// irony and who did what to whom are beyond it.
/// </summary>
public sealed class EmbeddedAnalyzer : ITextAnalyzer
{
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

    public TextAnalysis Analyze(TextDocument document)
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
                sentences.Add(new Sentence(field, range, ToneScale.ToneOf(score), score));
            }
        }
    }
}
