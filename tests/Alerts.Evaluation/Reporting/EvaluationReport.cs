using Alerts.Core.Analysis;
using Alerts.Evaluation.Baselines;
using Alerts.Evaluation.Samples;

namespace Alerts.Evaluation.Reporting;

/// <summary>The whole report. The same sources give the same text: it tells no times and no places of the machine.</summary>
internal static class EvaluationReport
{
    private const string Product = "Alerts, embedded";

    /// <param name="log">Told what is being measured, since it takes minutes.</param>
    /// <exception cref="InvalidDataException">A set is there and cannot be read.</exception>
    public static string Create(EvaluationSources sources, TextWriter log)
    {
        var report = new MarkdownReport();
        report.Heading(1, "How well names and tone are told");
        report.Paragraph("Written by `dotnet run -c Release --project tests/Alerts.Evaluation -- evaluate --nlp DIR`. Figures are percent unless they are coefficients; the ranges hold the true figure in 95 of 100 cases (bootstrap, 1,000 draws, fixed seed).");

        if (sources.Nlp is not { } nlp)
        {
            log.WriteLine("No --nlp folder: only our own sentences are measured.");
            report.Paragraph("**The folder of outside sets was not given: only our own sentences are measured here.** They say how well the analyser has learnt what it was taught, not how it does on other people's news.");
            AddNames(report, sources, log);
            return report.ToString();
        }

        var rivals = ToneRivals.In(sources.Rivals);
        foreach (var missing in rivals.Missing)
        {
            var message = $"{missing} is not installed (tests/Alerts.Evaluation/rivals/install.sh): its rows are left out.";
            log.WriteLine(message);
            report.Paragraph(message);
        }

        AddNames(report, sources, log);
        AddTones(report, nlp, rivals, log);
        AddSnippets(report, nlp, rivals, log);
        AddShortNames(report, nlp, log);
        return report.ToString();
    }

    private static void AddNames(MarkdownReport report, EvaluationSources sources, TextWriter log) => NameSection.Write(
        report, HeldOutRecognizers.Read(sources.Training.FullName, sources.Nlp is null ? null : PathIn(sources.Nlp, "train")), log);

    private static void AddTones(MarkdownReport report, DirectoryInfo nlp, ToneRivals rivals, TextWriter log)
    {
        var analyzer = new EmbeddedAnalyzer();
        report.Heading(2, "Tone towards somebody");
        Add("English political news", "Real-world part of NewsMTSC, development half; nothing was trained on it.", NewsTargets.Read(PathIn(nlp, "dev/newsmtsc_rw_dev.jsonl")), rivals.Tones);
        Add("Spanish political headlines", "Headlines of Argentine papers on politicians; nothing was trained on them.", SpanishHeadlines.Read(PathIn(nlp, "dev/es_political_headlines_dev.json")), rivals.SpanishTones);

        void Add(string title, string about, IReadOnlyList<TonedMention> examples, IEnumerable<(string, Func<TonedMention, ToneEstimate>)> others)
        {
            log.WriteLine($"Tone towards somebody: {title}");
            report.Heading(3, $"{title} ({Figures.Number(examples.Count)} mentions)");
            report.Paragraph(about);
            ToneSection.Write(report, examples, [(Product, example => example.Ask(analyzer)), .. others]);
        }
    }

    private static void AddSnippets(MarkdownReport report, DirectoryInfo nlp, ToneRivals rivals, TextWriter log)
    {
        log.WriteLine("Tone of sentences");
        var analyzer = new EmbeddedAnalyzer();
        var snippets = RatedSnippets.Read(PathIn(nlp, "train/nyt_editorial_dev.tsv"));
        report.Heading(2, "Tone of sentences");
        report.Paragraph($"Pearson's r with the mean of people's ratings, {Figures.Number(snippets.Count)} snippets of editorials. The shipped weights may have learnt from these very snippets: what `Alerts.Training` prints for the parts that it holds back is the figure to trust.");
        SnippetSection.Write(report, snippets, [(Product, text => analyzer.Analyze(new("1", "", text, LanguageGuess.English), withEntities: false).Tone.Score), .. rivals.Scores]);
    }

    private static void AddShortNames(MarkdownReport report, DirectoryInfo nlp, TextWriter log)
    {
        log.WriteLine("Short names");
        report.Heading(2, "Short names of tracked persons");
        report.Paragraph("A person with a name of several words is tracked; each mention by name is wanted, whichever part of the name stands there (exact words; truth made by rule from GUM's coreference, about 5 % noise).");
        ShortNameSection.Write(report, NameChains.Read(PathIn(nlp, "dev/gum_alias_coref_dev.json")));
    }

    private static string PathIn(DirectoryInfo folder, string file) => Path.Combine(folder.FullName, file);
}
