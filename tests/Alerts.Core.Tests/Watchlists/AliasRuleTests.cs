using System.Text;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class AliasRuleTests
{
    private static readonly TrackedEntity Abrego = Watching.Entity(
        "Kilmar Abrego García", new Alias("Abrego García"), Watching.Needing("García", "Kilmar", "CECOT", "Maryland"));

    [Fact]
    public void An_exact_alias_counts_letter_for_letter()
    {
        var prison = Watching.Entity("The prison", new Alias("El Penal", Mode: AliasMode.Exact));

        Assert.Equal(["El Penal"], prison.Found("el penal, El penal, EL PENAL, Él Penal, El Penal"));
    }

    [Fact]
    public void An_exact_alias_demands_its_accents_however_they_are_encoded()
    {
        var person = Watching.Entity("The defendant", new Alias("García", Mode: AliasMode.Exact));
        var decomposed = "García".Normalize(NormalizationForm.FormD);

        Assert.Equal(["García", decomposed], person.Found($"Garcia, García, {decomposed}, GARCÍA"));
    }

    [Fact]
    public void An_exact_alias_takes_any_kind_of_quote_dash_and_space_but_not_one_for_the_other()
    {
        var exact = Watching.Entity("The pair", new Alias("O'Brien-Smith Jr", Mode: AliasMode.Exact));

        Assert.Equal(["O’Brien–Smith\u00A0Jr"], exact.Found("O’Brien–Smith\u00A0Jr, O'Brien Smith Jr, O'Brien-Smith-Jr"));
    }

    [Fact]
    public void An_exact_alias_ignores_a_mark_that_stands_on_no_letter()
    {
        var city = Watching.Entity("The city", new Alias("St. Louis", Mode: AliasMode.Exact));

        Assert.Equal(["St.\u0301 Louis"], city.Found("in St.\u0301 Louis"));
    }

    [Theory]
    [InlineData("Andrés García won", "A match in Madrid.")]
    [InlineData("García ganó", "Partido en Madrid")]
    [InlineData("García ganó", "Kilmarnock lost")]
    public void An_alias_that_requires_context_does_not_count_without(string title, string text) =>
        Assert.Empty(Abrego.FoundIn(title, text));

    [Theory]
    [InlineData("García is back", "He lives in maryland.", "Maryland")]
    [InlineData("From Maryland", "García spoke. CECOT was mentioned.", "CECOT")]
    [InlineData("García habló", "Estuvo en el cecot.", "CECOT")]
    public void Context_may_stand_anywhere_in_title_or_text(string title, string text, string context)
    {
        var mention = Assert.Single(Abrego.Mentions(title, text));

        Assert.Equal(("García", context), (mention.Surface, mention.Context));
    }

    [Fact]
    public void All_phrases_must_stand_there_when_all_are_required()
    {
        var act = Watching.Entity("Alien Enemies Act", Watching.NeedingAll("the act", "1798", "deportation"));

        Assert.Empty(act.Found("the act of 1798"));
        Assert.Empty(act.Found("the act allows deportation"));
        Assert.Equal("1798 + deportation", Assert.Single(act.Mentions("", "Deportation: the act of 1798")).Context);
    }

    [Fact]
    public void Any_and_all_must_both_hold()
    {
        var rule = new ContextRule(["court", "judge"], ["1798"]);
        var act = Watching.Entity("Alien Enemies Act", new Alias("the act", Requires: rule));

        Assert.Empty(act.Found("the act of 1798"));
        Assert.Empty(act.Found("the act in court"));
        Assert.Equal("1798 + judge", Assert.Single(act.Mentions("A judge", "the act of 1798")).Context);
    }

    [Fact]
    public void An_occurrence_is_not_its_own_context()
    {
        var aragua = Watching.Entity("The gang", Watching.Needing("Tren de Aragua", "Aragua"));

        Assert.Empty(aragua.Found("El Tren de Aragua"));
        Assert.Single(aragua.Found("El Tren de Aragua, nacido en Aragua"));
        Assert.Single(aragua.Found("Aragua, cuna del Tren de Aragua"));
        Assert.Single(aragua.FoundIn("Aragua", "El Tren de Aragua"));
    }

    [Fact]
    public void A_name_counts_without_the_context_of_an_alias() =>
        Assert.Null(Assert.Single(Abrego.Mentions("Abrego Garcia", "")).Context);

    [Theory]
    [InlineData("es", true)]
    [InlineData("ES-sv", true)]
    [InlineData("es_MX", true)]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("en", false)]
    [InlineData("est", false)]
    public void An_alias_of_one_language_counts_in_that_or_an_unknown_one(string? language, bool counts)
    {
        var prison = Watching.Entity("Terrorism Confinement Center", new Alias("megacárcel", "es-419"));

        Assert.Equal(counts, prison.FoundIn("La megacárcel", "", language).Length == 1);
    }

    [Theory]
    [InlineData("CECOT Group opens a shop", 0)]
    [InlineData("Cecot-group opens a shop", 0)]
    [InlineData("CECOT\u00A0Group’s shop", 0)]
    [InlineData("CECOT Groups", 1)]
    [InlineData("CECOT, Group of Seven", 1)]
    [InlineData("CECOT Group is not CECOT", 1)]
    public void An_excluded_phrase_eats_what_lies_inside(string text, int count)
    {
        var cecot = Watching.Entity("CECOT") with { Exclude = ["CECOT Group"] };

        Assert.Equal(count, cecot.Found(text).Length);
    }

    [Fact]
    public void An_excluded_phrase_leaves_a_longer_name_around_it()
    {
        var person = Watching.Entity("Andrés García Marín", new Alias("García")) with { Exclude = ["Andrés García"] };

        Assert.Equal(["Andrés García Marín"], person.Found("Andrés García Marín, no Andrés García"));
    }

    [Fact]
    public void An_excluded_phrase_in_the_title_leaves_the_text_alone()
    {
        var cecot = Watching.Entity("CECOT") with { Exclude = ["The CECOT Group"] };

        Assert.Equal(["CECOT"], cecot.FoundIn("The CECOT Group", "CECOT opens"));
    }

    [Fact]
    public void An_exclusion_is_of_its_entity_alone()
    {
        var cecot = Watching.Entity("CECOT") with { Exclude = ["CECOT Group"] };
        var group = Watching.Entity("CECOT Group") with { Id = "group" };

        var mention = Assert.Single(Watching.Matcher(cecot, group).Match("CECOT Group", "", null).Mentions);

        Assert.Equal("group", mention.EntityId);
    }

    [Theory]
    [InlineData("Paulina Rubio sings")]
    [InlineData("Aragua, a state of Venezuela")]
    [InlineData("El tren a Aragua")]
    [InlineData("Marcos Rubio")]
    [InlineData("Rubio, Marco")]
    public void A_part_of_a_name_is_not_the_name(string text)
    {
        var entities = Watching.Matcher(Watching.Entity("Marco Rubio"), Watching.Entity("Tren de Aragua") with { Id = "gang" });

        Assert.Empty(entities.Match("", text, null).Mentions);
    }
}
