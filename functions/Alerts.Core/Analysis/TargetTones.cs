using Alerts.Core.Articles;

namespace Alerts.Core.Analysis;

/// <summary>Brings mentions and the sentences together in which they begin.</summary>
public static class TargetTones
{
    /// <summary>Sentences of a target that are read, from the top; the tone of more would be the same.</summary>
    public const int MostSentences = 100;

    /// <summary>Mentions of a target in one sentence.</summary>
    public const int MostMentions = 10;

    /// <param name="read">Given a sentence and the places in it that name the target.</param>
    public static IReadOnlyList<TargetTone> Of(
        TextDocument document, IReadOnlyList<Sentence> sentences, Func<Sentence, IReadOnlyList<TextRange>, TargetSentence> read)
    {
        var index = new SentenceIndex(sentences);
        return
        [
            .. (document.Mentions ?? [])
                .GroupBy(mention => mention.Target)
                .Select(target => (target.Key, Sentences: index
                    .Naming(target, mention => (mention.Field, mention.Range.Start))
                    .OrderBy(naming => naming.Sentence.Field).ThenBy(naming => naming.Sentence.Range.Start)
                    .Take(MostSentences)
                    .Select(naming => read(naming.Sentence, [.. naming.Mentions.Take(MostMentions).Select(mention => mention.Range)]))
                    .ToArray()))
                .Where(target => target.Sentences.Length > 0)
                .Select(target => TargetTone.Of(target.Key, target.Sentences)),
        ];
    }
}
