using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class NearRuleTests
{
    private static readonly ContextScope Sentence = new(ContextUnit.Sentence);
    private static readonly ContextScope Paragraph = new(ContextUnit.Paragraph);

    [Theory]
    [InlineData(0, "Maryland García", true)]
    [InlineData(0, "García, Maryland", true)]
    [InlineData(0, "García of Maryland", false)]
    [InlineData(1, "García of Maryland", true)]
    [InlineData(1, "Maryland: the man García", false)]
    [InlineData(2, "Maryland: the man García", true)]
    [InlineData(2, "García. He came. Maryland", true)]
    [InlineData(1, "García. He came. Maryland", false)]
    public void Words_between_the_two_are_counted_on_both_sides(int words, string text, bool counts) =>
        Assert.Equal(counts, Requiring(ContextScope.Of(words), "Maryland").Found(text).Length == 1);

    [Theory]
    [InlineData("García lived in Maryland. He left.", true)]
    [InlineData("García left. Maryland waits.", false)]
    [InlineData("Maryland waits. García left.", false)]
    [InlineData("In Maryland García left. Nobody saw it.", true)]
    [InlineData("García left at 5 p.m. from Maryland.", true)]
    public void A_sentence_ends_what_is_near(string text, bool counts) =>
        Assert.Equal(counts, Requiring(Sentence, "Maryland").Found(text).Length == 1);

    [Theory]
    [InlineData("García left. Maryland waits.", true)]
    [InlineData("García left.\n\nMaryland waits.", false)]
    [InlineData("Maryland waits.\n\nGarcía left.\n\nMaryland waits.", false)]
    [InlineData("One.\n\nGarcía left.\nMaryland waits.\n\nThree.", true)]
    public void A_paragraph_ends_what_is_near(string text, bool counts) =>
        Assert.Equal(counts, Requiring(Paragraph, "Maryland").Found(text).Length == 1);

    [Fact]
    public void The_title_is_near_only_in_the_article()
    {
        Assert.Single(Requiring(default, "Maryland").FoundIn("Maryland", "García left"));
        Assert.Empty(Requiring(ContextScope.Of(100), "Maryland").FoundIn("Maryland", "García left"));
        Assert.Empty(Requiring(Paragraph, "Maryland").FoundIn("Maryland", "García left"));
    }

    [Fact]
    public void Each_occurrence_is_judged_by_itself()
    {
        var found = Requiring(Sentence, "Maryland").Mentions("", "García sang. García of Maryland left. García slept.");

        Assert.Equal(13, Assert.Single(found).Range.Start);
    }

    [Fact]
    public void A_near_phrase_folds_and_keeps_to_words()
    {
        Assert.Single(Requiring(Sentence, "Bogotá").Found("García in BOGOTA"));
        Assert.Empty(Requiring(Sentence, "Mary").Found("García of Maryland"));
    }

    [Fact]
    public void An_occurrence_is_not_near_itself()
    {
        var gang = Watching.Entity("The gang", new Alias("Tren de Aragua", Requires: new(["Aragua"], [], ContextScope.Of(3))));

        Assert.Empty(gang.Found("el Tren de Aragua"));
        Assert.Single(gang.Found("el Tren de Aragua, de Aragua"));
        Assert.Single(gang.Found("Aragua y el Tren de Aragua"));
        Assert.Empty(gang.Found("Aragua, a state far away from here, has the Tren de Aragua"));
    }

    [Theory]
    [InlineData("ICE raids a farm", true)]
    [InlineData("ICE and hockey", false)]
    [InlineData("ICE raids a farm.\n\nHockey begins.", true)]
    public void What_is_forbidden_near_keeps_an_alias_from_counting(string text, bool counts)
    {
        var ice = Watching.Entity("Immigration and Customs Enforcement", new Alias("ICE", Forbids: new(["hockey", "skating"], [], Paragraph)));

        Assert.Equal(counts, ice.Found(text).Length == 1);
    }

    [Fact]
    public void All_forbidden_together_are_needed_to_forbid()
    {
        var act = Watching.Entity("Alien Enemies Act", new Alias("the act", Forbids: new([], ["theatre", "stage"])));

        Assert.Single(act.Found("the act in the theatre"));
        Assert.Empty(act.Found("the act on the stage of a theatre"));
    }

    [Fact]
    public void The_alert_says_what_was_found_near()
    {
        var rule = new ContextRule(["Kilmar", "Maryland"], ["deported"], Sentence);
        var entity = Watching.Entity("The man", new Alias("García", Requires: rule));

        Assert.Equal("deported + Maryland", Assert.Single(entity.Mentions("", "Maryland’s García was deported.")).Context);
    }

    [Fact]
    public void A_megabyte_of_aliases_and_near_phrases_takes_steps_in_proportion()
    {
        var matcher = Watching.Matcher(Requiring(Sentence, "Maryland", "García García"));
        _ = matcher.Match("", Repeat(20_000), null, out var steps);
        _ = matcher.Match("", Repeat(40_000), null, out var more);

        Assert.InRange(more, 0, 2.1 * steps);

        static string Repeat(int times) => string.Concat(Enumerable.Repeat("García ", times));
    }

    private static TrackedEntity Requiring(ContextScope within, params string[] any) =>
        Watching.Entity("Kilmar Abrego", new Alias("García", Requires: new(any, [], within)));
}
