using Alerts.Evaluation.Baselines;
using Alerts.Evaluation.Samples;

namespace Alerts.Evaluation.Reporting;

/// <summary>The whole report. The same sources give the same text: it tells no times and no places of the machine.</summary>
internal static class EvaluationReport
{
    /// <param name="log">Told what is being measured, since it takes minutes.</param>
    /// <exception cref="InvalidDataException">A set is there and cannot be read.</exception>
    public static string Create(EvaluationSources sources, TextWriter log)
    {
        var report = new MarkdownReport();
        report.Heading(1, "How well names and tone are told");
        report.Paragraph("Written by `dotnet run -c Release --project tests/Alerts.Evaluation -- evaluate --nlp DIR`. Figures are percent unless they are coefficients; the ranges hold the true figure in 95 of 100 cases (bootstrap, 1,000 draws, fixed seed; names and short names are drawn by document, snippets by editorial, tones by mention).");

        if (sources.Nlp is null)
        {
            log.WriteLine("No --nlp folder: only our own sentences are measured.");
            report.Paragraph("**The folder of outside sets was not given: only our own sentences are measured and learnt from here.** They say how well the analyser learns what it is taught, not how it does on other people's news.");
        }

        var rivals = ToneRivals.In(sources.Rivals);
        foreach (var missing in rivals.Missing)
        {
            var message = $"{missing} is not installed (tests/Alerts.Evaluation/rivals/install.sh): its rows are left out.";
            log.WriteLine(message);
            report.Paragraph(message);
        }

        AddNames(report, sources, log);
        log.WriteLine("Tone: training without each part in turn");
        ToneSections.Write(report, sources.Nlp, HeldOutTones.Read(sources.Training.FullName, sources.Nlp?.FullName), rivals, log);
        if (sources.Nlp is { } nlp)
            AddShortNames(report, nlp, log);
        return report.ToString();
    }

    private static void AddNames(MarkdownReport report, EvaluationSources sources, TextWriter log) => NameSection.Write(
        report, HeldOutRecognizers.Read(sources.Training.FullName, sources.Nlp is null ? null : PathIn(sources.Nlp, "train")), log);

    private static void AddShortNames(MarkdownReport report, DirectoryInfo nlp, TextWriter log)
    {
        log.WriteLine("Short names");
        report.Heading(2, "Short names of tracked persons");
        report.Paragraph("A person with a name of several words is tracked; each mention by name is wanted, whichever part of the name stands there (exact words; truth made by rule from GUM's coreference, about 5 % noise).");
        ShortNameSection.Write(report, NameChains.Read(PathIn(nlp, "dev/gum_alias_coref_dev.json")));
    }

    private static string PathIn(DirectoryInfo folder, string file) => Path.Combine(folder.FullName, file);
}
