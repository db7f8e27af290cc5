using System.CommandLine;
using System.Globalization;

namespace Alerts.Training.Recognition;

internal static class TrainRecognizerCommand
{
    private const string Model = "functions/Alerts.Core/Analysis/Models/names.bin";

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
        var openSets = nlp is null ? null : Path.Combine(nlp.FullName, "train");
        var options = new TrainingOptions();
        var temperature = Measure(TrainingData.Read(TrainingData.Project, openSets, holdsOut: true), options with { Seeds = 1 }, output);

        var data = TrainingData.Read(TrainingData.Project, openSets);
        if (!data.HasOpenSets)
            output.WriteLine("Without --nlp the recogniser learns from our own sentences alone.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learnt from {data.Learnt.Count:N0} documents, {data.WordCount:N0} words"));
        var bytes = RecognizerTraining.Train(data, data.Learnt, options).ToBytes(data.Names, temperature, options.LeastWeight);
        File.WriteAllBytes(Model, bytes);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Model}: {bytes.Length:N0} bytes"));
    }

    /// <summary>Tells how well names of files that were not learnt are found.</summary>
    /// <returns>The temperature for probabilities.</returns>
    private static float Measure(TrainingData data, TrainingOptions options, TextWriter output)
    {
        var tagger = RecognizerTraining.Train(data, data.Learnt, options);
        var temperature = RecognizerTraining.TemperatureFor(tagger, data, options);
        var model = RecognizerTraining.ModelOf(tagger.ToBytes(data.Names, temperature, options.LeastWeight));
        foreach (var language in SentenceFiles.Languages)
            output.WriteLine($"held out, {language}: {TaggerScore.Of(model, data.HeldOutOwn(language))}");
        return temperature;
    }
}
