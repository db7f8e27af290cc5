using Alerts.Core.Analysis.Recognition;
using Alerts.Training.Recognition;

namespace Alerts.Core.Tests.Training;

public sealed class RecognizerTrainingTests
{
    [Fact]
    public void Training_again_gives_the_same_bytes()
    {
        var options = new TrainingOptions(Epochs: 2, Seeds: 2);

        Assert.Equal(Train(options), Train(options));
        Assert.NotEqual(Train(options), Train(options with { Seed = 7 }));

        static byte[] Train(TrainingOptions options)
        {
            var data = TrainingData.Read(Repository.Training, null);
            return RecognizerTraining.Train(data, [.. data.Learnt.Take(60)], options).ToBytes(data.Names, 30, options.LeastWeight);
        }
    }

    [Fact]
    public void A_tagger_finds_names_that_it_has_not_seen()
    {
        var data = TrainingData.Read(Repository.Training, null, holdsOut: true);

        var tagger = RecognizerTraining.Train(data, data.Share(0.5), new TrainingOptions(Epochs: 3, Seeds: 1, Copies: 0));
        var score = TaggerScore.Of(RecognizerTraining.ModelOf(tagger.ToBytes(data.Names, 30, 2)), data.HeldOutArticles);

        Assert.InRange(score.F1, 75, 100);
    }

    [Fact]
    public void Copies_rename_people_alike_within_a_document_and_keep_types()
    {
        var document = SentenceFiles.Parse("a.txt", "en", ["[Ana López|PER] of [Quito|LOC] spoke.", "[López|PER] left."]).Single();
        var renamed = new RenamedDocuments(Path.Combine(Repository.Training, "Lists"), [document]).Rename(document, new Random(3));

        var names = renamed.Sentences.SelectMany(sentence => sentence.Names.Select(name => (name.Type, Text: sentence.Text.Substring(name.Range.Start, name.Range.Length)))).ToArray();

        Assert.Equal(["PER", "LOC", "PER"], names.Select(name => name.Type));
        Assert.NotEqual("Ana López", names[0].Text);
        Assert.NotEqual("Quito", names[1].Text);
        Assert.EndsWith(" " + names[2].Text, names[0].Text, StringComparison.Ordinal);
        Assert.Equal($"{names[2].Text} left.", renamed.Sentences[1].Text);
    }

    [Fact]
    public void Token_files_become_prose_with_the_same_names()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "-DOCSTART-\tO\n\nMr.\tO\nBailey\tB-PER\n-\tI-PER\nRoss\tI-PER\n,\tO\n(\tO\nUN\tB-ORG\n)\tO\nleft\tO\n.\tO\n\nHe\tO\nslept\tO\n");

            var document = Assert.Single(TokenFiles.Read(file));

            Assert.Equal(["Mr. Bailey-Ross, (UN) left.", "He slept"], document.Sentences.Select(sentence => sentence.Text));
            Assert.Equal([new(new(4, 11), "PER"), new(new(18, 2), "ORG")], document.Sentences[0].Names);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_shipped_weights_stay_small()
    {
        var models = typeof(TaggerModel).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Alerts.Core.Analysis.Models.", StringComparison.Ordinal)).ToArray();

        Assert.Equal(2, models.Length);
        Assert.InRange(models.Sum(name => typeof(TaggerModel).Assembly.GetManifestResourceStream(name)!.Length), 500_000, 6_000_000);
    }

    [Fact]
    public void A_file_of_another_version_is_refused_with_the_way_out()
    {
        using var reader = new BinaryReader(new MemoryStream(new byte[64]));

        Assert.Contains("train it again", Assert.Throws<InvalidDataException>(() => TaggerModel.Read(reader)).Message, StringComparison.Ordinal);
    }
}
