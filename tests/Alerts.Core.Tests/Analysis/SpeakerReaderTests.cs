using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;
using Alerts.Training.Tone;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class SpeakerReaderTests
{
    [Theory]
    [InlineData("Trump called [Bukele] a fantastic ally.", "Trump")]
    [InlineData("“[Bukele] does a fantastic job,” President Donald Trump said on Monday.", "President Donald Trump")]
    [InlineData("According to Amnesty International, [Bukele] has hollowed out the courts.", "Amnesty International")]
    [InlineData("\"[Bukele] never lies,\" said Nora Salgado, his spokeswoman.", "Nora Salgado")]
    [InlineData("[The mayor] was accused by Nora Salgado of hiding the bills.", "Nora Salgado")]
    [InlineData("Gómez: «[Torres] miente»", "Gómez")]
    [InlineData("Según Cristosal, [el CECOT] es un agujero negro.", "Cristosal")]
    [InlineData("«[Torres] gobierna para sus amigos», dijo Elena Gómez.", "Elena Gómez")]
    [InlineData("Petro calificó de impecable el trabajo de [la Fiscalía].", "Petro")]
    public void The_attitude_of_somebody_who_speaks_is_his(string text, string speaker) => Assert.Equal(speaker, Read(text)?.Speaker);

    [Theory]
    [InlineData("Critics say [the new law] hides more than it reveals.")]
    [InlineData("[The governor] wasted the money, opponents said.")]
    [InlineData("La oposición acusa a [Torres] de mentir.")]
    public void A_speaker_without_a_name_is_a_speaker(string text) => Assert.Null(Assert.IsType<Alerts.Core.Analysis.Voice>(Read(text)).Speaker);

    [Theory]
    [InlineData("[Bukele] has hollowed out the courts.")]
    [InlineData("[Trump] called Bukele a fantastic ally.")]
    [InlineData("[Torres] dijo que volverá el lunes.")]
    [InlineData("[Sánchez] logra aprobar los presupuestos y respira")]
    public void Where_nobody_else_speaks_the_paper_does(string text) => Assert.Null(Read(text));

    [Fact]
    public void Speakers_are_found_in_the_labelled_sentences()
    {
        var score = SpeakerScore.Of(OwnSentences.ReadAll(ToneFiles.Sentences));

        Assert.InRange(score.Precision, 0.80, 1);
        Assert.InRange(score.Recall, 0.68, 1);
        Assert.InRange(score.RightName, 0.75, 1);
    }

    private static Alerts.Core.Analysis.Voice? Read(string marked)
    {
        var open = marked.IndexOf('[', StringComparison.Ordinal);
        var close = marked.IndexOf(']', StringComparison.Ordinal);
        var text = marked.Remove(close, 1).Remove(open, 1);
        return new SpeakerReader().Read(text, new TextRange(0, text.Length), new TextRange(open, close - open - 1));
    }
}
