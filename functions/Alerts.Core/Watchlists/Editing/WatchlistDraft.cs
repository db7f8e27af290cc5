namespace Alerts.Core.Watchlists.Editing;

/// <summary>What somebody wants to save.</summary>
/// <param name="Watchlist">Its version does not matter.</param>
/// <param name="Why">For those who read the history.</param>
public sealed record WatchlistDraft(Watchlist Watchlist, string Who, string Why)
{
    public const int LongestWhy = 500;

    /// <summary>Keys of the warnings that are meant so.</summary>
    public IReadOnlyCollection<string> Confirmed { get; init; } = [];

    /// <summary>Where a field stands in the file that this comes from.</summary>
    public Func<FieldPath, FilePlace?> PlaceOf { get; init; } = _ => null;
}
