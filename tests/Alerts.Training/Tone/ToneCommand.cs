using System.CommandLine;

namespace Alerts.Training.Tone;

internal static class ToneCommand
{
    private const string OwnFolder = "tests/Alerts.Training/ToneSentences";
    private const string HeldOutFolder = OwnFolder + "/held-out";
    private const string ModelFile = "functions/Alerts.Core/Analysis/Models/tone.bin";

    public static Command Create()
    {
        var nlp = new Option<DirectoryInfo>("--nlp") { Description = "Folder of the openly licensed sets; without it the own sentences alone are learnt.", HelpName = "DIR" };
        nlp.AcceptExistingOnly();
        var repository = new Option<DirectoryInfo>("--repository") { Description = "The checkout to read from and write to.", HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo(".") };
        repository.AcceptExistingOnly();
        var command = new Command("tone", "Trains the models of tone. Run it at the root of a checkout.") { nlp, repository };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(repository).FullName, parsed.GetValue(nlp)?.FullName, Console.Out));
        return command;
    }

    private static void Run(string repository, string? nlp, TextWriter output)
    {
        if (nlp is null)
            output.WriteLine("No --nlp: trained on the own sentences alone, which is weaker than what ships.");
        var (models, held) = new ToneTrainer(ToneData.Read(Path.Combine(repository, OwnFolder), nlp), new ToneSettings()).Train();
        ToneReport.Write(output, models, held);
        ToneReport.WriteSpeakers(output, OwnSentences.ReadAll(Path.Combine(repository, OwnFolder)));
        ToneReport.WriteHeldOut(output, models, OwnSentences.ReadAll(Path.Combine(repository, HeldOutFolder)));
        if (nlp is not null)
            ToneReport.WriteDevelopment(output, models, nlp);

        var file = new FileInfo(Path.Combine(repository, ModelFile));
        file.Directory!.Create();
        using (var stream = file.Create())
            models.Write(stream);
        file.Refresh();
        output.WriteLine($"{models.Sentences.Features} + {models.Tones.Features} + {models.News.Features} features, {file.Length} bytes in {ModelFile}");
    }
}
