using System.Diagnostics;
using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;
using Alerts.Training.Tone;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class ToneModelTests
{
    [Fact]
    public void Training_twice_gives_the_same_bytes()
    {
        var few = OwnSentences.ReadAll(ToneFiles.Sentences).Where((_, number) => number % 12 == 0).ToArray();
        var sentences = few.Select(target => new LabelledSentence(target.Text, target.Language, target.Tone - 1, Source.Own)).ToArray();

        byte[] first = Trained(), second = Trained();

        Assert.Equal(first, second);
        Assert.InRange(first.Length, 1_000, 1_500_000);

        byte[] Trained()
        {
            using var stream = new MemoryStream();
            new ToneTrainer(new ToneData(sentences, few), new ToneSettings()).Train().Models.Write(stream);
            return stream.ToArray();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(5_000)]
    public void A_broken_model_is_not_used(int bytes)
    {
        using var whole = new MemoryStream();
        ToneModels.Shipped.Write(whole);

        Assert.Throws<InvalidDataException>(() => ToneModels.Read(new MemoryStream(whole.ToArray()[..bytes])));
        Assert.Throws<InvalidDataException>(() => ToneModels.Read(new MemoryStream(new byte[whole.ToArray().Length])));
    }

    [Theory]
    [InlineData("en", 0.75)]
    [InlineData("es", 0.75)]
    public void The_shipped_model_tells_tone_and_news_of_the_labelled_sentences(string language, double floor)
    {
        var own = OwnSentences.ReadAll(ToneFiles.Sentences).Where(target => target.Language == language).ToArray();
        var read = own.Select(target => (Target: target, Read: Read(target))).ToArray();

        Assert.InRange(ToneScores.MacroF1([.. read.Select(one => (one.Target.Tone, Number(one.Read.Tone)))]), floor, 1);
        Assert.InRange(ToneScores.MacroF1([.. read.Select(one => (one.Target.News!.Value, Number(one.Read.News)))]), floor, 1);
    }

    [Fact]
    public void A_name_is_never_learnt()
    {
        var estimates = new[] { "Donald Trump", "Nayib Bukele", "Nelson Mandela", "Xy Zw" }
            .Select(name => ReadTarget($"{name} was praised by voters for ending the crisis.", new(0, name.Length)).Tone);

        Assert.Single(estimates.Distinct());
    }

    [Fact]
    public void Bad_news_about_somebody_is_no_criticism_of_him()
    {
        const string Text = "Harold Simms, the county clerk, died on Sunday after a stroke.";

        var read = ReadTarget(Text, new(0, 12));

        Assert.Equal(Tone.Negative, read.News.Best);
        Assert.Equal(Tone.Neutral, read.Tone.Best);
    }

    [Fact]
    public void One_accuses_and_the_other_is_accused()
    {
        const string Text = "Feijóo acusa a Sánchez de mentir sobre los contratos";

        Assert.Equal(Tone.Negative, ReadTarget(Text, new(15, 7), "es").Tone.Best);
        Assert.NotEqual(Tone.Negative, ReadTarget(Text, new(0, 6), "es").Tone.Best);
    }

    [Fact]
    public void Thousands_of_targets_a_second_are_read()
    {
        var own = OwnSentences.ReadAll(ToneFiles.Sentences).ToArray();
        foreach (var target in own.Take(200))
            Read(target);

        var clock = Stopwatch.StartNew();
        foreach (var target in own)
            Read(target);

        Assert.InRange(own.Length / clock.Elapsed.TotalSeconds, 500, double.MaxValue); // A busy machine, unoptimised code: far more elsewhere.
    }

    private static TargetSentence Read(LabelledTarget target) => ReadTarget(target.Text, target.Range, target.Language);

    private static TargetSentence ReadTarget(string text, TextRange target, string language = "en") =>
        new ToneReader(language, ToneModels.Shipped).ReadTarget(text, new Sentence(TextField.Text, new(0, text.Length), ToneEstimate.None), [target]);

    private static int Number(ToneEstimate estimate) => estimate.Best switch { Tone.Negative => 0, Tone.Positive => 2, _ => 1 };
}

/// <summary>Files of the trainer, copied beside the tests.</summary>
internal static class ToneFiles
{
    public static string Sentences => Path.Combine(AppContext.BaseDirectory, "ToneSentences");
}
