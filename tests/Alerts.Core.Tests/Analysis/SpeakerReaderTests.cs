using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Tones;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Training.Tone;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class SpeakerReaderTests
{
    /// <summary>An article names in full whom its sentences call by their surnames.</summary>
    private const string Headline = "Nayib Bukele met Donald Trump and Gustavo Villatoro";

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

    public static TheoryData<string, string?> HeadsOfPhrases => new()
    {
        { "The Salvadoran government on Monday praised [CECOT] as a model.", "Salvadoran government" },
        { "The White House on Tuesday said [CECOT] is a model prison.", "White House" },
        { "Nayib Bukele, who was re-elected in February, praised [CECOT] as a model.", "Nayib Bukele" },
        { "The president, re-elected in February, praised [CECOT] as a model.", null },
        { "Nayib Bukele, president of El Salvador, called [CECOT] a wonderful achievement.", "Nayib Bukele" },
        { "Nayib Bukele, the president of El Salvador, called [CECOT] a wonderful achievement.", "Nayib Bukele" },
        { "Nayib Bukele, in an interview with Fox News, praised [CECOT].", "Nayib Bukele" },
        { "[CECOT] is a disgrace, said the mayor of London.", null },
        { "[CECOT] is a disgrace, said the mayor of London, Sadiq Khan.", "Sadiq Khan" },
        { "Rights groups in Honduras condemned [CECOT] as brutal.", null },
        { "El presidente de Estados Unidos elogió [el CECOT].", null },
        { "«[El CECOT] es un éxito», dijo el ministro de Justicia y Seguridad.", null },
        { "El ministro Villatoro, por su parte, defendió [el CECOT].", "Villatoro" },
        { "[Kilmar Abrego García] was beaten and tortured in prison, his wife told the court.", null },
        { "Washington said [CECOT] is a model.", "Washington" },
        { "Secretary of State Marco Rubio praised [Bukele] as a great friend.", "Marco Rubio" },
        { "El Gobierno de El Salvador elogió el lunes [el CECOT].", "Gobierno de El Salvador" },
        { "Marco Rubio strongly defended [the deportations] on Friday.", "Marco Rubio" },
        { "El secretario de Estado Marco Rubio elogió [el CECOT].", "Marco Rubio" },
        { "The wife of Donald Trump condemned [CECOT].", null },
        { "Trump won in February and praised [CECOT].", "Trump" },
    };

    [Theory]
    [MemberData(nameof(HeadsOfPhrases))]
    public async Task Who_speaks_is_the_head_of_the_phrase_and_a_person_or_an_organisation(string marked, string? speaker)
    {
        var (text, target) = Unmarked(marked);
        var language = text.Contains(" el ", StringComparison.OrdinalIgnoreCase) ? "es" : "en";
        var analyses = await new EmbeddedAnalyzer().AnalyzeAsync(
            [new("1", Headline, text, language, [new("target", TextField.Text, target)])], TestContext.Current.CancellationToken);

        var voice = Assert.Single(Assert.Single(Assert.Single(analyses).Targets).Sentences).Voice;

        Assert.NotNull(voice);
        Assert.Equal(speaker, voice.Speaker);
    }

    [Theory]
    [MemberData(nameof(HeadsOfPhrases))]
    public void Without_recognised_names_no_date_and_no_complement_speaks(string marked, string? speaker)
    {
        var named = Read(marked)?.Speaker;

        Assert.True(named is null || (speaker is not null && (named.EndsWith(speaker, StringComparison.Ordinal) || speaker.StartsWith(named, StringComparison.Ordinal))), named);
    }

    /// <summary>The recogniser does not know this name where it stands alone: then nobody is named, and not the next best.</summary>
    [Fact]
    public void Whose_name_is_not_recognised_has_none()
    {
        const string Text = "Bukele, in an interview with Fox News, praised CECOT.";
        RecognizedEntity[] names = [new(TextField.Text, new(29, 8), EntityType.Organization, "Fox News", "Fox News", 1)];

        var voice = new SpeakerReader().Read(Text, new(0, Text.Length), new(47, 5), names);

        Assert.Equal(new Alerts.Core.Analysis.Voice(null), voice);
    }

    [Theory]
    [InlineData("[Bukele] said [Bukele] is a great leader.", "Bukele")]
    [InlineData("[Bukele] dijo que [Bukele] es un gran líder.", "Bukele")]
    public async Task Who_praises_himself_is_the_voice_and_not_the_paper(string marked, string speaker)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var second = text.LastIndexOf(speaker, StringComparison.Ordinal);
        TargetMention[] mentions = [new("target", TextField.Text, new(0, speaker.Length)), new("target", TextField.Text, new(second, speaker.Length))];
        var analyses = await new EmbeddedAnalyzer().AnalyzeAsync(
            [new("1", "", text, text.Contains(" es ", StringComparison.Ordinal) ? "es" : "en", mentions)], TestContext.Current.CancellationToken);

        var target = Assert.Single(Assert.Single(analyses).Targets);

        Assert.Equal(speaker, Assert.Single(target.Sentences).Voice?.Speaker);
        Assert.NotEqual(Tone.Positive, target.Own.Tone);
    }

    [Fact]
    public void Speakers_are_found_in_the_labelled_sentences()
    {
        var score = SpeakerScore.Of(OwnSentences.ReadAll(ToneFiles.Sentences));

        Assert.InRange(score.Precision, 0.72, 1);
        Assert.InRange(score.Recall, 0.66, 1);
        Assert.InRange(score.RightName, 0.75, 1);
        Assert.InRange(score.WrongNames, 0, 0.09);
    }

    private static Alerts.Core.Analysis.Voice? Read(string marked)
    {
        var (text, target) = Unmarked(marked);
        return new SpeakerReader().Read(text, new TextRange(0, text.Length), target);
    }

    private static (string Text, TextRange Target) Unmarked(string marked)
    {
        var open = marked.IndexOf('[', StringComparison.Ordinal);
        var close = marked.IndexOf(']', StringComparison.Ordinal);
        return (marked.Remove(close, 1).Remove(open, 1), new TextRange(open, close - open - 1));
    }
}
