using System.Text;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Editing;

/// <summary>Bad input is told by its field, what is wrong and what would do.</summary>
public sealed class WatchlistCheckTests
{
    private static readonly ContextRule Kilmar = new(["Kilmar"], []);

    [Theory]
    [InlineData("", "empty", "an alias is empty; expected 1 to 200 characters")]
    [InlineData("  ", "empty", "an alias is empty; expected 1 to 200 characters")]
    [InlineData("C", "too-short", "an alias is \"C\", which would match nearly everything or nothing; expected at least two letters or digits")]
    [InlineData("¿?", "too-short", "an alias is \"¿?\", which would match nearly everything or nothing; expected at least two letters or digits")]
    [InlineData("CE\u0007COT", "control-character", "an alias has a control character such as a line break or tab; expected plain text")]
    [InlineData("CECOT\nGroup", "control-character", "an alias has a control character such as a line break or tab; expected plain text")]
    public void An_alias_that_cannot_be_looked_for_is_refused(string alias, string code, string message) =>
        Assert.Equal([(code, "entities[0].aliases[0].text", message)], FaultsOf(Cecot(new Alias(alias))));

    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal(
        [("broken-character", "entities[0].aliases[0].text", "an alias has half a surrogate pair (\\uD800 to \\uDFFF); expected whole characters")],
        FaultsOf(Cecot(new Alias("CECOT" + '\ud83d'))));

    [Fact]
    public void An_alias_of_a_megabyte_is_refused_in_a_short_message() => Assert.Equal(
        [("too-long", "entities[0].aliases[0].text", "an alias has 1048576 characters; expected at most 200")],
        FaultsOf(Cecot(new Alias(new string('x', 1 << 20)))));

    [Fact]
    public void A_phrase_of_more_words_than_any_text_repeats_is_refused() => Assert.Equal(
        [("too-many-words", "entities[0].aliases[0].text", "an alias has 21 words; expected at most 20, since no text repeats so many")],
        FaultsOf(Cecot(new Alias(string.Join(' ', Enumerable.Repeat("so", 21))))));

    [Theory]
    [InlineData("", "the entity's \"id\" is \"\"; expected 1 to 64 lower-case letters, digits and hyphens")]
    [InlineData("../cecot", "the entity's \"id\" is \"../cecot\"; expected 1 to 64 lower-case letters, digits and hyphens")]
    [InlineData("Él", "the entity's \"id\" is \"Él\"; expected 1 to 64 lower-case letters, digits and hyphens")]
    public void An_id_that_is_no_key_is_refused(string id, string message) => Assert.Equal(
        [("invalid-id", "entities[0].id", message)], FaultsOf(Cecot() with { Id = id }));

    [Fact]
    public void Two_entities_with_one_id_are_refused() => Assert.Equal(
        [("duplicate-id", "entities[1].id", "two entities have the id \"cecot\"; expected an id of its own for each")],
        FaultsOf(Cecot(), Cecot() with { Name = "Nayib Bukele" }));

    [Fact]
    public void An_entity_without_any_spelling_is_refused() => Assert.Equal(
        [("empty", "entities[0].name", "the entity's \"name\" is empty; expected 1 to 200 characters")], FaultsOf(Cecot() with { Name = "" }));

    [Theory]
    [InlineData("Abrego Garcia", "Ábrego García", "\"Ábrego García\" finds the same as \"Abrego Garcia\" (aliases[0]); expected each spelling once")]
    [InlineData("Abrego García", "abrego-garcía", "\"abrego-garcía\" finds the same as \"Abrego García\" (aliases[0]); expected each spelling once")]
    public void Two_aliases_that_find_the_same_are_refused(string first, string second, string message) => Assert.Equal(
        [("duplicate", "entities[0].aliases[1].text", message)], FaultsOf(Abrego(new(first), new(second))));

    [Fact]
    public void An_alias_that_finds_what_the_name_finds_is_refused() => Assert.Equal(
        [("duplicate", "entities[0].aliases[0].text", "\"kilmar abrego garcia\" finds the same as \"Kilmar Abrego García\" (the entity's name); expected each spelling once")],
        FaultsOf(Abrego(new Alias("kilmar abrego garcia"))));

