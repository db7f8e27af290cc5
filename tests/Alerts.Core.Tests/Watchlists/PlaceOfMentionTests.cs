using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class PlaceOfMentionTests
{
    private static readonly TrackedEntity Abrego = Watching.Entity(
        "Kilmar Abrego García", new Alias("Abrego García"), new Alias("García"), new Alias("Kilmar"));

    [Fact]
    public void The_longest_spelling_at_a_place_is_the_one_mention() =>
        Assert.Equal(
            ["Kilmar Abrego García", "Abrego García", "García", "Kilmar"],
            Abrego.Found("Kilmar Abrego García; Abrego García; García; Kilmar"));

    [Fact]
    public void Of_two_spellings_that_overlap_the_longer_is_kept()
    {
        var minister = Watching.Entity("Gustavo Villatoro", new Alias("Ministro Gustavo"), new Alias("Gustavo Villatoro Funes"));

        Assert.Equal(["Gustavo Villatoro Funes"], minister.Found("Ministro Gustavo Villatoro Funes"));
    }

    [Fact]
    public void A_longer_spelling_that_does_not_count_leaves_room_for_the_shorter()
    {
        var person = Watching.Entity("Kilmar", Watching.Needing("Kilmar Abrego", "Maryland"));

        Assert.Equal(["Kilmar"], person.Found("Kilmar Abrego in Texas"));
        Assert.Equal(["Kilmar Abrego"], person.Found("Kilmar Abrego in Maryland"));
    }

    [Fact]
    public void Of_equal_spellings_the_first_that_counts_is_named()
    {
        var person = Watching.Entity(
            "The defendant",
            Watching.Needing("García", "Maryland"),
            new Alias("Garcia", "es"),
            new Alias("GARCÍA", Mode: AliasMode.Folded));

        Assert.Equal("GARCÍA", Assert.Single(person.Mentions("García", "", "en")).Alias);
        Assert.Equal("Garcia", Assert.Single(person.Mentions("García", "", "es")).Alias);
        Assert.Equal("García", Assert.Single(person.Mentions("García", "Maryland", "es")).Alias);
    }

    [Fact]
    public void Different_entities_may_share_a_place()
    {
        var state = Watching.Entity("Aragua") with { Id = "state" };
        var gang = Watching.Entity("Tren de Aragua") with { Id = "gang" };

        var mentions = Watching.Matcher(state, gang).Match("", "El Tren de Aragua", null).Mentions;

        Assert.Equal(
            [("gang", "Tren de Aragua"), ("state", "Aragua")],
            mentions.Select(mention => (mention.EntityId, mention.Surface)));
    }

    [Fact]
    public void An_entity_on_two_watchlists_is_reported_for_both()
    {
        var lists = new[] { "first", "second" }.Select(id => Watching.List(Watching.Entity("CECOT")) with { Id = id });

        var mentions = new WatchlistMatcher(lists).Match("CECOT", "", null).Mentions;

        Assert.Equal(
            [("first", "watched"), ("second", "watched")],
            mentions.Select(mention => (mention.WatchlistId, mention.EntityId)));
    }

    [Theory]
    [InlineData("👮🏽‍♀️ and 🇸🇻: ", "CECOT", " 👮")]
    [InlineData("e\u0301e\u0301 ", "CECOT", "")]
    [InlineData("\u200B\uFEFF ", "CE\u200BCO\u00ADT", "\u200B.")]
    [InlineData("\uD83D ", "CECOT", " \uDE00")]
    [InlineData("❤\uFE0F", "CECOT", "\u200D\n")]
    [InlineData("\u0301 ", "CECOT\u0301", "")]
    [InlineData("\uFFFE", "CECOT", "\uFFFE")]
    [InlineData("𐐀𐐁 ", "CECOT", " 𐐀")]
    public void Offsets_are_those_of_the_text_as_given(string before, string surface, string after)
    {
        var mention = Assert.Single(Watching.Entity("CECOT").Mentions("", before + surface + after));

        Assert.Equal(new TextRange(before.Length, surface.Length), mention.Range);
    }

    [Fact]
    public void Mentions_come_in_reading_order_title_first()
    {
        var mentions = Abrego.Mentions("About García", "Kilmar, that is Abrego García");

        Assert.Equal(
            [(TextField.Title, 6), (TextField.Text, 0), (TextField.Text, 16)],
            mentions.Select(mention => (mention.Field, mention.Range.Start)));
    }

    [Fact]
    public void A_name_does_not_run_from_title_into_text() =>
        Assert.Equal(["Kilmar", "García"], Abrego.FoundIn("Kilmar Abrego", "García"));

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        Assert.Empty(Abrego.FoundIn("", ""));
        Assert.Empty(new WatchlistMatcher([]).Match("CECOT", "CECOT", "es").Mentions);
    }

    [Fact]
    public void An_alias_without_a_word_is_refused_when_the_matcher_is_built() =>
        Assert.Throws<ArgumentException>(() => Watching.Matcher(Watching.Entity("CECOT", new Alias("—"))));
}
