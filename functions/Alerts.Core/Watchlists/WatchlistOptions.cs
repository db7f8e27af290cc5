using System.ComponentModel.DataAnnotations;

namespace Alerts.Core.Watchlists;

public sealed class WatchlistOptions
{
    public const string Section = "Watchlists";

    /// <summary>A draft that would send more alerts a day, over all its entities, must be confirmed.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Watchlists:MostAlertsPerDay must lie between 1 and 1,000,000.")]
    public int MostAlertsPerDay { get; set; } = 200;
}
