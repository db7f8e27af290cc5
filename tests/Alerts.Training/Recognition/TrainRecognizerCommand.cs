using System.CommandLine;
using System.Globalization;

namespace Alerts.Training.Recognition;

internal static class TrainRecognizerCommand
{
    private const string Model = "functions/Alerts.Core/Analysis/Models/names.bin";
    private const int HeldOutFold = TrainingData.HeldOut - 1;

    public static Command Create()
    {
        var nlp = new Option<DirectoryInfo?>("--nlp")
        {
            Description = "Folder whose train/ holds the openly licensed sets gum.by.tsv and wikigold.tsv; without it our own sentences alone are learnt.",
        };
        var command = new Command("recognizer", "Trains the recogniser of names and writes its model. Run it at the root of the repository.") { nlp };
        command.SetAction(parsed => Train(parsed.GetValue(nlp), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static void Train(DirectoryInfo? nlp, TextWriter output)
    {
        var data = TrainingData.Read(TrainingData.Project, nlp is null ? null : Path.Combine(nlp.FullName, "train"));
        if (data.Open.Count == 0)
            output.WriteLine("Without --nlp the recogniser learns from our own sentences alone.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Own.Count} documents of our own, {data.Open.Count} of open sets, {data.WordCount:N0} words"));

        var options = new TrainingOptions();
        var measured = RecognizerTraining.Train(data, data.TrainingPart(HeldOutFold), options with { Seeds = 1 });
        var heldOut = SentenceFiles.Languages.SelectMany(language => data.HeldOutPart(HeldOutFold, language)).ToArray();
        var temperature = RecognizerTraining.TemperatureFor(measured, data, options, heldOut);
        var model = RecognizerTraining.ModelOf(measured.ToBytes(data.Names, temperature, options.LeastWeight));
        foreach (var language in SentenceFiles.Languages)
            output.WriteLine($"held out, {language}: {TaggerScore.Of(model, data.HeldOutPart(HeldOutFold, language))}");

        var bytes = RecognizerTraining.Train(data, data.All, options).ToBytes(data.Names, temperature, options.LeastWeight);
        File.WriteAllBytes(Model, bytes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Model}: {bytes.Length:N0} bytes"));
    }
}
