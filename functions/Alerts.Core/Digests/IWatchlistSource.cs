using Alerts.Core.Watchlists;

namespace Alerts.Core.Digests;

public interface IWatchlistSource
{
    /// <summary>The latest version of each watchlist.</summary>
    IReadOnlyList<Watchlist> Current { get; }
}
