using Alerts.Core.Watchlists;

namespace Alerts.Core.Subscriptions;

public enum SubscriberState
{
    /// <summary>Signed up, not yet confirmed: gets no digest.</summary>
    Pending,
    Active,
    Unsubscribed,
}

/// <summary>An address and whether it may be written to.</summary>
public sealed record Subscriber(string Id, string Address, SubscriberState State)
{
    public static string IdOf(string address) => StableId.Of("subscriber", address.Trim().ToLowerInvariant());
}

public enum Cadence
{
    /// <summary>Alerts that come within two minutes of the first one go together.</summary>
    Immediate,

    /// <summary>Once a day at <see cref="Subscription.Hour"/> in <see cref="Subscription.TimeZone"/>.</summary>
    Daily,
}

/// <summary>What a subscriber wants, and when.</summary>
public sealed record Subscription
{
    /// <summary>Stands for every tracked entity in <see cref="EntityIds"/>.</summary>
    public const string Everything = "*";

    /// <summary>Begins with the subscriber's id, so that both are found in one partition.</summary>
    public required string Id { get; init; }

    public required string SubscriberId { get; init; }

    public IReadOnlyList<string> EntityIds { get; init; } = [Everything];

    /// <summary>Alerts of articles that make less of an entity are not wanted.</summary>
    public Salience LeastSalience { get; init; } = Salience.Passing;

    public Cadence Cadence { get; init; } = Cadence.Immediate;

    /// <summary>Hour of the day of a daily digest, 0 to 23.</summary>
    public int Hour { get; init; } = 7;

    /// <summary>IANA name.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>Unguessable; whoever holds it may end this subscription. It stands in the links of each mail.</summary>
    public required string UnsubscribeToken { get; init; }

    public bool Wants(string entityId) => EntityIds.Any(wanted => wanted == Everything || wanted == entityId);

    public static string IdOf(string subscriberId, string name) => $"{subscriberId}-{StableId.Of(name)[..8]}";

    public static bool IsId(string text) => text.Length == 41 && text[32] == '-' && text.All(character => char.IsAsciiHexDigitLower(character) || character == '-');

    public static string SubscriberIdOf(string subscriptionId) => subscriptionId[..subscriptionId.IndexOf('-', StringComparison.Ordinal)];

    public bool Equals(Subscription? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

public interface ISubscriptionStore
{
    Task SaveSubscriberAsync(Subscriber subscriber, CancellationToken cancellationToken);

    /// <summary>Keeps the subscription under its own id and under each entity that it wants.</summary>
    Task SaveSubscriptionAsync(Subscription subscription, CancellationToken cancellationToken);

    Task<Subscriber?> FindSubscriberAsync(string subscriberId, CancellationToken cancellationToken);

    Task<Subscription?> FindSubscriptionAsync(string subscriptionId, CancellationToken cancellationToken);

    IAsyncEnumerable<Subscription> ReadOfAsync(string subscriberId, CancellationToken cancellationToken);

    /// <summary>Subscriptions that name the entity, or want everything.</summary>
    /// <returns>Each with the entity that it wants, which is <see cref="Subscription.Everything"/> for those that want all.</returns>
    IAsyncEnumerable<(string EntityId, Subscription Subscription)> ReadWantingAsync(
        IReadOnlyCollection<string> entityIds, CancellationToken cancellationToken);
}

public interface ISuppressionStore
{
    /// <summary>Whether an address must get no mail, whatever its subscriptions say.</summary>
    Task<bool> IsSuppressedAsync(string address, CancellationToken cancellationToken);

    Task SuppressAsync(string address, string reason, CancellationToken cancellationToken);
}