    [Fact]
    public void One_text_in_two_modes_languages_or_surroundings_is_no_duplicate() => Assert.Empty(FaultsOf(
        Cecot(new("Cecot"), new("cecot", "es"), new("Cecot", "es", AliasMode.Exact)),
        Abrego(new("García", Requires: Kilmar), new("García", Requires: new(["Maryland"], [], new(ContextUnit.Sentence))))));

    [Fact]
    public void An_alias_that_counts_anyway_needs_no_second_one_with_a_condition() => Assert.Equal(
        [("duplicate", "entities[0].aliases[1].text", "\"García\" finds the same as \"García\" (aliases[0]); expected each spelling once")],
        FaultsOf(Abrego(new("García"), new("García", Requires: Kilmar))));

    [Theory]
    [InlineData(ContextUnit.Sentence, ContextUnit.Article)]
    [InlineData(ContextUnit.Sentence, ContextUnit.Sentence)]
    [InlineData(ContextUnit.Sentence, ContextUnit.Paragraph)]
    [InlineData(ContextUnit.Words, ContextUnit.Article)]
    [InlineData(ContextUnit.Words, ContextUnit.Words)]
    public void A_phrase_that_is_required_where_it_is_forbidden_is_refused(ContextUnit required, ContextUnit forbidden) => Assert.Equal(
        [("contradiction", "entities[0].aliases[0].requires.any[0]", "\"Kilmar\" is required where \"kilmar\" is forbidden, so it can never help; take out one of the two, or forbid it in a narrower place")],
        FaultsOf(Abrego(new Alias("García", Requires: new(["Kilmar"], [], new(required, 5)), Forbids: new(["kilmar"], [], new(forbidden, 5))))));

    [Theory]
    [InlineData(ContextUnit.Article, ContextUnit.Sentence)]
    [InlineData(ContextUnit.Paragraph, ContextUnit.Words)]
    public void A_phrase_that_is_forbidden_only_nearer_than_it_is_required_contradicts_nothing(ContextUnit required, ContextUnit forbidden) =>
        Assert.Empty(FaultsOf(Abrego(new Alias("García", Requires: new(["Kilmar"], [], new(required, 5)), Forbids: new(["Kilmar"], [], new(forbidden, 5))))));

    [Fact]
    public void A_required_phrase_that_holds_a_forbidden_one_is_refused() => Assert.Equal(
        [("contradiction", "entities[0].aliases[0].requires.all[0]", "\"Andrés García\" is required where \"Andrés\" is forbidden, so it can never help; take out one of the two, or forbid it in a narrower place")],
        FaultsOf(Abrego(new Alias("Kilmar", Requires: new([], ["Andrés García"]), Forbids: new(["Andrés"], [])))));

    [Fact]
    public void What_is_forbidden_together_and_required_together_is_refused() => Assert.Equal(
        [("contradiction", "entities[0].aliases[0].forbids.all", "all that is forbidden together is required, so the alias can never count; take out one of the two")],
        FaultsOf(Abrego(new Alias("García", Requires: new([], ["Kilmar", "Maryland"]), Forbids: new([], ["Maryland", "Kilmar"])))));

    [Fact]
    public void An_alias_that_its_exclusion_always_eats_is_refused() => Assert.Equal(
        [("always-excluded", "entities[0].name", "\"CECOT\" can never count, since \"exclude\" has \"Cecot\"; take out one of the two")],
        FaultsOf(Cecot() with { Exclude = ["Cecot"] }));

    [Fact]
    public void A_required_phrase_that_lies_inside_the_alias_is_refused() => Assert.Equal(
        [("inside-alias", "entities[0].aliases[0].requires.any[1]", "the required phrase \"garcia\" lies inside the alias \"Abrego García\" itself, where it does not count; expected a phrase beside it")],
        FaultsOf(Abrego(new Alias("Abrego García", Requires: new(["Kilmar", "garcia"], [])))));

