using Alerts.Core.Digests;

namespace Alerts.Core.Explaining;

/// <summary>Where an alert is in a subscription's outbox.</summary>
/// <param name="Slot">For which it waits; null where it does not, or has opened none and goes with the next mail.</param>
/// <param name="Digest">The one that claimed it or, of a duplicate, that told the story.</param>
/// <param name="ToldLink">Of a duplicate: the address of the article that was told.</param>
public sealed record DeliveryTrace(bool Waits, DateTimeOffset? Slot, OutboxDigest? Digest, bool IsDuplicate, string? ToldLink);

/// <summary>Finds one alert in an outbox.</summary>
public interface IDeliveryTrail
{
    Task<DeliveryTrace> FindAsync(string subscriptionId, string alertId, CancellationToken cancellationToken);
}
