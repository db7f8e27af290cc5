using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class AliasFormTests
{
    [Theory]
    [InlineData("Border Patrol", "two Border Patrols")]
    [InlineData("Federal Agency", "the Federal Agencies")]
    [InlineData("Boston Church", "Boston Churches")]
    [InlineData("pandilla salvatrucha", "las pandillas salvatruchas")]
    [InlineData("Tren de Aragua", "los Trenes de Araguas")]
    [InlineData("Juez de Paz", "Jueces de Paces")]
    [InlineData("NGO", "the NGOs")]
    [InlineData("MS-13", "MS-13s")]
    public void An_organisation_is_found_in_the_plural(string name, string text) =>
        Assert.Single((Watching.Entity(name) with { Type = EntityType.Organization }).Found(text));

    [Theory]
    [InlineData(EntityType.Facility, "CECOT", "CECOTs")]
    [InlineData(EntityType.Person, "Nayib Bukele", "Nayib Bukeles")]
    [InlineData(EntityType.Organization, "NGO", "NGOS")]
    [InlineData(EntityType.Organization, "Border Patrol", "Border Patroling")]
    public void Nothing_else_is(EntityType type, string name, string text) =>
        Assert.Empty((Watching.Entity(name) with { Type = type }).Found(text));

    [Fact]
    public void An_alias_of_one_language_has_that_language_s_plural()
    {
        var prison = Watching.Entity("The prison", new Alias("centro penal", "es")) with { Type = EntityType.Organization };

        Assert.Single(prison.Found("los centros penales"));
        Assert.Empty(prison.Found("the centro penals"));
    }

    [Theory]
    [InlineData("Müller", "Muller", 1)]
    [InlineData("Müller", "MUELLER", 1)]
    [InlineData("Müller", "Mu\u0308ller", 1)]
    [InlineData("Mueller", "Müller", 0)]
    [InlineData("Straße", "STRASSE", 1)]
    [InlineData("Strasse", "Straße", 1)]
    [InlineData("Peña", "PENA", 1)]
    [InlineData("Peña", "Pen\u0303a", 1)]
    [InlineData("Núñez", "Nunez", 1)]
    [InlineData("Güell", "Guell", 1)]
    [InlineData("œuvre", "oeuvre", 1)]
    [InlineData("office", "o\uFB03ce", 1)]
    public void German_and_spanish_letters_meet_their_plain_spelling(string alias, string text, int count) =>
        Assert.Equal(count, Watching.Entity(alias).Found(text).Length);

    [Theory]
    [InlineData("U.S. Supreme Court", "the US Supreme Court")]
    [InlineData("US Department of Justice", "the U.S. Department of Justice")]
    [InlineData("D.C. Circuit", "the DC Circuit")]
    [InlineData("D.C. Circuit", "the D.C. Circuit")]
    public void Capitals_inside_a_name_may_have_dots_or_not(string alias, string text) => Assert.Single(Watching.Entity(alias).Found(text));

    [Theory]
    [InlineData("Peña", "Pena")]
    [InlineData("año", "ano")]
    [InlineData("Müller", "Mueller")]
    public void Exact_aliases_demand_their_accents(string alias, string text)
    {
        var entity = Watching.Entity("Somebody", new Alias(alias, Mode: AliasMode.Exact));

        Assert.Empty(entity.Found(text));
        Assert.Single(entity.Found(alias));
    }
}
