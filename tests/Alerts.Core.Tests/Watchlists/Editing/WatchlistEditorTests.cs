using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.Core.Tests.Watchlists.Editing;

public sealed class WatchlistEditorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly KeptVersions _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_save_makes_version_1_and_keeps_who_when_and_why()
    {
        var saved = Assert.IsType<EditOutcome.Saved>(await SaveAsync(Deportations(), sees: 0));

        Assert.Equal(1, saved.Version.Watchlist.Version);
        var kept = Assert.Single(_store.Versions);
        Assert.Equal(("ana@example.org", Now, "Set up"), (kept.Change.Who, kept.Change.When, kept.Change.Why));
        Assert.Equal(["CECOT added: facility, 1 alias", "Kilmar Abrego García added: person"], kept.Change.Changes);
    }

    [Fact]
    public async Task A_later_save_adds_a_version_and_leaves_the_earlier_one()
    {
        await SaveAsync(Deportations(), sees: 0);

        await SaveAsync(Deportations("Cecot"), sees: 1);

        Assert.Equal([1, 2], _store.Versions.Select(kept => kept.Watchlist.Version));
        Assert.Equal(["CECOT: alias “Cecot” added"], _store.Versions[1].Change.Changes);
    }

    [Fact]
    public async Task A_save_that_changes_nothing_says_so_and_makes_no_version()
    {
        await SaveAsync(Deportations(), sees: 0);

        var outcome = await SaveAsync(Deportations(), sees: 1);

        Assert.Equal(1, Assert.IsType<EditOutcome.Unchanged>(outcome).Version.Watchlist.Version);
        Assert.Single(_store.Versions);
    }

    [Fact]
    public async Task Who_saw_another_version_gets_both_and_what_differs()
    {
        await SaveAsync(Deportations(), sees: 0);
        await SaveAsync(Deportations("Cecot"), sees: 1);

        var outcome = await SaveAsync(Deportations("Confinement Center"), sees: 1);

        var meanwhile = Assert.IsType<EditOutcome.ChangedMeanwhile>(outcome);
        Assert.Equal((2, "ana@example.org"), (meanwhile.Theirs.Watchlist.Version, meanwhile.Theirs.Change.Who));
        Assert.Equal("Confinement Center", meanwhile.Yours.Entities[0].Aliases[^1].Text);
        Assert.Equal(["CECOT: alias “Confinement Center” added", "CECOT: alias “Cecot” removed"], meanwhile.Changes);
        Assert.Equal(2, _store.Versions.Count);
    }

    [Fact]
    public async Task An_editor_who_is_faster_between_look_and_save_is_not_overwritten()
    {
        await SaveAsync(Deportations(), sees: 0);
        _store.BeforeAdding = () =>
        {
            _store.BeforeAdding = () => { };
            _store.Versions.Add(new(Deportations("Theirs") with { Version = 2 }, new("ben@example.org", Now, "Faster")));
        };

        var outcome = await SaveAsync(Deportations("Ours"), sees: 1);

        Assert.Equal("ben@example.org", Assert.IsType<EditOutcome.ChangedMeanwhile>(outcome).Theirs.Change.Who);
        Assert.Equal(2, _store.Versions.Count);
    }

    [Fact]
    public async Task A_watchlist_that_is_gone_for_the_saver_was_never_there() =>
        Assert.IsType<EditOutcome.Unknown>(await SaveAsync(Deportations(), sees: 3));

    [Theory]
    [InlineData(" ", "\"why\" is empty; say in a sentence why this is saved, for those who read the history")]
    [InlineData("501", "\"why\" has 501 characters; expected at most 500")]
    public async Task No_version_is_saved_without_a_reason_that_can_be_read(string why, string message)
    {
        var outcome = await SaveAsync(Deportations(), sees: 0, why == "501" ? new string('x', 501) : why);

        var fault = Assert.Single(Assert.IsType<EditOutcome.Refused>(outcome).Faults);
        Assert.Equal(("why", message), (fault.Field.ToString(), fault.Message));
        Assert.Empty(_store.Versions);
    }

    [Fact]
    public async Task A_warning_holds_the_save_until_it_is_confirmed_by_its_own_key()
    {
        var check = new Warns("too-many", "This would send 40 alerts a day.");

        var held = Assert.IsType<EditOutcome.NeedsConfirmation>(await SaveAsync(Deportations(), 0, checks: check));
        var other = await SaveAsync(Deportations(), 0, confirmed: "something else", checks: check);
        var saved = await SaveAsync(Deportations(), 0, confirmed: held.Warnings.Single().Key, checks: check);

        Assert.Equal("This would send 40 alerts a day.", held.Warnings.Single().Message);
        Assert.IsType<EditOutcome.NeedsConfirmation>(other);
        Assert.IsType<EditOutcome.Saved>(saved);
    }

    [Fact]
    public async Task A_warning_that_says_something_new_has_another_key()
    {
        var held = Assert.IsType<EditOutcome.NeedsConfirmation>(
            await SaveAsync(Deportations(), 0, checks: new Warns("too-many", "This would send 40 alerts a day.")));

        var outcome = await SaveAsync(
            Deportations(), 0, confirmed: held.Warnings.Single().Key, checks: new Warns("too-many", "This would send 4000 alerts a day."));

        Assert.IsType<EditOutcome.NeedsConfirmation>(outcome);
    }

    [Fact]
    public async Task Rolling_back_saves_the_earlier_version_anew()
    {
        await SaveAsync(Deportations(), sees: 0);
        await SaveAsync(Deportations("Cecot"), sees: 1);

        var outcome = await Editor().RollBackAsync(new("el-salvador", 1, "ben@example.org", "Too much mail"), version => version == 2, Token);

        Assert.Equal(3, Assert.IsType<EditOutcome.Saved>(outcome).Version.Watchlist.Version);
        Assert.Equal(WatchlistFile.ToJson(Deportations()), WatchlistFile.ToJson(_store.Versions[2].Watchlist));
        Assert.Equal("Rolled back to version 1: Too much mail", _store.Versions[2].Change.Why);
        Assert.Equal(["CECOT: alias “Cecot” removed"], _store.Versions[2].Change.Changes);
    }

    [Fact]
    public async Task Only_to_a_version_that_there_is_can_be_rolled_back()
    {
        await SaveAsync(Deportations(), sees: 0);

        Assert.IsType<EditOutcome.Unknown>(await Editor().RollBackAsync(new("el-salvador", 7, "ana", "Why not"), _ => true, Token));
        Assert.IsType<EditOutcome.Unknown>(await Editor().RollBackAsync(new("../other", 1, "ana", "Why not"), _ => true, Token));
        Assert.IsType<EditOutcome.Unchanged>(await Editor().RollBackAsync(new("el-salvador", 1, "ana", "Why not"), _ => true, Token));
    }

    [Fact]
    public async Task A_retired_watchlist_watches_nothing_and_comes_back_by_rolling_back()
    {
        await SaveAsync(Deportations(), sees: 0);

        var retired = await Editor().RetireAsync("el-salvador", "ana", "The case is closed", version => version == 1, Token);
        var again = await Editor().RetireAsync("el-salvador", "ana", "The case is closed", version => version == 2, Token);
        var back = await Editor().RollBackAsync(new("el-salvador", 1, "ana", "It is open again"), version => version == 2, Token);

        Assert.Empty(Assert.IsType<EditOutcome.Saved>(retired).Version.Watchlist.Entities);
        Assert.IsType<EditOutcome.Unchanged>(again);
        Assert.Equal(2, Assert.IsType<EditOutcome.Saved>(back).Version.Watchlist.Entities.Count);
    }

    [Fact]
    public async Task Rolling_back_asks_what_a_save_would_ask_and_is_done_once_that_is_confirmed()
    {
        await SaveAsync(Deportations(), sees: 0);
        await Editor().RetireAsync("el-salvador", "ana", "The case is closed", version => version == 1, Token);
        var editor = Editor(new Warns("too-many", "This would send 40 alerts a day."));
        var wanted = new RollBack("el-salvador", 1, "ana", "It is open again");

        var held = Assert.IsType<EditOutcome.NeedsConfirmation>(await editor.RollBackAsync(wanted, version => version == 2, Token));
        Assert.Equal(2, _store.Versions.Count);
        var saved = await editor.RollBackAsync(wanted with { Confirmed = [held.Warnings.Single().Key] }, version => version == 2, Token);

        Assert.Equal(3, Assert.IsType<EditOutcome.Saved>(saved).Version.Watchlist.Version);
    }

    private static Watchlist Deportations(params string[] more) => new()
    {
        Id = "el-salvador",
        Name = "Deportations to El Salvador",
        Entities =
        [
            new()
            {
                Id = "cecot",
                Name = "CECOT",
                Type = EntityType.Facility,
                Aliases = [new("Terrorism Confinement Center"), .. more.Select(alias => new Alias(alias))],
            },
            new() { Id = "abrego-garcia", Name = "Kilmar Abrego García", Type = EntityType.Person },
        ],
    };

    private Task<EditOutcome> SaveAsync(
        Watchlist watchlist, int sees, string why = "Set up", string? confirmed = null, params IDraftCheck[] checks) =>
        Editor(checks).SaveAsync(
            new(watchlist, "ana@example.org", why) { Confirmed = confirmed is null ? [] : [confirmed] }, version => version == sees, Token);

    private WatchlistEditor Editor(params IDraftCheck[] checks) => new(_store, checks, new FakeTimeProvider(Now));

    private sealed class Warns(string code, string message) : IDraftCheck
    {
        public Task<IReadOnlyList<DraftWarning>> CheckAsync(Watchlist? saved, Watchlist draft, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DraftWarning>>([DraftWarning.Of(code, FieldPath.Of(0), draft.Id, message)]);
    }
}
