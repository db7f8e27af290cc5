using Alerts.Core.Articles.Stories;

namespace Alerts.Core.Tests.Articles.Stories;

public sealed class StorySignatureTests
{
    [Theory]
    [InlineData("Ábrego García vuelve a casa hoy", "ABREGO GARCIA VUELVE A CASA, HOY")]
    [InlineData("The judge’s order – “unlawful” – stands", "the judge's order: unlawful stands")]
    public void Case_accents_and_punctuation_make_no_other_words(string one, string other) =>
        Assert.True(Of(one).HasWordsOf(Of(other)));

    [Theory]
    [InlineData("Photos of the day")]
    [InlineData("")]
    public void A_headline_of_few_words_says_nothing(string title) => Assert.Empty(Of(title).Keys());

    [Theory]
    [InlineData("https://paper.example/a?utm_source=x#top", "https://PAPER.example/a", true)]
    [InlineData("https://paper.example/a?id=1", "https://paper.example/a?id=2", false)]
    [InlineData("https://paper.example", "https://paper.example/", false)]
    [InlineData(null, null, false)]
    public void The_canonical_link_of_an_article_decides_and_that_of_a_site_does_not(string? one, string? other, bool same) =>
        Assert.Equal(same, StorySignature.Of("One", "", one).HasLinkOf(StorySignature.Of("Other", "", other)));

    private static StorySignature Of(string title) => StorySignature.Of(title, "", null);
}
