using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Training.Recognition;

namespace Alerts.Evaluation.Samples;

/// <summary>An article as the product gets it, cut into sentences by the product, and the names that are in it.</summary>
internal sealed record NamedArticle(string Source, string Language, TextDocument Document, IReadOnlyList<Sentence> Sentences, IReadOnlyList<MarkedName> Names)
{
    /// <summary>The headline becomes the title.</summary>
    public static NamedArticle Of(AnnotatedDocument document)
    {
        var parts = document.Sentences.Select((sentence, index) => (Sentence: sentence, Field: index == 0 && sentence.IsHeadline ? TextField.Title : TextField.Text)).ToArray();
        var text = parts.Where(part => part.Field == TextField.Text).Select(part => part.Sentence).ToArray();
        var names = parts.Where(part => part.Field == TextField.Title).SelectMany(part => NamesOf(part.Sentence, TextField.Title, 0)).ToList();
        var start = 0;
        foreach (var sentence in text)
        {
            names.AddRange(NamesOf(sentence, TextField.Text, start));
            start += sentence.Text.Length + 1;
        }

        var title = parts is [(var headline, TextField.Title), ..] ? headline.Text : "";
        var article = new TextDocument(document.Source, title, string.Join('\n', text.Select(sentence => sentence.Text)), document.Language);
        return new(
            document.Source,
            document.Language,
            article,
            [.. Cut(article, TextField.Title), .. Cut(article, TextField.Text)],
            names);
    }

    private static IEnumerable<Sentence> Cut(TextDocument article, TextField field) =>
        SentenceSplitter.Split(article[field]).Select(range => new Sentence(field, range, ToneEstimate.None));

    private static IEnumerable<MarkedName> NamesOf(AnnotatedSentence sentence, TextField field, int start) =>
        sentence.Names.Select(name => new MarkedName(field, name.Range with { Start = start + name.Range.Start }, TrainingArticle.TypeOf(name.Type)));
}

internal readonly record struct MarkedName(TextField Field, TextRange Range, EntityType Type);
