using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds.Hubs;

internal static partial class HubLog
{
    [LoggerMessage(121, LogLevel.Information, "Asked the hub at {Hub} about {Topic}")]
    public static partial void HubAsked(this ILogger logger, string hub, string topic);

    [LoggerMessage(122, LogLevel.Warning, "The hub at {Hub} did not take the request about {Topic}: {Error}")]
    public static partial void HubFailed(this ILogger logger, string hub, string topic, string error);

    [LoggerMessage(123, LogLevel.Information, "The hub at {Hub} pushes {Topic} until {ExpiresAt:u}")]
    public static partial void HubVerified(this ILogger logger, string hub, string topic, DateTimeOffset? expiresAt);

    [LoggerMessage(124, LogLevel.Warning, "{Feed}: {Reason}")]
    public static partial void HubRefused(this ILogger logger, string feed, string? reason);

    [LoggerMessage(125, LogLevel.Warning, "{Feed}: a push without a valid signature was ignored")]
    public static partial void PushForged(this ILogger logger, string feed);

    [LoggerMessage(127, LogLevel.Information, "{Feed}: a push holds no item that can be read; the feed is polled soon")]
    public static partial void PushUnreadable(this ILogger logger, string feed);
}
