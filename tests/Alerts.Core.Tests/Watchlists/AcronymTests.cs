using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class AcronymTests
{
    private static readonly TrackedEntity Cecot = Watching.Entity("CECOT");
    private static readonly TrackedEntity Ice = Watching.Entity("Immigration and Customs Enforcement", new Alias("ICE"));

    [Theory]
    [InlineData("sent to CECOT", true)]
    [InlineData("VENEZUELANS SENT TO CECOT", true)]
    [InlineData("el CECOT-El Salvador", true)]
    [InlineData("CECOT’s walls", true)]
    [InlineData("l’CECOT", true)]
    [InlineData("el cecot", false)]
    [InlineData("Cecot", true)]
    [InlineData("el Cecot", true)]
    [InlineData("CEcot", false)]
    [InlineData("una olla Cecotec", false)]
    [InlineData("CECOTEC", false)]
    [InlineData("CECOTs", false)]
    [InlineData("macecot", false)]
    public void A_name_of_capitals_counts_in_capitals_and_when_long_also_as_papers_spell_it(string text, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0, Cecot.Found(text).Length);

    [Theory]
    [InlineData("ice on the roads")]
    [InlineData("Ice on the roads")]
    [InlineData("the police")]
    [InlineData("ICEs")]
    [InlineData("ICED")]
    [InlineData("X.I.C.E.")]
    [InlineData("I.C.E.X.")]
    [InlineData("i.c.e.")]
    [InlineData("I. C. E.")]
    public void Words_that_only_look_like_an_acronym_do_not_count(string text) => Assert.Empty(Ice.Found(text));

    [Theory]
    [InlineData("the I.C.E. raids", "I.C.E.")]
    [InlineData("the I.C.E raids", "I.C.E")]
    [InlineData("I.C.E.’s raids", "I.C.E.")]
    [InlineData("(ICE)", "ICE")]
    public void An_acronym_may_be_dotted(string text, string surface) => Assert.Equal([surface], Ice.Found(text));

    [Fact]
    public void A_dotted_alias_finds_the_acronym_without_dots() =>
        Assert.Equal(["ICE", "I.C.E."], Watching.Entity("Customs", new Alias("I.C.E.")).Found("ICE, that is I.C.E."));

    [Fact]
    public void A_number_keeps_an_acronym_an_acronym() =>
        Assert.Equal(["MS-13", "MS 13"], Watching.Entity("MS-13").Found("MS-13 or MS 13, not ms-13"));

    [Fact]
    public void A_stated_mode_wins_over_the_capitals() =>
        Assert.Equal(["Cecot"], Watching.Entity("The prison", new Alias("CECOT", Mode: AliasMode.Folded)).Found("al Cecot"));

    [Fact]
    public void An_acronym_keeps_its_small_letters()
    {
        var oil = Watching.Entity("The oil company", new Alias("PdVSA", Mode: AliasMode.Acronym));

        Assert.Equal(["PdVSA"], oil.Found("PdVSA, not PDVSA or pdvsa"));
    }

    [Fact]
    public void An_acronym_without_its_accent_is_the_same() =>
        Assert.Equal(["OEA", "ÓEA"], Watching.Entity("La ÓEA", new Alias("ÓEA")).Found("OEA y ÓEA"));

    [Theory]
    [InlineData("ICE ON THE ROADS", "Drivers slid on ice.")]
    [InlineData("ICE ON THE ROADS", "DRIVERS SLID ON ICE ON THE M1.")]
    [InlineData("HIELO: ICE", "")]
    public void A_short_acronym_in_a_title_of_capitals_may_be_a_word(string title, string text) =>
        Assert.DoesNotContain(Ice.Mentions(title, text), mention => mention.Field == TextField.Title);

    [Theory]
    [InlineData("ICE RAIDS A FARM", "Agents of ICE came at dawn.")]
    [InlineData("ICE RAIDS A FARM", "BY OUR REPORTER\n\nThe ICE agents came at dawn.")]
    [InlineData("ICE raids a farm", "")]
    [InlineData("I.C.E. RAIDS A FARM", "")]
    [InlineData("مداهمات ICE", "")]
    public void A_short_acronym_in_a_title_counts_where_something_speaks_for_it(string title, string text) =>
        Assert.Contains(Ice.Mentions(title, text), mention => mention.Field == TextField.Title);

    [Fact]
    public void A_longer_acronym_counts_in_a_title_of_capitals() =>
        Assert.Equal(["UNHR"], Watching.Entity("UNHR").FoundIn("UNHR: ACCESS DENIED", ""));

    [Fact]
    public void The_kind_tells_name_alias_and_acronym_apart()
    {
        var prison = Watching.Entity("Terrorism Confinement Center", new Alias("CECOT"), new Alias("mega-prison"));

        var mentions = prison.Mentions("", "The Terrorism Confinement Center (CECOT), a megaprison or mega prison");

        Assert.Equal([MentionKind.Name, MentionKind.Acronym, MentionKind.Alias], mentions.Select(mention => mention.Kind));
        Assert.Equal(["Terrorism Confinement Center", "CECOT", "mega-prison"], mentions.Select(mention => mention.Alias));
    }
}
