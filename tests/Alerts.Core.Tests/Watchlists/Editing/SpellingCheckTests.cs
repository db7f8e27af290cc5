using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Editing;

/// <summary>What is likely a mistake has to be confirmed.</summary>
public sealed class SpellingCheckTests : IDisposable
{
    private readonly KeptVersions _store = new();
    private readonly WatchlistSource _source;

    public SpellingCheckTests() => _source = new(_store, TimeProvider.System, NullLogger<WatchlistSource>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _source.Dispose();

    [Theory]
    [InlineData("de la", "stop-words", "the alias \"de la\" has only words that stand in nearly every text; give the full name, or require a context")]
    [InlineData("The Act", "stop-words", "the alias \"The Act\" has only words that stand in nearly every text; give the full name, or require a context")]
    [InlineData("President", "common-word", "the alias \"President\" is an everyday word of the news; give the full name, or require a context")]
    [InlineData("Policía", "common-word", "the alias \"Policía\" is an everyday word of the news; give the full name, or require a context")]
    [InlineData("Xi", "short", "the alias \"Xi\" is so short that it stands for many things; give the full name, write it in capitals if it is an acronym, or require a context")]
    [InlineData("Bukele", "part-of-name", "the alias \"Bukele\" is one word of \"Nayib Bukele\", and other people are called so too; leave it out, since it counts anyway beside the whole name, or require a context")]
    [InlineData("<b>Nayib</b> of San Salvador", "markup", "the alias \"<b>Nayib</b> of San Salvador\" looks like HTML, which no article's text has; write the characters themselves")]
    [InlineData("Bukele &amp; Co", "markup", "the alias \"Bukele &amp; Co\" looks like HTML, which no article's text has; write the characters themselves")]
    public async Task A_doubtful_alias_is_warned_of(string alias, string code, string message)
    {
        var warning = Assert.Single(await WarningsAsync(Bukele(new Alias(alias))));

        Assert.Equal((code, "entities[0].aliases[0].text", message), (warning.Code, warning.Field.ToString(), warning.Message));
        Assert.StartsWith(code + "-", warning.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_warned_of_too() => Assert.Equal(
        ["the name \"Congress\" is an everyday word of the news; give the full name, or require a context"],
        (await WarningsAsync(new TrackedEntity { Id = "congress", Name = "Congress" })).Select(warning => warning.Message));

    [Theory]
    [InlineData("ICE")]
    [InlineData("Presidente de El Salvador")]
    [InlineData("Tom & Jerry; a report")]
    [InlineData("where 1 < 2 > 1 holds")]
    public async Task A_telling_alias_is_let_pass(string alias) => Assert.Empty(await WarningsAsync(Bukele(new Alias(alias))));

    [Fact]
    public async Task A_required_context_makes_a_common_word_telling() =>
        Assert.Empty(await WarningsAsync(Bukele(new Alias("Bukele", Requires: new(["El Salvador"], [])), new Alias("President", Requires: new(["Nayib"], [])))));

    [Fact]
    public async Task A_required_context_that_nearly_every_text_has_tells_nothing()
    {
        var warnings = await WarningsAsync(Bukele(
            new Alias("the", Requires: new(["a"], [])),
            new Alias("President", Requires: new(["of the", "Nayib"], [])),
            new Alias("Xi", Requires: new([], ["x", "y"])),
            new Alias("Bukele", Requires: new(["de"], ["la", "El Salvador"]))));

        Assert.Equal(["stop-words", "common-word", "short"], warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task A_spelling_of_two_entities_is_warned_of_at_both()
    {
        var warnings = await WarningsAsync(
            new TrackedEntity { Id = "cecot", Name = "CECOT", Aliases = [new("Mega-Prison")] },
            new TrackedEntity { Id = "tecoluca", Name = "Tecoluca prison", Aliases = [new("mega prison")] });

        Assert.Equal(
            [
                "the alias \"Mega-Prison\" also finds \"Tecoluca prison\", so an article would be told under both; require a context, or give it to one of them",
                "the alias \"mega prison\" also finds \"CECOT\", so an article would be told under both; require a context, or give it to one of them",
            ],
            warnings.Select(warning => warning.Message));
    }

    [Fact]
    public async Task A_spelling_of_another_watchlist_is_warned_of_with_its_name()
    {
        Keep(new() { Id = "prisons", Name = "Prisons", Entities = [new() { Id = "cecot-prison", Name = "Cecot" }] });

        Assert.Equal(
            ["the name \"CECOT\" also finds \"Cecot\" in the watchlist \"Prisons\", so an article would be told under both; require a context, or give it to one of them"],
            (await WarningsAsync(new TrackedEntity { Id = "cecot", Name = "CECOT" })).Select(warning => warning.Message));
    }

    [Fact]
    public async Task One_entity_in_two_watchlists_is_meant_so()
    {
        Keep(new() { Id = "prisons", Name = "Prisons", Entities = [new() { Id = "cecot", Name = "CECOT" }] });

        Assert.Empty(await WarningsAsync(new TrackedEntity { Id = "cecot", Name = "CECOT" }));
    }

    [Fact]
    public async Task What_the_saved_version_has_is_not_asked_again()
    {
        var saved = Watching.List(Bukele(new Alias("Bukele")));
        var draft = Watching.List(new TrackedEntity { Id = "cecot", Name = "CECOT" }, Bukele(new("Bukele"), new("Nayib")));

        var warnings = await new SpellingCheck(_source).CheckAsync(saved, draft, Token);

        Assert.Equal("entities[1].aliases[1].text", Assert.Single(warnings).Field.ToString());
    }

    private static TrackedEntity Bukele(params Alias[] aliases) =>
        new() { Id = "bukele", Name = "Nayib Bukele", Type = EntityType.Person, Aliases = aliases };

    private void Keep(Watchlist watchlist) => _store.Versions.Add(new(watchlist, new("ana", default, "Test")));

    private Task<IReadOnlyList<DraftWarning>> WarningsAsync(params TrackedEntity[] entities) =>
        new SpellingCheck(_source).CheckAsync(null, Watching.List(entities), Token);
}
