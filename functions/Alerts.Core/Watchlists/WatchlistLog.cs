using Microsoft.Extensions.Logging;

namespace Alerts.Core.Watchlists;

internal static partial class WatchlistLog
{
    [LoggerMessage(211, LogLevel.Error, "The watchlists cannot be read; work goes on with those read before")]
    public static partial void WatchlistsNotRead(this ILogger logger, Exception exception);
}
