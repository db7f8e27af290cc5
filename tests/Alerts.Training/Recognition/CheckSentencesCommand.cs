using System.CommandLine;
using System.Globalization;

namespace Alerts.Training.Recognition;

internal static class CheckSentencesCommand
{
    public static Command Create()
    {
        var command = new Command("check-sentences", "Lists what the annotations of our own sentences disagree on.");
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var documents = SentenceFiles.ReadAll(Path.Combine(TrainingData.Project, "Sentences"));
            var faults = ConsistencyCheck.Faults(documents, ConsistencyCheck.ReadExceptions(Path.Combine(TrainingData.Project, "Sentences", "exceptions.txt")));
            foreach (var fault in faults)
                output.WriteLine(fault);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Sum(document => document.Sentences.Count)} sentences, {faults.Count} faults"));
            return faults.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
