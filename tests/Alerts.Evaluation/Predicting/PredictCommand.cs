using System.CommandLine;
using Alerts.Core;
using Alerts.Core.Analysis;

namespace Alerts.Evaluation.Predicting;

/// <summary>Asks the product's own analyser about texts, one JSON object a line, and writes its answers.</summary>
internal static class PredictCommand
{
    public const string Entities = "ner";
    public const string Targets = "targets";
    public const string Sentences = "sentences";
    public const string Aliases = "aliases";

    public static Command Create()
    {
        var task = new Option<string>("--task") { Description = "ner: who is named; targets: tone towards a mention; sentences: tone of a text; aliases: where tracked persons stand.", Required = true };
        task.AcceptOnlyFromAmong(Entities, Targets, Sentences, Aliases);
        var input = new Option<FileInfo>("--in") { Description = "The questions, JSON, one a line.", HelpName = "FILE.jsonl", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The answers, a line each, in the same order.", HelpName = "FILE.jsonl", Required = true };
        var analyzer = new Option<string>("--analyzer") { Description = "Who answers.", DefaultValueFactory = _ => AnalyzerChoice.Embedded };
        analyzer.AcceptOnlyFromAmong(AnalyzerChoice.Embedded, AnalyzerChoice.Azure);
        var command = new Command("predict", "Ask the analyser. Exit code 0; 1 the analyser left a document out; 2 bad input.") { task, input, output, analyzer };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(task), parsed.GetRequiredValue(input), parsed.GetRequiredValue(output),
            () => AnalyzerChoice.Create(parsed.GetRequiredValue(analyzer)), Console.Error, cancel));
        return command;
    }

    public static async Task<int> RunAsync(
        string task, FileInfo input, FileInfo output, Func<ITextAnalyzer> analyzer, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            IPredictionTask questions = task switch
            {
                Entities => new EntitiesTask(analyzer()),
                Targets => new TargetsTask(analyzer()),
                Sentences => new SentencesTask(analyzer()),
                Aliases => new AliasesTask(),
                _ => throw new InputException($"There is no task \"{task}\"."),
            };
            await JsonLines.WriteAsync(output, questions.AnswerAsync(input, cancellationToken), cancellationToken);
            return ExitCode.Success;
        }
        catch (NoAnswerException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is InputException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.BadInput;
        }
    }
}
