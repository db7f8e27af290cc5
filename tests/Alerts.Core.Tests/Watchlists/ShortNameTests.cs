using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class ShortNameTests
{
    private static readonly TrackedEntity Abrego = Person("Kilmar Abrego García");
    private static readonly TrackedEntity Bukele = Person("Nayib Bukele");
    private static readonly TrackedEntity Prison = Watching.Entity("Terrorism Confinement Center") with { Type = EntityType.Facility };

    [Theory]
    [InlineData("Kilmar Abrego García came. Abrego spoke.", "Abrego")]
    [InlineData("Kilmar Abrego García came. García spoke.", "García")]
    [InlineData("Kilmar Abrego García came. Abrego García spoke.", "Abrego García")]
    [InlineData("Kilmar Abrego Garcia came. Mr. Abrego-Garcia spoke.", "Abrego-Garcia")]
    [InlineData("Kilmar Abrego García came. Abrego García’s wife spoke.", "Abrego García")]
    [InlineData("KILMAR ABREGO GARCÍA CAME. ABREGO SPOKE.", "ABREGO")]
    public void A_surname_counts_behind_the_full_name(string text, string surface)
    {
        var mentions = Abrego.Mentions("", text);

        Assert.Equal([MentionKind.Name, MentionKind.ShortName], mentions.Select(mention => mention.Kind));
        Assert.Equal(surface, mentions[1].Surface);
        Assert.Equal(mentions[0].Surface, mentions[1].Introduction);
    }

    [Theory]
    [InlineData("President Bukele spoke.")]
    [InlineData("el presidente Bukele habló.")]
    [InlineData("Then Bukele spoke.")]
    [InlineData("a Trump-Bukele meeting")]
    [InlineData("el Gobierno Bukele")]
    [InlineData("On Monday Bukele spoke.")]
    [InlineData("“Bukele spoke”")]
    [InlineData("Bukele’s party")]
    [InlineData("Nayib Bukele, Bukele Monday")]
    public void Words_around_a_surname_do_not_make_it_another_name(string text) =>
        Assert.Contains(Bukele.Mentions("", "Nayib Bukele came. " + text), mention => mention.Kind == MentionKind.ShortName);

    [Theory]
    [InlineData("Bukele spoke.", RejectionKind.NoFullName)]
    [InlineData("Bukele spoke. Later Nayib Bukele came.", RejectionKind.NoFullName)]
    [InlineData("Nayib Bukele came with Karim Bukele. Bukele spoke.", RejectionKind.AnotherPerson)]
    [InlineData("Nayib Bukele came. Bukele spoke. Karim Bukele left.", RejectionKind.AnotherPerson)]
    [InlineData("Nayib Bukele came. Then the Bukele Foundation gave.", RejectionKind.InsideLongerName)]
    [InlineData("Nayib Bukele came, and Armandito Bukele too.", RejectionKind.InsideLongerName)]
    [InlineData("Nayib Bukele came, and J. Bukele too.", RejectionKind.InsideLongerName)]
    public void A_surname_alone_is_told_as_a_near_miss(string text, RejectionKind kind)
    {
        var matches = Watching.Matcher(Bukele).Match("", text, null);

        Assert.DoesNotContain(matches.Mentions, mention => mention.Kind == MentionKind.ShortName);
        Assert.Contains(matches.Rejected, rejection => rejection.Kind == kind);
    }

    [Theory]
    [InlineData("Matthew William Goode", "Matthew Goode", "Goode")]
    [InlineData("Kilmar Armando Abrego García", "Kilmar Abrego García", "Abrego")]
    [InlineData("Kilmar Abrego García", "Kilmar Armando Abrego Garcia", "Garcia")]
    [InlineData("Donald Trump", "Donald J. Trump", "Trump")]
    [InlineData("James Boasberg", "Judge James E. Boasberg", "Boasberg")]
    [InlineData("Nayib Bukele", "Nayib Armando Bukele", "Bukele")]
    public void Middle_names_may_come_and_go(string name, string text, string surname)
    {
        var mentions = Person(name).Mentions("", $"{text} came. {surname} spoke.");

        Assert.Equal([MentionKind.Name, MentionKind.ShortName], mentions.Select(mention => mention.Kind));
        Assert.Equal(text.Replace("Judge ", "", StringComparison.Ordinal), mentions[0].Surface);
    }

    [Theory]
    [InlineData("José Luis García Martínez", "José García, panadero de Madrid")]
    [InlineData("Kim Jong Un", "Kim Jong Il died. Un día")]
    [InlineData("Donald Trump", "Donald Trump Jr. spoke. Trump spoke.")]
    [InlineData("Nicolás Maduro", "Nicolás Maduro hijo habló.")]
    public void Somebody_else_is_not_the_person(string name, string text) => Assert.Empty(Person(name).Found(text));

    [Theory]
    [InlineData("president of El Salvador", "The capital of El Salvador. El Salvador")]
    [InlineData("the Salvadoran president", "The president of France spoke.")]
    [InlineData("Director of National Intelligence", "of Intelligence, National Intelligence")]
    [InlineData("Maryland man", "The Man of the year. A Maryland man. García")]
    [InlineData("presidente salvadoreño", "El presidente salvadoreño habló. Salvadoreño")]
    public void An_alias_that_is_no_name_is_not_cut_into_names(string alias, string text)
    {
        var person = Watching.Entity("Nayib García", new Alias(alias)) with { Type = EntityType.Person };

        Assert.All(person.Mentions("", text), mention => Assert.Equal(alias, mention.Surface));
    }

    [Theory]
    [InlineData("A letter to AG Bondi arrived.")]
    [InlineData("A letter to the Fundación Bondi arrived.")]
    [InlineData("They call it Camp Bondi.")]
    public void A_word_that_is_no_given_name_leaves_the_other_short_names_alone(string text) =>
        Assert.Contains("Bondi", Person("Pam Bondi").Found($"Pam Bondi spoke. {text} Bondi said no."));

    [Theory]
    [InlineData("Cristina Fernández de Kirchner", "Kirchner")]
    [InlineData("Ana Ortega y Gasset", "Gasset")]
    [InlineData("Robert Müller", "Mueller")]
    public void Surnames_stand_without_particle_and_umlaut_too(string name, string surname) =>
        Assert.Equal([name, surname], Person(name).Found($"{name} came. And {surname} spoke."));

    [Fact]
    public void Many_short_names_of_two_people_take_steps_in_proportion()
    {
        var matcher = Watching.Matcher(Abrego);
        _ = matcher.Match("", Text(1_000), null, out var steps);
        _ = matcher.Match("", Text(2_000), null, out var more);

        Assert.InRange(more, 0, 2.1 * steps);

        static string Text(int times) => "Kilmar Abrego García came. " + string.Concat(Enumerable.Repeat("Then Andy García left. ", times))
            + string.Concat(Enumerable.Repeat("Then Abrego left. ", times));
    }

    [Fact]
    public void A_line_break_parts_names_that_are_not_one() =>
        Assert.Equal(["Nayib Bukele", "Bukele"], Bukele.Found("Nayib Bukele\nBukele\nSpeech of the president"));

    [Fact]
    public void Another_person_of_one_surname_leaves_the_other_surname_alone() =>
        Assert.Equal(
            ["Kilmar Abrego García", "Abrego"],
            Abrego.Found("Kilmar Abrego García came. He met Gabriel García. García spoke. Abrego left."));

    [Fact]
    public void A_brother_takes_both_surnames() =>
        Assert.Equal(["Kilmar Abrego García"], Abrego.Found("Kilmar Abrego García came with César Abrego García. Abrego spoke to García."));

    [Fact]
    public void A_small_letter_makes_another_word() =>
        Assert.Equal(["Marco Rubio"], Person("Marco Rubio").Found("Marco Rubio met a rubio man."));

    [Fact]
    public void A_title_may_abbreviate_what_the_text_says_in_full()
    {
        var mentions = Bukele.Mentions("Bukele speaks", "President Nayib Bukele spoke.");

        Assert.Equal([(TextField.Title, "Nayib Bukele"), (TextField.Text, null)], mentions.Select(mention => (mention.Field, mention.Introduction)));
    }

    [Fact]
    public void A_title_introduces_what_follows() =>
        Assert.Equal(["Nayib Bukele", "Bukele"], Bukele.FoundIn("Nayib Bukele speaks", "On Friday Bukele spoke."));

    [Fact]
    public void A_heading_in_title_case_says_nothing_by_its_capitals() =>
        Assert.Equal(["Bukele", "Nayib Bukele"], Bukele.FoundIn("Judge Orders Bukele Government Officials Questioned", "Nayib Bukele spoke."));

    [Theory]
    [InlineData("James E. Boasberg", "Boasberg")]
    [InlineData("Judge James Boasberg", "Boasberg")]
    [InlineData("Gustavo de la Cruz", "de la Cruz")]
    [InlineData("Andry José Hernández Romero", "Hernández Romero")]
    [InlineData("Robert Kennedy Jr.", "Kennedy")]
    [InlineData("Ana María Pérez", "Pérez")]
    public void Titles_initials_particles_and_second_given_names_are_known(string name, string surname) =>
        Assert.Equal([name.TrimEnd('.'), surname], Person(name).Found($"{name}, came. And {surname} spoke."));

    [Theory]
    [InlineData("J. K.")]
    [InlineData("a a a")]
    [InlineData("de la")]
    [InlineData("Jr. Sr.")]
    [InlineData("President Mr.")]
    [InlineData("Madonna")]
    [InlineData("Li - Wu")]
    public void A_name_without_surname_has_no_short_name(string name) =>
        Assert.All(Person(name).Mentions("", $"{name} sings. {name}."), mention => Assert.Equal(MentionKind.Name, mention.Kind));

    [Fact]
    public void A_second_given_name_is_no_surname() =>
        Assert.Equal(["Ana María Pérez"], Person("Ana María Pérez").Found("Ana María Pérez came. María spoke."));

    [Fact]
    public void Only_persons_have_short_names() =>
        Assert.Equal(["San Salvador"], Watching.Entity("San Salvador").Found("San Salvador is hot. Salvador is cold."));

    [Fact]
    public void An_exclusion_holds_for_short_names_too()
    {
        var person = Bukele with { Exclude = ["Clan Bukele"] };

        Assert.Equal(["Nayib Bukele"], person.Found("Nayib Bukele came. El Clan Bukele spoke."));
    }

    [Theory]
    [InlineData("The Terrorism Confinement Center (CECOT) is full. CECOT has cells.", "CECOT")]
    [InlineData("The Terrorism Confinement Center, or “mega-prison”. CECOT (Terrorism Confinement Center) is full.", "CECOT")]
    [InlineData("The Terrorism Confinement Center (CECOT by its Spanish initials) is full.", "CECOT")]
    [InlineData("The Terrorism Confinement Center (the TCC) is full.", "TCC")]
    public void An_acronym_in_brackets_counts_from_there_on(string text, string acronym)
    {
        var mentions = Prison.Mentions("", text).Where(mention => mention.Kind == MentionKind.ShortName).ToList();

        Assert.NotEmpty(mentions);
        Assert.All(mentions, mention => Assert.Equal((acronym, "Terrorism Confinement Center"), (mention.Surface, mention.Introduction)));
    }

    [Fact]
    public void An_acronym_before_its_explanation_does_not_count() =>
        Assert.Equal(
            ["Terrorism Confinement Center", "CECOT"], Prison.Found("CECOT. The Terrorism Confinement Center (CECOT) is full."));

    [Theory]
    [InlineData("The Terrorism Confinement Center (AP) AP reports.")]
    [InlineData("The Terrorism Confinement Center (Tecoluca) is in Tecoluca.")]
    [InlineData("The Terrorism Confinement Center (officials say) is full.")]
    [InlineData("The Terrorism Confinement Center (CECOT officials say) is full.")]
    public void What_else_stands_in_brackets_is_no_acronym(string text) => Assert.Single(Prison.Found(text));

    [Fact]
    public void Spanish_papers_spell_an_acronym_as_a_name() =>
        Assert.Equal(
            ["Centro de Confinamiento del Terrorismo", "Cecot", "Cecot"],
            Watching.Entity("Centro de Confinamiento del Terrorismo").Found("El Centro de Confinamiento del Terrorismo (Cecot) es grande. El Cecot."));

    [Fact]
    public void An_acronym_in_brackets_is_eaten_by_exclusions_too()
    {
        var prison = Prison with { Exclude = ["CECOT Group"] };

        Assert.Equal(
            ["Terrorism Confinement Center", "CECOT"],
            prison.Found("The Terrorism Confinement Center (CECOT) opened. CECOT Group, a firm, denies."));
    }

    [Theory]
    [InlineData("Human Rights Watch (USA) spoke. The USA agrees.")]
    [InlineData("Human Rights Watch (NGO) spoke. Another NGO.")]
    [InlineData("The EUROPA (Human Rights Watch, 2025) spoke. EUROPA.")]
    public void Countries_and_kinds_in_brackets_are_no_acronym(string text) =>
        Assert.Single((Watching.Entity("Human Rights Watch") with { Type = EntityType.Other }).Found(text));

    [Fact]
    public void A_place_or_person_with_brackets_has_no_acronym() =>
        Assert.Equal(["San Salvador"], (Watching.Entity("San Salvador") with { Type = EntityType.Location }).Found("San Salvador (ORF) – ORF says"));

    private static TrackedEntity Person(string name) => Watching.Entity(name) with { Type = EntityType.Person };
}
