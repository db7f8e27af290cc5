namespace Alerts.Core.Watchlists.Editing;

/// <summary>Which earlier version somebody wants back.</summary>
/// <param name="Why">For those who read the history.</param>
public sealed record RollBack(string WatchlistId, int To, string Who, string Why)
{
    /// <summary>Keys of the warnings that are meant so.</summary>
    public IReadOnlyCollection<string> Confirmed { get; init; } = [];
}
