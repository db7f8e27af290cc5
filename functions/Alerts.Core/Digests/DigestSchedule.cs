using Alerts.Core.Subscriptions;
using Microsoft.Extensions.Options;

namespace Alerts.Core.Digests;

/// <summary>When the next digest of a subscription is due.</summary>
public sealed class DigestSchedule(IOptions<DigestOptions> options)
{
    /// <summary>The first slot after <paramref name="now"/>.</summary>
    /// <remarks>An hour that a clock change skips is answered at the change; one that comes twice, the first time.</remarks>
    public DateTimeOffset NextSlot(Subscription subscription, DateTimeOffset now) => subscription.Cadence switch
    {
        Cadence.Immediate => now + options.Value.CollectingWindow,
        Cadence.Daily => NextHour(subscription.Hour, TimeZoneInfo.FindSystemTimeZoneById(subscription.TimeZone), now),
        _ => throw new ArgumentOutOfRangeException(nameof(subscription), subscription.Cadence, "Unknown cadence."),
    };

    /// <summary>
    /// The slot that these alerts open. Null where they open none: what is found in older articles is never worth a mail of its own
    /// to who wants to be told at once, and waits for the next.
    /// </summary>
    public DateTimeOffset? SlotFor(Subscription subscription, IReadOnlyList<Alert> alerts, DateTimeOffset now) =>
        alerts.Any(alert => !alert.IsBackfilled || subscription.Cadence != Cadence.Immediate) ? NextSlot(subscription, now) : null;

    private static DateTimeOffset NextHour(int hour, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var slot = At(today, hour, zone);
        return slot > now ? slot : At(today.AddDays(1), hour, zone);
    }

    private static DateTimeOffset At(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
