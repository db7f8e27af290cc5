namespace Alerts.Core.Subscriptions;

public static class MailPermission
{
    /// <returns>Why a reader may not be written to; null when they may.</returns>
    public static async Task<string?> ReasonNotToSendAsync(
        this ISuppressionStore suppressions, Subscriber? subscriber, CancellationToken cancellationToken) => subscriber switch
        {
            null => "The subscriber is gone.",
            { State: SubscriberState.Pending } => "The address is not confirmed.",
            { State: SubscriberState.Unsubscribed } => "The reader has unsubscribed.",
            _ when await suppressions.IsSuppressedAsync(subscriber.Address, cancellationToken) => "The address is suppressed.",
            _ => null,
        };
}
