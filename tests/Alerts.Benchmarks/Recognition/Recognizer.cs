using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Recognition;
using Alerts.Core.Articles;

namespace Alerts.Benchmarks.Recognition;

/// <summary>The embedded recogniser, with what it needs before: the cut into sentences.</summary>
internal static class Recognizer
{
    private static readonly EntityRecognizer s_recognizer = new();

    public static int Count(string text)
    {
        var (document, sentences) = Prepare(text);
        return Recognize(document, sentences);
    }

    public static (TextDocument Document, IReadOnlyList<Sentence> Sentences) Prepare(string text) => (
        new("1", "", text, LanguageGuess.English),
        [.. SentenceSplitter.Split(text).Select(range => new Sentence(TextField.Text, range, ToneEstimate.None))]);

    public static int Recognize(TextDocument document, IReadOnlyList<Sentence> sentences) =>
        s_recognizer.Recognize(document, LanguageGuess.English, sentences).Count;
}
