using Alerts.Core.Analysis;
using Alerts.Evaluation.Baselines;
using Alerts.Evaluation.Samples;
using Alerts.Evaluation.Scoring;

namespace Alerts.Evaluation.Reporting;

/// <summary>How well names are found: by type, beside a baseline, from several seeds, and from more and more sentences.</summary>
internal static class NameSection
{
    private static readonly IReadOnlyList<int> s_seeds = [1, 2, 3];
    private static readonly IReadOnlyList<double> s_shares = [0.125, 0.25, 0.5, 0.75];

    public static void Write(MarkdownReport report, HeldOutRecognizers recognizers, TextWriter log)
    {
        (string Name, IReadOnlyList<NamedArticle> Articles)[] sets =
        [
            .. new (string Name, IReadOnlyList<NamedArticle> Articles)[]
            {
                ("own sentences, English", recognizers.OwnArticles(LanguageGuess.English)),
                ("own sentences, Spanish", recognizers.OwnArticles(LanguageGuess.Spanish)),
                ("GUM, English", recognizers.OpenArticles("gum")),
                ("wikigold, English", recognizers.OpenArticles("wikigold")),
            }.Where(set => set.Articles.Count > 0),
        ];
        var trained = s_seeds.Select(seed =>
        {
            log.WriteLine($"Names: training with seed {seed}");
            return recognizers.Train(seed);
        }).ToArray();

        report.Heading(2, "Names");
        report.Paragraph("Exact borders and type. The recogniser is trained as the shipped one is, but without one file of seven (of open sets: one document), on which it is measured, and from seed 1 alone; the shipped one is the mean of several seeds. One fold only is held out, the one whose figures `Alerts.Training` prints after each training, so that they were seen while features and settings were chosen. Together: persons, organisations and places, facilities among the places, as the usual sets count. Capitalised runs: words with a capital in a row; two or more are a person, one in capitals an organisation, any other a place.");
        foreach (var (name, articles) in sets)
        {
            report.Heading(3, $"{name} ({Figures.Number(articles.Count)} documents)");
            WriteTypes(report, articles, trained[0]);
        }

        report.Heading(3, "Three seeds");
        report.Paragraph("F1 together; a seed sets the order in which sentences are met, the features left out on the way and the names put into copies of our sentences.");
        report.Table(
            ["set", .. s_seeds.Select(seed => $"seed {seed}"), "mean", "spread"],
            sets.Select(set =>
            {
                var figures = trained.Select(recognizer => new NameScore(set.Articles, recognizer.Find).Together.F1).ToArray();
                return (IReadOnlyList<string>)[set.Name, .. figures.Select(Figures.Percent), Figures.Percent(figures.Average()), Figures.Percent(figures.Max() - figures.Min())];
            }));

        report.Heading(3, "Learning curve");
        report.Paragraph("F1 together, from a part of our own sentences (the openly licensed sets, where given, are learnt whole each time).");
        report.Table(
            ["own sentences", .. sets.Select(set => set.Name)],
            s_shares.Select(share =>
            {
                log.WriteLine($"Names: training with {Figures.Percent(100 * share)} % of our own sentences");
                return recognizers.Train(s_seeds[0], share);
            }).Append(trained[0]).Select(recognizer => (IReadOnlyList<string>)
            [
                Figures.Number(recognizer.OwnSentences),
                .. sets.Select(set => Figures.Percent(new NameScore(set.Articles, recognizer.Find).Together.F1)),
            ]));
    }

    private static void WriteTypes(MarkdownReport report, IReadOnlyList<NamedArticle> articles, TrainedRecognizer recognizer)
    {
        var score = new NameScore(articles, recognizer.Find);
        var baseline = new NameScore(articles, FindCapitalRuns);
        report.Table(
            ["what", "wanted", "precision", "recall", "F1", "95 %"],
            [
                .. NameScore.Types.Where(type => score[type].Wanted > 0).Select(type => Row(type.ToString(), score[type], score.IntervalOf(type))),
                Row("**together**", score.Together, score.TogetherInterval),
                Row("capitalised runs, together", baseline.Together, baseline.TogetherInterval),
            ]);
    }

    private static IReadOnlyList<string> Row(string what, SpanCounts counts, Interval interval) =>
    [
        what, Figures.Number(counts.Wanted), Figures.Percent(counts.Precision), Figures.Percent(counts.Recall), Figures.Percent(counts.F1), Figures.Percent(interval),
    ];

    private static IEnumerable<MarkedName> FindCapitalRuns(NamedArticle article) =>
        from sentence in article.Sentences
        from run in CapitalRuns.Find(article.Document[sentence.Field].Substring(sentence.Range.Start, sentence.Range.Length))
        select new MarkedName(sentence.Field, run.Range with { Start = sentence.Range.Start + run.Range.Start }, run.Type);
}
