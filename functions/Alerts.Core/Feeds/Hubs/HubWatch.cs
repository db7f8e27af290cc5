using System.Globalization;

namespace Alerts.Core.Feeds.Hubs;

/// <summary>Does the hub push what the publisher publishes? The polls that go on beside it tell.</summary>
public static class HubWatch
{
    /// <summary>One miss is a push that is under way; this many over this time are none.</summary>
    public const int MostMisses = 3;

    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>A subscription counts for items that showed up this long after it began.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(30);

    /// <param name="newItemsByPoll">Items that no push had brought.</param>
    /// <param name="previousPoll">The successful poll before: the items are younger than it.</param>
    public static HubSubscription AfterPoll(HubSubscription hub, int newItemsByPoll, DateTimeOffset? previousPoll, DateTimeOffset now) =>
        newItemsByPoll > 0 && hub.State == HubState.Active && hub.VerifiedAt + s_settling <= previousPoll
            ? hub with { MissedSince = hub.MissedSince ?? now, Misses = hub.Misses + 1 }
            : hub;

    /// <param name="now">When a push with a valid signature came.</param>
    public static HubSubscription AfterPush(HubSubscription hub, DateTimeOffset now) =>
        hub with { LastPush = now, MissedSince = null, Misses = 0 };

    public static bool IsQuiet(HubSubscription hub, DateTimeOffset now) => hub.Misses >= MostMisses && hub.MissedSince + Patience <= now;

    /// <returns>What an admin should know of the hub; null when all is well.</returns>
    public static string? Warning(HubSubscription hub, DateTimeOffset now)
    {
        var host = new Uri(hub.Hub).Host;
        var what = hub switch
        {
            { State: HubState.Ended, Fault: { } refusal } => refusal,
            _ when IsQuiet(hub, now) => string.Create(
                CultureInfo.InvariantCulture,
                $"The hub at {host} has gone quiet: since {hub.MissedSince:yyyy-MM-dd HH:mm} UTC polls found new items {hub.Misses} times that it had not pushed. It is asked again each day."),
            { OpenRequests: >= MostMisses, Fault: { } fault } => fault,
            { OpenRequests: >= MostMisses } => $"The hub at {host} has not confirmed the subscription, although it was asked {hub.OpenRequests} times.",
            _ => null,
        };
        return what is null ? null : $"{what} The feed is polled as before.";
    }
}
