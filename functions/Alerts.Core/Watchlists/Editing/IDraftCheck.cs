namespace Alerts.Core.Watchlists.Editing;

/// <summary>Looks at a draft without fault before it is saved; all that are registered are asked.</summary>
public interface IDraftCheck
{
    /// <param name="saved">What the draft would take the place of, which needs no new confirmation; null for a new watchlist.</param>
    Task<IReadOnlyList<DraftWarning>> CheckAsync(Watchlist? saved, Watchlist draft, CancellationToken cancellationToken);
}
