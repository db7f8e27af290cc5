using Alerts.Core.Analysis;
using Xunit;

namespace Alerts.Core.Tests.Analysis;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN-us", "en")]
    [InlineData("es", "es")]
    [InlineData("es-419", "es")]
    [InlineData(" es_SV ", "es")]
    public void A_tag_wins_over_the_text(string tag, string language)
    {
        var (title, text) = language == "en"
            ? ("El juez y la ley", "Se fue a casa.")
            : ("The judge", "He is at home with his wife.");

        Assert.Equal(language, LanguageGuess.Of(tag, title, text));
    }

    [Theory]
    [InlineData("es", "La jueza ordenó el regreso de Abrego García", "")]
    [InlineData("es", "¿Quién miente?", "")]
    [InlineData("es", "CECOT", "Fue enviado a una cárcel en El Salvador por un error del gobierno de Estados Unidos.")]
    [InlineData("en", "Kilmar Abrego García returned to the U.S.", "")]
    [InlineData("en", "Bukele: No", "Nayib Bukele said that José and María Núñez were at the prison in San José.")]
    [InlineData("en", "Centro de Confinamiento del Terrorismo", "The prison in El Salvador was built in 2023.")]
    [InlineData("en", "CECOT", "")]
    [InlineData("en", "", "")]
    public void The_text_decides_without_a_tag(string language, string title, string text) =>
        Assert.Equal(language, LanguageGuess.Of(null, title, text));

    [Theory]
    [InlineData("mul")]
    [InlineData("x-default")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("und")]
    public void A_tag_of_no_language_leaves_it_to_the_text(string tag)
    {
        Assert.Equal("en", LanguageGuess.Of(tag, "The judge", "He is at home."));
        Assert.Equal("es", LanguageGuess.Of(tag, "El juez", "Está en su casa con la familia."));
    }

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("pt-BR", "pt")]
    [InlineData("ZH_hans", "zh")]
    [InlineData("est", "est")]
    public void A_tag_of_another_language_is_kept(string tag, string language) =>
        Assert.Equal(language, LanguageGuess.Of(tag, "The judge", "He is at home with his wife."));

    [Theory]
    [InlineData("pt", "Trump é um criminoso perigoso que não respeita os juízes e mente ao povo.")]
    [InlineData("fr", "Le président est accusé d'avoir menti aux électeurs, selon les juges.")]
    [InlineData("it", "Il presidente è stato accusato di mentire agli elettori della città.")]
    [InlineData("de", "Der Präsident hat die Wähler belogen und wird von den Richtern angeklagt.")]
    [InlineData("nl", "De president heeft de kiezers voorgelogen en wordt door het parlement bekritiseerd.")]
    [InlineData("ca", "El president ha mentit als votants i els jutges l'acusen amb proves, segons les entitats.")]
    [InlineData("und", "特朗普是一个危险的罪犯，他不尊重法官。")]
    [InlineData("und", "Президент солгал избирателям, говорят судьи.")]
    [InlineData("und", "Prezydent okłamał wyborców i teraz musi odpowiedzieć przed sądem za swoje czyny wobec obywateli kraju.")]
    public void Another_language_is_taken_for_neither(string language, string text)
    {
        Assert.Equal(language, LanguageGuess.Of(null, "", text));
        Assert.False(LanguageGuess.IsRead(language));
    }
}
