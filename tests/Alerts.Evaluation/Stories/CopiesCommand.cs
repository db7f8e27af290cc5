using System.CommandLine;
using System.Globalization;

namespace Alerts.Evaluation.Stories;

/// <summary>Scores how copies of articles are told from other articles.</summary>
internal static class CopiesCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo> input = new("--in") { Description = "Folder with articles.jsonl and pairs.jsonl, such as tests/TestData/copies.", HelpName = "DIR", Required = true };
        var command = new Command("copies", "Score pairs of articles: copies or not. Exit code 0; 2 bad input.") { input };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(input), Console.Out, Console.Error));
        return command;
    }

    public static int Run(DirectoryInfo input, TextWriter log, TextWriter errors)
    {
        IReadOnlyList<CopyPair> pairs;
        try
        {
            pairs = CopyPair.In(input);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            errors.WriteLine(fault.Message);
            return ExitCode.BadInput;
        }

        foreach (var kind in pairs.GroupBy(pair => pair.Kind))
        {
            var right = kind.Count(pair => pair.IsFound() == pair.Copy);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{right,4} of {kind.Count(),-4} {kind.Key} ({(kind.First().Copy ? "copies" : "no copies")})"));
        }

        var score = CopyScore.Of(pairs);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{score.Pairs} pairs: precision {100 * score.Precision:0.0}, recall {100 * score.Recall:0.0}, F1 {100 * score.F1:0.0}"));
        foreach (var pair in score.Missed)
            log.WriteLine($"missed: {pair.Id} ({pair.Why})");
        foreach (var pair in score.Mistaken)
            log.WriteLine($"mistaken: {pair.Id} ({pair.Why})");
        return ExitCode.Success;
    }
}
