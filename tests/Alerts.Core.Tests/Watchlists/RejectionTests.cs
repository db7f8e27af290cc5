using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class RejectionTests
{
    private static readonly TrackedEntity Abrego = Watching.Entity(
        "Kilmar Abrego García", Watching.Needing("García", "Kilmar", "CECOT", "Maryland"));

    [Theory]
    [InlineData("Maestro García sings.", "“García” seen, but none of Kilmar, CECOT, Maryland in the article")]
    public void A_near_miss_says_what_was_missing(string text, string reason)
    {
        var rejection = Assert.Single(Matches(Abrego, text).Rejected);

        Assert.Equal((RejectionKind.ContextMissing, "García", "García", reason), (rejection.Kind, rejection.Surface, rejection.Alias, rejection.Reason));
        Assert.Equal(text.IndexOf("García", StringComparison.Ordinal), rejection.Range.Start);
    }

    [Fact]
    public void A_near_miss_lists_ten_missing_phrases_and_counts_the_others()
    {
        var entity = Watching.Entity("The man", Watching.Needing("García", [.. Enumerable.Range(1, 1_000).Select(number => $"phrase {number}")]));

        var rejection = Assert.Single(Matches(entity, "Maestro García sings.").Rejected);

        Assert.EndsWith("phrase 9, phrase 10 and 990 more in the article", rejection.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ContextUnit.Sentence, 0, "no Maryland in its sentence")]
    [InlineData(ContextUnit.Paragraph, 0, "no Maryland in its paragraph")]
    [InlineData(ContextUnit.Words, 0, "no Maryland next to it")]
    [InlineData(ContextUnit.Words, 1, "no Maryland within one word of it")]
    [InlineData(ContextUnit.Words, 5, "no Maryland within 5 words of it")]
    public void A_near_miss_says_where_it_was_missing(ContextUnit unit, int words, string reason)
    {
        var entity = Watching.Entity("The man", new Alias("García", Requires: new([], ["Maryland"], new(unit, words))));

        Assert.Equal("“García” seen, but " + reason, Assert.Single(Matches(entity, "García sings.").Rejected).Reason);
    }

    [Fact]
    public void All_and_any_are_told_apart()
    {
        Assert.EndsWith("not all of 1798, court in the article", Reason(Watching.NeedingAll("the act", "1798", "court")), StringComparison.Ordinal);
        Assert.EndsWith(
            "not one of judge, court together with 1798 in the article",
            Reason(new Alias("the act", Requires: new(["judge", "court"], ["1798"]))), StringComparison.Ordinal);

        static string Reason(Alias alias) => Assert.Single(Matches(Watching.Entity("Alien Enemies Act", alias), "the act").Rejected).Reason;
    }

    [Fact]
    public void Each_kind_of_failure_has_its_words()
    {
        var ice = Watching.Entity("Customs Enforcement", new Alias("ICE", Forbids: new(["hockey"], [])), new Alias("megacárcel", "es")) with
        {
            Exclude = ["ICE age"],
        };

        Assert.Equal("“ice” seen, but the acronym “ICE” counts only in capitals", Only(ice, "", "the ice", RejectionKind.Spelling));
        Assert.Equal("“ICE” seen, but “hockey” stands in the article, which the alias forbids", Only(ice, "", "ICE hockey", RejectionKind.ContextForbidden));
        Assert.Equal("“ICE” seen, but it stands in a phrase that Customs Enforcement excludes", Only(ice, "", "the ICE age", RejectionKind.Excluded));
        Assert.Equal("“megacárcel” seen, but the alias “megacárcel” counts only in articles in es", Only(ice, "", "a megacárcel", RejectionKind.Language));
        Assert.Equal(
            "“ICE” seen, but in a title all in capitals it may be a common word, and the text does not have it",
            Only(ice, "ICE ON THE ROADS", "", RejectionKind.ShoutedTitle));

        static string Only(TrackedEntity entity, string title, string text, RejectionKind kind)
        {
            var rejection = Assert.Single(Watching.Matcher(entity).Match(title, text, "en").Rejected);
            Assert.Equal(kind, rejection.Kind);
            return rejection.Reason;
        }
    }

    [Fact]
    public void What_counts_under_another_alias_is_no_near_miss()
    {
        var matches = Matches(Abrego, "Kilmar Abrego García came. García García.");

        Assert.Equal(3, matches.Mentions.Count);
        Assert.Empty(matches.Rejected);
    }

    [Fact]
    public void Like_near_misses_are_told_once() =>
        Assert.Single(Matches(Abrego, string.Concat(Enumerable.Repeat("García sings. ", 1_000))).Rejected);

    [Fact]
    public void An_article_without_any_of_the_words_costs_nothing()
    {
        var matcher = Watching.Matcher(Abrego);

        Assert.Same(ArticleMatches.None, matcher.Match("Weather", "Rain in Maryland", null));
    }

    private static ArticleMatches Matches(TrackedEntity entity, string text) => Watching.Matcher(entity).Match("", text, null);
}
