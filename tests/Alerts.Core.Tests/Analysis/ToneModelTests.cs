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
    [InlineData("en", 0.70, 0.70)]
    [InlineData("es", 0.70, 0.70)]
    public void Tone_and_news_are_told_in_sentences_that_were_never_learnt(string language, double leastTone, double leastNews)
    {
        var read = OwnSentences.ReadAll(ToneFiles.HeldOut)
            .Where(target => target.Language == language)
            .Select(target => (Target: target, Read: Read(target)))
            .ToArray();

        Assert.InRange(ToneScores.MacroF1([.. read.Select(one => (one.Target.Tone, Number(one.Read.Tone)))]), leastTone, 1);
        Assert.InRange(ToneScores.MacroF1([.. read.Select(one => (one.Target.News!.Value, Number(one.Read.News)))]), leastNews, 1);
    }

    [Fact]
    public void What_measures_is_not_learnt()
    {
        var learnt = ToneData.Read(ToneFiles.Sentences, nlp: null).Sentences.Select(sentence => sentence.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.DoesNotContain(OwnSentences.ReadAll(ToneFiles.HeldOut), target => learnt.Contains(target.Text));
    }

    [Theory]
    [InlineData("en", "A court ordered the return of [Abrego García], who was wrongly deported.", Tone.Positive)]
    [InlineData("en", "[García] was wrongly deported to El Salvador.", Tone.Negative)]
    [InlineData("en", "[Kilmar Abrego García] was beaten and tortured in prison, his wife told the court.", Tone.Negative)]
    [InlineData("en", "[The baker] was wrongly imprisoned for a robbery he had nothing to do with.", Tone.Negative)]
    [InlineData("en", "[Lena Hofmann] was attacked with a knife outside the station, police said.", Tone.Negative)]
    [InlineData("es", "Un tribunal ordenó el regreso de [Abrego García], que fue deportado por error.", Tone.Positive)]
    [InlineData("es", "[García] fue deportado injustamente a El Salvador.", Tone.Negative)]
    [InlineData("es", "[Kilmar Abrego García] fue golpeado y torturado en prisión, dijo su esposa ante el tribunal.", Tone.Negative)]
    [InlineData("es", "[El panadero] fue encarcelado por error por un robo en el que no tuvo nada que ver.", Tone.Negative)]
    public void A_victim_has_bad_news_and_no_criticism(string language, string marked, Tone news)
    {
        var read = ReadMarked(marked, language);

        Assert.Equal(Tone.Neutral, read.Tone.Best);
        Assert.Equal(news, read.News.Best);
    }

    [Theory]
    [InlineData("en", "{0} met [the mayor] on Friday.")]
    [InlineData("en", "Budget row: {0} invites [the mayor] for talks.")]
    [InlineData("en", "{0} Praises [the Mayor] After Long Talks on the Budget")]
    [InlineData("en", "“{0} will come,” [the mayor] said.")]
    [InlineData("es", "{0} recibió al [alcalde] el viernes.")]
    [InlineData("es", "Presupuesto: {0} invita al [alcalde] a dialogar")]
    [InlineData("es", "«{0} vendrá», dijo [el alcalde].")]
    public void The_name_of_somebody_else_is_never_learnt(string language, string marked)
    {
        var estimates = new[] { "Trump", "Obama", "Biden", "Clinton", "Macri", "Bukele", "Mandela", "Xyzw" }
            .Select(name => ReadMarked(marked.Replace("{0}", name, StringComparison.Ordinal), language) is var read ? (read.Tone, read.News) : default);

        Assert.Single(estimates.Distinct());
    }

    [Fact]
    public void A_target_behind_a_table_is_read()
    {
        var table = string.Concat(Enumerable.Range(0, 400).Select(i => $"{i % 10} "));

        var tone = ReadMarked(table + "[the mayor] lied shamelessly to voters.", "en").Tone;

        Assert.NotEqual(ToneEstimate.None, tone);
        Assert.True(tone.Negative > tone.Positive, $"{tone}");
    }

    [Fact]
    public void Of_nothing_no_tone_is_claimed()
    {
        Assert.Equal(Tone.Unclear, ToneEstimate.None.Tone);
        Assert.Equal(Tone.Unclear, ToneEstimate.Mean([]).Tone);
        Assert.Equal(1, ToneEstimate.None.Negative + ToneEstimate.None.Neutral + ToneEstimate.None.Positive, 9);
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

    private static TargetSentence ReadMarked(string marked, string language)
    {
        var open = marked.IndexOf('[', StringComparison.Ordinal);
        var close = marked.IndexOf(']', StringComparison.Ordinal);
        return ReadTarget(marked.Remove(close, 1).Remove(open, 1), new(open, close - open - 1), language);
    }

    private static TargetSentence Read(LabelledTarget target) => ReadTarget(target.Text, target.Range, target.Language);

    private static TargetSentence ReadTarget(string text, TextRange target, string language = "en") =>
        new ToneReader(language, ToneModels.Shipped).ReadTarget(text, new Sentence(TextField.Text, new(0, text.Length), ToneEstimate.None), [target]);

    private static int Number(ToneEstimate estimate) => estimate.Best switch { Tone.Negative => 0, Tone.Positive => 2, _ => 1 };
}

/// <summary>Files of the trainer, copied beside the tests.</summary>
internal static class ToneFiles
{
    /// <summary>Read by tests alone.</summary>
    public static string HeldOut => Path.Combine(Sentences, "held-out");

    public static string Sentences => Path.Combine(AppContext.BaseDirectory, "ToneSentences");
}
