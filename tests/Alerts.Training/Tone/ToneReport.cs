using System.Globalization;
using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Tones;

namespace Alerts.Training.Tone;

/// <summary>Says how good the models are: on held-out texts, and on the development sets where they are at hand.</summary>
internal static class ToneReport
{
    public static void Write(TextWriter output, ToneModels models, HeldOut held)
    {
        foreach (var set in held.Sentences.GroupBy(one => (one.Sentence.Source, one.Sentence.Language)))
        {
            var valences = ToneScores.Correlation([.. set.Select(one => (one.Valence, one.Sentence.Valence))]);
            var scores = ToneScores.Correlation([.. set.Select(one => (Estimate(one).Score, one.Sentence.Valence))]);
            var figures = Figures([.. set.Select(one => (Calibration.LabelOf(one.Sentence), (int)Estimate(one).Best - (int)Core.Analysis.Tone.Negative))]);
            Line(output, $"sentences {set.Key}: r {valences:F3} of valences, {scores:F3} of scores; {figures}");
        }

        Write(output, "tone", held.Tones);
        Write(output, "news", held.News);

        ToneEstimate Estimate(HeldSentence one) => models.EstimateOf(one.Listed, one.Valence);
    }

    /// <summary>What the product itself says about sets that have shaped nothing.</summary>
    public static void WriteDevelopment(TextWriter output, ToneModels models, string nlp) =>
        WriteProduct(output, models, "development, political news, en", NlpSets.NewsMtsc(Path.Combine(nlp, "dev", "newsmtsc_rw_dev.jsonl")));

    /// <summary>What the product says about own sentences that the trainer does not read.</summary>
    public static void WriteHeldOut(TextWriter output, ToneModels models, IEnumerable<LabelledTarget> heldOut)
    {
        foreach (var set in heldOut.GroupBy(target => target.Language))
            WriteProduct(output, models, $"own sentences never learnt, {set.Key}", set);
    }

    /// <summary>How well the rules find speakers: nothing was learnt from the labels.</summary>
    public static void WriteSpeakers(TextWriter output, IEnumerable<LabelledTarget> own)
    {
        var score = SpeakerScore.Of(own);
        Line(output, $"speakers: precision {100 * score.Precision:F1}, recall {100 * score.Recall:F1}; of the found ones with a name, {100 * score.RightName:F1} % are the right one");
    }

    private static void WriteProduct(TextWriter output, ToneModels models, string name, IEnumerable<LabelledTarget> targets) =>
        Line(output, $"{name}: {Figures([.. targets.Select(target => (target.Tone, Guess(models, target)))])}");

    private static int Guess(ToneModels models, LabelledTarget target)
    {
        var sentence = new Sentence(Alerts.Core.Articles.TextField.Text, new(0, target.Text.Length), ToneEstimate.None);
        return (int)new ToneReader(target.Language, models).ReadTarget(target.Text, sentence, [target.Range]).Tone.Best - (int)Core.Analysis.Tone.Negative;
    }

    private static void Write(TextWriter output, string what, IReadOnlyList<HeldTarget> held)
    {
        foreach (var set in held.GroupBy(one => (one.Target.Source, one.Target.Language)))
            Line(output, $"{what} {set.Key}: {Figures([.. set.Select(one => (one.Label, one.Guess))])}");
        foreach (var band in held.GroupBy(one => (int)(one.ProbabilityOf(one.Guess) * 10)).OrderBy(band => band.Key))
            Line(output, $"  said with {band.Key * 10} % or more: right {100.0 * band.Count(one => one.Label == one.Guess) / band.Count():F0} % of {band.Count()}");
    }

    private static string Figures(IReadOnlyList<(int Label, int Guess)> pairs) => string.Create(
        CultureInfo.InvariantCulture,
        $"macro-F1 {100 * ToneScores.MacroF1(pairs):F1}, right {100.0 * pairs.Count(pair => pair.Label == pair.Guess) / pairs.Count:F1} % of {pairs.Count}");

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
