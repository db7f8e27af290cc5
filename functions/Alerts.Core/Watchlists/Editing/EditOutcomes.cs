namespace Alerts.Core.Watchlists.Editing;

public abstract record EditOutcome
{
    private EditOutcome() { }

    public sealed record Saved(WatchlistVersion Version) : EditOutcome;

    /// <summary>The draft says what is saved already: no version was made.</summary>
    public sealed record Unchanged(WatchlistVersion Version) : EditOutcome;

    /// <summary>Somebody else has saved since it was looked at; nothing was overwritten.</summary>
    /// <param name="Changes">What would have to be done to theirs to make it yours.</param>
    public sealed record ChangedMeanwhile(WatchlistVersion Theirs, Watchlist Yours, IReadOnlyList<string> Changes) : EditOutcome;

    public sealed record Refused(IReadOnlyList<DraftFault> Faults) : EditOutcome;

    public sealed record NeedsConfirmation(IReadOnlyList<DraftWarning> Warnings) : EditOutcome;

    /// <summary>There is no such watchlist or version.</summary>
    public sealed record Unknown : EditOutcome;
}
