namespace Alerts.Training.Tone;

/// <summary>What shapes the tone models.</summary>
internal sealed record ToneData(IReadOnlyList<LabelledSentence> Sentences, IReadOnlyList<LabelledTarget> Targets)
{
    /// <summary>On the scale of the rated sets, whose clear sentences lie between 1 and 2.</summary>
    private const double ClearValence = 1.5;

    /// <param name="nlp">The folder of the openly licensed sets; null to train on the own sentences alone.</param>
    public static ToneData Read(string ownFolder, string? nlp)
    {
        var own = OwnSentences.ReadAll(ownFolder);
        var ownSentences = SentencesOf(own);
        if (nlp is null)
            return new(ownSentences, own);

        // The film reviews of the same folder were tried too: they made the tone of news worse.
        var news = NlpSets.NewsMtsc(Path.Combine(nlp, "train", "newsmtsc_train.jsonl")).ToArray();
        var editorials = NlpSets.Valences(Path.Combine(nlp, "train", "nyt_editorial_dev.tsv"), Source.Editorials);
        return new([.. editorials, .. ownSentences, .. SentencesOf(news)], [.. news, .. own]);
    }

    /// <summary>A sentence is as good or bad as what it says of its targets: their tone, or else their news.</summary>
    private static LabelledSentence[] SentencesOf(IEnumerable<LabelledTarget> targets) =>
    [
        .. targets
            .GroupBy(target => (target.Text, target.Language))
            .Select(sentence => new LabelledSentence(
                sentence.Key.Text,
                sentence.Key.Language,
                ClearValence * sentence.Average(target => (target.Tone != 1 ? target.Tone : target.News ?? 1) - 1),
                sentence.First().Source)),
    ];
}
