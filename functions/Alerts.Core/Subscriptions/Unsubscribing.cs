using System.Security.Cryptography;
using System.Text;

namespace Alerts.Core.Subscriptions;

/// <summary>Ends a subscription for whoever holds its token, as often as asked.</summary>
public sealed class Unsubscribing(ISubscriptionStore subscriptions)
{
    /// <returns>Null when there is no such subscription, or the token is another one's.</returns>
    public async Task<Subscription?> FindAsync(string? subscriptionId, string? token, CancellationToken cancellationToken)
    {
        if (subscriptionId is null || token is null)
            return null;
        var subscription = await subscriptions.FindSubscriptionAsync(subscriptionId, cancellationToken);
        return subscription is not null && IsSame(subscription.UnsubscribeToken, token) ? subscription : null;
    }

    /// <summary>Counts from its return on: every send looks at the subscriber's state once more.</summary>
    public async Task EndAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var subscriber = await subscriptions.FindSubscriberAsync(subscription.SubscriberId, cancellationToken);
        if (subscriber is { State: not SubscriberState.Unsubscribed })
            await subscriptions.SaveSubscriberAsync(subscriber with { State = SubscriberState.Unsubscribed }, cancellationToken);
    }

    private static bool IsSame(string known, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));
}
