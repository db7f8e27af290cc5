using System.Text;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class FoldedNameTests
{
    private static readonly TrackedEntity Bukele = Watching.Entity("Nayib Bukele", new Alias("Bukele"));
    private static readonly TrackedEntity Abrego = Watching.Entity("Abrego García");

    [Theory]
    [InlineData("BUKELE wins again", "BUKELE")]
    [InlineData("bukele wins again", "bukele")]
    [InlineData("El presidente Búkele habló", "Búkele")]
    [InlineData("NAYIB BUKELE gana", "NAYIB BUKELE")]
    public void Case_and_accents_do_not_matter(string text, string surface) => Assert.Equal([surface], Bukele.Found(text));

    [Theory]
    [InlineData("Abrego Garcia")]
    [InlineData("Ábrego García")]
    [InlineData("ÁBREGO GARCÍA")]
    [InlineData("Abrego-García")]
    [InlineData("Abrego\u2010Garcia")]
    [InlineData("Abrego–Garcia")]
    [InlineData("Abrego\u00A0García")]
    [InlineData("Abrego\u202F\u2009García")]
    [InlineData("Abrego  García")]
    [InlineData("Abrego\nGarcía")]
    [InlineData("Abrego \r\n García")]
    [InlineData("Abre\u00ADgo Gar\u200Bcía")]
    [InlineData("Abrego\u200E García")]
    [InlineData("Ａｂｒｅｇｏ　Ｇａｒｃíａ")]
    public void All_ways_to_set_a_name_are_one(string name)
    {
        Assert.Equal([name], Abrego.Found($"Judge: {name}, back in Maryland"));
        var decomposed = name.Normalize(NormalizationForm.FormD);
        Assert.Equal([decomposed], Abrego.Found($"Judge: {decomposed}, back in Maryland"));
    }

    [Theory]
    [InlineData("Abrego\n\nGarcía")]
    [InlineData("Abrego\r\n\r\nGarcía")]
    [InlineData("Abrego\n \nGarcía")]
    [InlineData("Abrego\u2029García")]
    [InlineData("Abrego, García")]
    [InlineData("Abrego. García")]
    [InlineData("Abrego - García")]
    [InlineData("AbregoGarcía")]
    [InlineData("Abrego and García")]
    public void A_paragraph_or_punctuation_ends_a_name(string text) => Assert.Empty(Abrego.Found(text));

    [Theory]
    [InlineData("Peña", "Pena")]
    [InlineData("Agüero", "AGUERO")]
    [InlineData("Straßer", "Strasser")]
    [InlineData("Strasser", "STRAẞER")]
    [InlineData("Æsop Œuvre", "aesop oeuvre")]
    [InlineData("Fiat Oficial", "ﬁat oﬁcial")]
    [InlineData("Łódź Ødegård", "Lodz Odegard")]
    [InlineData("Σίσυφος", "ΣΊΣΥΦΟΣ")]
    [InlineData("Istanbul", "İstanbul")]
    [InlineData("Iğdır", "IGDIR")]
    [InlineData("Bukele", "𝐁𝐮𝐤𝐞𝐥𝐞")]
    public void Letters_that_readers_take_for_the_same_are_the_same(string name, string text)
    {
        Assert.Equal([text], Folded(name).Found($"({text})"));
        Assert.Equal([name], Folded(text).Found($"({name})"));

        static TrackedEntity Folded(string alias) => Watching.Entity("Somebody", new Alias(alias, Mode: AliasMode.Folded));
    }

    [Theory]
    [InlineData("O'Brien", "O’Brien")]
    [InlineData("O’Brien", "O'Brien")]
    [InlineData("O'Brien", "OʼBRIEN")]
    [InlineData("Joaquín \"El Chapo\" Guzmán", "Joaquín “El Chapo” Guzmán")]
    [InlineData("Joaquín \"El Chapo\" Guzmán", "Joaquín «El Chapo» Guzmán")]
    [InlineData("St. Louis", "St.\u00A0Louis")]
    public void Kinds_of_quotes_and_apostrophes_are_alike(string name, string text) =>
        Assert.Equal([text], Watching.Entity(name).Found($"then {text} said"));

    [Theory]
    [InlineData("Bukele's plan")]
    [InlineData("Bukele’s plan")]
    [InlineData("Bukele' plan")]
    [InlineData("Bukele’ll come")]
    [InlineData("Trump-Bukele meeting")]
    [InlineData("Trump–Bukele meeting")]
    [InlineData("pro-Bukele")]
    [InlineData("‘Bukele’")]
    [InlineData("¿Bukele?")]
    [InlineData("«Bukele»")]
    [InlineData("#Bukele")]
    [InlineData("l’Bukele")]
    [InlineData("d'Bukele")]
    [InlineData("Trump/Bukele")]
    public void A_name_ends_where_the_word_ends(string text) => Assert.Equal(["Bukele"], Bukele.Found(text));

    [Fact]
    public void A_possessive_is_no_part_of_the_mention()
    {
        var mention = Assert.Single(Bukele.Mentions("Bukele’s prison", ""));

        Assert.Equal((0, 6, "Bukele"), (mention.Range.Start, mention.Range.Length, mention.Surface));
    }

    [Fact]
    public void A_name_that_ends_in_s_takes_a_bare_apostrophe() =>
        Assert.Equal(["Los Maras"], Watching.Entity("Los Maras").Found("Los Maras’ leader"));

    [Fact]
    public void A_name_that_is_a_possessive_itself_is_found_whole() =>
        Assert.Equal(["Moody’s"], Watching.Entity("Moody's").Found("Moody’s cut it"));

    [Theory]
    [InlineData("Bukeles")]
    [InlineData("bukelismo")]
    [InlineData("Bukele2024")]
    [InlineData("xBukele")]
    [InlineData("Bukele\u00ADs")]
    [InlineData("O'Bukele")]
    [InlineData("Bukele'son")]
    [InlineData("Bukeleé")]
    public void A_name_is_never_found_inside_a_word(string text) => Assert.Empty(Bukele.Found(text));

    [Fact]
    public void Marks_that_are_vowels_are_not_dropped() => Assert.Empty(Watching.Entity("कीमत").Found("कुमत"));
}
