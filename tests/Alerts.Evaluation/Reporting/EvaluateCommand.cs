using System.CommandLine;

namespace Alerts.Evaluation.Reporting;

/// <summary>Measures what the embedded analyser says against what people say, beside baselines, and writes the report.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var nlp = new Option<DirectoryInfo?>("--nlp") { Description = "Folder of the outside sets (train/, dev/). Without it only our own sentences are measured.", HelpName = "DIR" };
        var training = new Option<DirectoryInfo>("--training") { Description = "Folder of the training project with our own sentences.", HelpName = "DIR", DefaultValueFactory = _ => new("tests/Alerts.Training") };
        var rivals = new Option<DirectoryInfo>("--rivals") { Description = "Folder in which rivals/install.sh has installed others' word lists.", HelpName = "DIR", DefaultValueFactory = _ => new("tests/Alerts.Evaluation/rivals") };
        var output = new Option<FileInfo>("--out") { Description = "The report, Markdown.", HelpName = "FILE.md", DefaultValueFactory = _ => new("tests/Alerts.Evaluation/evaluation.md") };
        var command = new Command("evaluate", "Measure the embedded analyser. Exit code 0; 2 bad input.") { nlp, training, rivals, output };
        command.SetAction((parsed, cancel) => RunAsync(
            new(parsed.GetValue(nlp), parsed.GetRequiredValue(training), parsed.GetRequiredValue(rivals)), parsed.GetRequiredValue(output), Console.Out, Console.Error, cancel));
        return command;
    }

    public static async Task<int> RunAsync(
        EvaluationSources sources, FileInfo output, TextWriter log, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var report = EvaluationReport.Create(sources, log);
            await File.WriteAllTextAsync(output.FullName, report, cancellationToken);
            return ExitCode.Success;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.BadInput;
        }
    }
}

/// <param name="Nlp">Outside sets; null where there are none.</param>
/// <param name="Training">The training project, with our own sentences.</param>
/// <param name="Rivals">May lack what is not installed.</param>
internal sealed record EvaluationSources(DirectoryInfo? Nlp, DirectoryInfo Training, DirectoryInfo Rivals);
