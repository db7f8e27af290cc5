using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;

namespace Alerts.Core.Watchlists.Backtesting;

/// <summary>
/// How many mails alerts would have made, slot by slot as they are planned. Copies are known by their link only: whose story is told
/// again under another link counts once more, though no digest would tell it, so that the forecast is rather too high.
/// </summary>
/// <param name="alerts">Of all watchlists, in the order in which they came.</param>
internal sealed class MailForecast(DigestSchedule schedule, IReadOnlyList<ToldAlert> alerts)
{
    /// <summary>Many readers want the same, and are counted once.</summary>
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    public int MailsFor(Subscription subscription)
    {
        var wish = $"{subscription.Cadence} {subscription.Hour} {subscription.TimeZone} {subscription.LeastSalience} {string.Join(' ', subscription.EntityIds)}";
        if (!_known.TryGetValue(wish, out var mails))
            _known[wish] = mails = Count(subscription);
        return mails;
    }

    private int Count(Subscription subscription)
    {
        var wanted = subscription.EntityIds.ToHashSet(StringComparer.Ordinal);
        var everything = wanted.Contains(Subscription.Everything);
        var told = new HashSet<(string Entity, string Story)>();
        var slot = DateTimeOffset.MinValue;
        var mails = 0;
        foreach (var alert in alerts)
        {
            if ((!everything && !wanted.Contains(alert.EntityId))
                || alert.Salience < subscription.LeastSalience
                || !told.Add((alert.EntityId, alert.Story))
                || alert.At < slot)
            {
                continue;
            }

            slot = schedule.NextSlot(subscription, alert.At);
            mails++;
        }

        return mails;
    }
}
