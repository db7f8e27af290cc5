using System.CommandLine;
using System.Diagnostics;
using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

internal static class TrainRecognizerCommand
{
    public static Command Create()
    {
        var nlp = new Option<string?>("--nlp");
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 10 };
        var least = new Option<int>("--least") { DefaultValueFactory = _ => 2 };
        var weight = new Option<int>("--weight") { DefaultValueFactory = _ => 2 };
        var seeds = new Option<int>("--seeds") { DefaultValueFactory = _ => 1 };
        var folds = new Option<int>("--folds") { DefaultValueFactory = _ => 3 };
        var dropout = new Option<double>("--dropout") { DefaultValueFactory = _ => 0.15 };
        var share = new Option<double>("--share") { DefaultValueFactory = _ => 1.0 };
        var command = new Command("recognizer", "Trains the recogniser of names.") { nlp, epochs, least, weight, dropout, share, seeds, folds };
        command.SetAction(parsed =>
        {
            var data = TrainingData.Read("tests/Alerts.Training", parsed.GetValue(nlp) is { } folder ? Path.Combine(folder, "train") : null);
            var options = new TrainingOptions(1, parsed.GetValue(epochs), parsed.GetValue(least), parsed.GetValue(dropout), parsed.GetValue(weight));
            TaggerScore en = new(), es = new(), gum = new(), wiki = new();
            var watch = Stopwatch.StartNew();
            for (var fold = 0; fold < parsed.GetValue(folds); fold++)
            {
                var trained = RecognizerTraining.Train(data.TrainingPart(fold, parsed.GetValue(share)), options, parsed.GetValue(seeds));
                var bytes = trained.ToBytes(data.Names, 1, options.LeastWeight);
                var model = RecognizerTraining.ModelOf(bytes);
                if (fold == 0)
                    Console.WriteLine($"{watch.Elapsed.TotalSeconds:F0} s, {bytes.Length / 1e6:F1} MB, {model.Features} features of {trained.Features.Count}, {data.Own.Count} docs, {data.Own.Sum(a => a.Tokens.Count)} own tokens");
                en.Add(model, data.HeldOutPart(fold, "en"));
                es.Add(model, data.HeldOutPart(fold, "es"));
                gum.Add(model, data.HeldOutOpen(fold).Where(a => a.Document.Source.StartsWith("gum")));
                wiki.Add(model, data.HeldOutOpen(fold).Where(a => a.Document.Source.StartsWith("wiki")));
            }
            Console.WriteLine($"  en: {en}\n  es: {es}\n  gum: {gum}\n  wiki: {wiki}");
        });
        return command;
    }
}