    [Fact]
    public void A_rule_without_a_phrase_is_refused() => Assert.Equal(
        [("empty-rule", "entities[0].aliases[0].forbids", "\"forbids\" names no phrase; expected at least one in \"any\" or \"all\"")],
        FaultsOf(Abrego(new Alias("García", Forbids: new([], [])))));

    [Fact]
    public void More_aliases_or_entities_than_one_watchlist_takes_are_refused()
    {
        var many = Cecot([.. Enumerable.Range(0, 100_001).Select(number => new Alias($"Alias {number}"))]);
        TrackedEntity[] entities = [.. Enumerable.Range(0, 20_001).Select(number => Cecot() with { Id = $"e{number}" })];

        Assert.Equal([("too-many-aliases", "entities", "the watchlist has 100,001 aliases; expected at most 100,000. Split it into several watchlists")], FaultsOf(many));
        Assert.Equal([("too-many-entities", "entities", "the watchlist has 20,001 entities; expected at most 20,000. Split it into several watchlists")], FaultsOf(entities));
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_each_with_its_line()
    {
        const string Json = """
            { "id": "el-salvador", "name": "Deportations",
              "entities": [
                { "id": "cecot", "name": "CECOT", "type": "prison",
                  "aliases": ["C",
                    { "text": "Centro", "mode": "fuzzy", "requires": { "any": ["Centro", 7] } },
                    "CECOT"] },
                { "id": "Cecot", "alias": [] } ] }
            """;

        var file = WatchlistFile.Read(Encoding.UTF8.GetBytes(Json));

        Assert.Null(file.Watchlist);
        Assert.Equal(
            [
                (3, "unknown-word", "entities[0].type"),
                (4, "too-short", "entities[0].aliases[0].text"),
                (5, "unknown-word", "entities[0].aliases[1].mode"),
                (5, "inside-alias", "entities[0].aliases[1].requires.any[0]"),
                (5, "wrong-kind", "entities[0].aliases[1].requires.any[1]"),
                (6, "duplicate", "entities[0].aliases[2].text"),
                (7, "invalid-id", "entities[1].id"),
                (7, "unknown-property", "entities[1].alias"),
                (7, "missing", "entities[1].name"),
            ],
            file.Faults.Select(fault => (fault.Place!.Line, fault.Code, fault.Field.ToString())));
    }

    [Fact]
    public void Bad_syntax_ends_the_reading_after_what_was_found_before()
    {
        var file = WatchlistFile.Read("{ \"id\": 7,\n  \"name\": ] }"u8.ToArray());

        Assert.Equal([(1, "wrong-kind"), (2, "syntax")], file.Faults.Select(fault => (fault.Place!.Line, fault.Code)));
    }

    [Fact]
    public void A_hundred_thousand_faults_on_one_line_are_placed_in_one_reading_of_it()
    {
        var aliases = string.Join(',', Enumerable.Repeat("\"é\"", 100_000));
        var json = $$"""{"id":"a","name":"A list","entities":[{"id":"b","name":"CECOT","aliases":[{{aliases}}]}]}""";

        var file = WatchlistFile.Read(Encoding.UTF8.GetBytes(json));

        Assert.Equal(100_000, file.Faults.Count);
        Assert.Equal(json.LastIndexOf("\"é\"", StringComparison.Ordinal) + 1, file.Faults[^1].Place!.Column);
    }

    private static TrackedEntity Cecot(params Alias[] aliases) => new() { Id = "cecot", Name = "CECOT", Type = EntityType.Facility, Aliases = aliases };

    private static TrackedEntity Abrego(params Alias[] aliases) =>
        new() { Id = "abrego-garcia", Name = "Kilmar Abrego García", Type = EntityType.Person, Aliases = aliases };

    private static (string, string, string)[] FaultsOf(params TrackedEntity[] entities) =>
        [.. WatchlistCheck.FaultsOf(Watching.List(entities)).Select(fault => (fault.Code, fault.Field.ToString(), fault.Message))];
}
