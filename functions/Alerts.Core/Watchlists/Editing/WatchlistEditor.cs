using System.Globalization;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>
/// Every way in which a watchlist changes: a save adds a version and takes nothing away. <c>isExpected</c> judges the version that is
/// there now, 0 where there is none; who has seen another one gets both to compare, and nothing is overwritten.
/// </summary>
public sealed class WatchlistEditor(IWatchlistStore store, IEnumerable<IDraftCheck> checks, TimeProvider clock)
{
    /// <summary>So many lines of difference are kept with a version; <see cref="WatchlistDiff"/> tells all.</summary>
    public const int MostChangesKept = 40;

    public async Task<EditOutcome> SaveAsync(WatchlistDraft draft, Predicate<int> isExpected, CancellationToken cancellationToken)
    {
        var faults = FaultsOf(draft);
        return faults.Length > 0 ? new EditOutcome.Refused(faults) : await AddNextAsync(draft, isExpected, cancellationToken);
    }

    /// <summary>Saves an earlier version anew. It is asked about as any draft: what sends more now than it did then has to be confirmed.</summary>
    public async Task<EditOutcome> RollBackAsync(RollBack wanted, Predicate<int> isExpected, CancellationToken cancellationToken)
    {
        if (!WatchlistRules.IsId(wanted.WatchlistId)
            || await store.FindAsync(wanted.WatchlistId, wanted.To, cancellationToken) is not { Watchlist: var earlier })
        {
            return new EditOutcome.Unknown();
        }
        if (FaultOf(wanted.Why) is { } fault)
            return new EditOutcome.Refused([fault]);
        var reason = string.Create(CultureInfo.InvariantCulture, $"Rolled back to version {wanted.To}: {wanted.Why.Trim()}");
        return await AddNextAsync(new(earlier, wanted.Who, reason) { Confirmed = wanted.Confirmed }, isExpected, cancellationToken);
    }

    /// <summary>Saves a last version without entities; its history stays, and rolling back brings it to life again.</summary>
    public async Task<EditOutcome> RetireAsync(
        string watchlistId, string who, string why, Predicate<int> isExpected, CancellationToken cancellationToken)
    {
        if (!WatchlistRules.IsId(watchlistId))
            return new EditOutcome.Unknown();
        if (FaultOf(why) is { } fault)
            return new EditOutcome.Refused([fault]);
        while (await store.FindAsync(watchlistId, null, cancellationToken) is { } saved)
        {
            var next = saved.Watchlist with { Entities = [] };
            if (Settled(saved, next, isExpected) is { } settled)
                return settled;
            if (await AddAsync(saved, next, who, why, cancellationToken) is { } added)
                return added;
        }
        return new EditOutcome.Unknown();
    }

    private async Task<EditOutcome> AddNextAsync(WatchlistDraft draft, Predicate<int> isExpected, CancellationToken cancellationToken)
    {
        // A version cannot be added when another editor was faster: each turn sees a later one.
        while (true)
        {
            var saved = await store.FindAsync(draft.Watchlist.Id, null, cancellationToken);
            if (Settled(saved, draft.Watchlist, isExpected) is { } settled)
                return settled;
            var warnings = await UnconfirmedAsync(saved?.Watchlist, draft, cancellationToken);
            if (warnings.Count > 0)
                return new EditOutcome.NeedsConfirmation(warnings);
            if (await AddAsync(saved, draft.Watchlist, draft.Who, draft.Why, cancellationToken) is { } added)
                return added;
        }
    }

    /// <returns>The outcome where nothing is to be saved.</returns>
    private static EditOutcome? Settled(WatchlistVersion? saved, Watchlist draft, Predicate<int> isExpected)
    {
        if (!isExpected(saved?.Watchlist.Version ?? 0))
        {
            return saved is null
                ? new EditOutcome.Unknown()
                : new EditOutcome.ChangedMeanwhile(saved, draft, WatchlistDiff.Between(saved.Watchlist, draft));
        }
        return saved is not null && WatchlistFile.ToJson(saved.Watchlist) == WatchlistFile.ToJson(draft) ? new EditOutcome.Unchanged(saved) : null;
    }

    /// <returns>Null when somebody else has added this version.</returns>
    private async Task<EditOutcome?> AddAsync(
        WatchlistVersion? saved, Watchlist draft, string who, string why, CancellationToken cancellationToken)
    {
        var next = draft with { Version = (saved?.Watchlist.Version ?? 0) + 1 };
        var change = new WatchlistChange(who, clock.GetUtcNow(), why.Trim())
        {
            Changes = WatchlistDiff.Shortened(WatchlistDiff.Between(saved?.Watchlist, next), MostChangesKept),
        };
        return await store.AddVersionAsync(next, change, cancellationToken) ? new EditOutcome.Saved(new(next, change)) : null;
    }

    private async Task<IReadOnlyList<DraftWarning>> UnconfirmedAsync(Watchlist? saved, WatchlistDraft draft, CancellationToken cancellationToken)
    {
        var unconfirmed = new List<DraftWarning>();
        foreach (var check in checks)
        {
            var warnings = await check.CheckAsync(saved, draft.Watchlist, cancellationToken);
            unconfirmed.AddRange(warnings.Where(warning => !draft.Confirmed.Contains(warning.Key)));
        }
        return [.. unconfirmed.Select(warning => warning with { Place = draft.PlaceOf(warning.Field) })];
    }

    private static DraftFault[] FaultsOf(WatchlistDraft draft) =>
    [
        .. FaultOf(draft.Why) is { } fault ? [fault] : Array.Empty<DraftFault>(),
        .. WatchlistCheck.FaultsOf(draft.Watchlist).Select(found => found with { Place = draft.PlaceOf(found.Field) }),
    ];

    private static DraftFault? FaultOf(string why) => why.Trim().Length switch
    {
        0 => new("empty", FieldPath.Of("why"), "\"why\" is empty; say in a sentence why this is saved, for those who read the history"),
        > WatchlistDraft.LongestWhy => new("too-long", FieldPath.Of("why"),
            string.Create(CultureInfo.InvariantCulture, $"\"why\" has {why.Trim().Length} characters; expected at most {WatchlistDraft.LongestWhy}")),
        _ => null,
    };
}
