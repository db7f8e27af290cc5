using Alerts.Core.Articles;

namespace Alerts.Core.Analysis.Tones;

/// <summary>Reads the tone of sentences, and of what they say about a target. Holds buffers: one a document, not shared between threads.</summary>
internal sealed class ToneReader(string language, ToneModels models)
{
    /// <summary>What stands further from a target says nothing about it.</summary>
    private const int Reach = 700;

    private const int MostMentions = 3;

    /// <summary>Of those on each side of a mention, so that it is among the words that are read.</summary>
    private const int MostWordsBeside = (ToneWords.MostWords / 2) - 1;

    private readonly ToneWords _words = new(language, models.SmallWords);
    private readonly SpeakerReader _speakers = new();
    private readonly FeatureList _features = new();
    private readonly TargetFeatures _targetFeatures = new(models.Sentences);

    /// <param name="names">Of the field; they carry no tone.</param>
    public ToneEstimate ReadSentence(string field, TextRange sentence, NameCursor names)
    {
        _words.Read(field, sentence, names);
        SentenceFeatures.Add(_words, _features);
        Span<double> valence = stackalloc double[1];
        models.Sentences.Score(_features, valence);
        return models.EstimateOf(_words.ListedTone, valence[0]);
    }

    /// <param name="mentions">Where the sentence names the target; at least one.</param>
    /// <param name="recognized">The names of the sentence; null where nobody has looked for them.</param>
    public TargetSentence ReadTarget(
        string field, Sentence sentence, IReadOnlyList<TextRange> mentions, IReadOnlyList<RecognizedEntity>? recognized = null)
    {
        var asked = mentions.Take(MostMentions).Select(mention => ReadMention(field, sentence.Range, mention, mentions)).ToArray();
        return new(
            sentence.Field,
            sentence.Range,
            ToneEstimate.Mean(asked.Select(estimates => estimates.Tone)),
            ToneEstimate.Mean(asked.Select(estimates => estimates.News)),
            VoiceOf(field, sentence.Range, mentions, recognized));
    }

    /// <summary>The first who speaks of the target. That may be itself: then only another mention tells what it says of itself.</summary>
    private Voice? VoiceOf(string field, TextRange sentence, IReadOnlyList<TextRange> mentions, IReadOnlyList<RecognizedEntity>? recognized) =>
        mentions.Take(MostMentions)
            .Select(mention => _speakers.Read(field, Near(field, sentence, mention), mention, recognized, mentions))
            .FirstOrDefault(voice => voice is not null);

    private (ToneEstimate Tone, ToneEstimate News) ReadMention(string field, TextRange sentence, TextRange mention, IReadOnlyList<TextRange> mentions)
    {
        var near = Near(field, sentence, mention);
        _words.Read(field, near, NameCursor.Of(mentions.Where(other => other.Start < near.End && other.End > near.Start)));
        var target = _words.IndexOf(mention);
        if (target < 0)
            return (ToneEstimate.None, ToneEstimate.None);
        _targetFeatures.Add(_words, target, field.AsSpan(mention.Start, mention.Length), _features);
        return (EstimateOf(models.Tones), EstimateOf(models.News));
    }

    private ToneEstimate EstimateOf(LinearModel model)
    {
        Span<double> scores = stackalloc double[3];
        model.Score(_features, scores);
        var top = Math.Max(scores[0], Math.Max(scores[1], scores[2]));
        var (negative, neutral, positive) = (Math.Exp(scores[0] - top), Math.Exp(scores[1] - top), Math.Exp(scores[2] - top));
        var sum = negative + neutral + positive;
        return new(negative / sum, neutral / sum, positive / sum);
    }

    /// <summary>The part of a sentence round a mention, whole words.</summary>
    private static TextRange Near(string field, TextRange sentence, TextRange mention)
    {
        var (start, end) = (FirstNear(field, sentence, mention), Math.Min(sentence.End, mention.End + Reach));
        while (start > sentence.Start && start < mention.Start && char.IsLetterOrDigit(field[start - 1]))
            start++;
        while (end < sentence.End && end > mention.End && char.IsLetterOrDigit(field[end]))
            end--;
        return new TextRange(start, end - start);
    }

    private static int FirstNear(string field, TextRange sentence, TextRange mention)
    {
        var (start, first, words) = (mention.Start, Math.Max(sentence.Start, mention.Start - Reach), 0);
        while (start > first && words < MostWordsBeside)
        {
            start--;
            words += char.IsLetterOrDigit(field[start]) && (start == first || !char.IsLetterOrDigit(field[start - 1])) ? 1 : 0;
        }

        return start;
    }
}
