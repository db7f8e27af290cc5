using System.Text.Json;
using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Tones;
using Alerts.Evaluation.Scoring;
using Alerts.Training.Tone;

namespace Alerts.Evaluation.Samples;

/// <summary>
/// What models of tone answer to texts that they have not seen: they are trained as the shipped ones are, but without a part of the
/// texts, each part in turn.
/// </summary>
internal sealed class HeldOutTones
{
    private const string OwnFolder = "ToneSentences";

    private readonly ToneData _data;
    private readonly HeldOut _held;
    private readonly Dictionary<string, double> _scores = [];
    private readonly HashSet<string> _texts;

    private HeldOutTones(ToneData data)
    {
        _data = data;
        (var models, _held) = new ToneTrainer(data, new ToneSettings()).Train();
        foreach (var one in _held.Sentences.Where(one => one.Sentence.Source == Source.Editorials))
            _scores[one.Sentence.Text] = models.EstimateOf(one.Listed, one.Valence).Score;
        _texts = [.. data.Sentences.Select(sentence => sentence.Text)];
    }

    /// <param name="training">The folder of the training project.</param>
    /// <param name="nlp">Folder of the outside sets; null to train on our own sentences alone.</param>
    /// <exception cref="InvalidDataException">What is learnt from is something else.</exception>
    public static HeldOutTones Read(string training, string? nlp)
    {
        try
        {
            return new(ToneData.Read(Path.Combine(training, OwnFolder), nlp));
        }
        catch (Exception fault) when (fault is FormatException or JsonException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The sets from which tone is learnt cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>The mentions in our own sentences, with the tone that is answered.</summary>
    public IReadOnlyList<(TonedMention Mention, ToneEstimate Answer)> Tones(string language) =>
        [.. Own(_held.Tones, language).Select(one => (new TonedMention(one.Target.Text, [one.Target.Range], ToneOf(one.Label), language), EstimateOf(one)))];

    /// <summary>What happens to those mentioned in our own sentences: bad is negative, good is positive.</summary>
    public IReadOnlyList<ToneAnswer> News(string language) =>
        [.. Own(_held.News, language).Select(one => new ToneAnswer(ToneOf(one.Label), EstimateOf(one)))];

    /// <summary>How well the rules find whose attitude it is, in our own sentences.</summary>
    public SpeakerScore Speakers(string language) =>
        SpeakerScore.Of(_data.Targets.Where(target => target.Source == Source.Own && target.Language == language));

    /// <param name="snippet">One of the rated ones.</param>
    /// <returns>From −1 to 1.</returns>
    public double ScoreOf(string snippet) => _scores[snippet.Trim()];

    /// <summary>Whether the shipped models have learnt from this very text.</summary>
    public bool IsLearnt(string text) => _texts.Contains(text);

    private static IEnumerable<HeldTarget> Own(IEnumerable<HeldTarget> held, string language) =>
        held.Where(one => one.Target.Source == Source.Own && one.Target.Language == language);

    private static ToneEstimate EstimateOf(HeldTarget one) => new(one.ProbabilityOf(0), one.ProbabilityOf(1), one.ProbabilityOf(2));

    private static Tone ToneOf(int label) => ToneScore.Tones[label];
}
