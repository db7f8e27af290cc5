namespace Alerts.Core.Digests;

/// <summary>The outbox of each subscription: waiting alerts, claims and digests in one partition, so that they change together.</summary>
public interface IOutboxStore
{
    /// <summary>
    /// Adds alerts to what waits. Where nothing waits yet, <paramref name="slot"/> opens, and its entry in the due index is
    /// written first. An alert that a digest has claimed before may be added again; planning drops it.
    /// </summary>
    /// <param name="slot">Null to open none: the alerts then go with whatever opens the next.</param>
    Task AddWaitingAsync(string subscriptionId, IReadOnlyList<Alert> alerts, DateTimeOffset? slot, CancellationToken cancellationToken);

    Task<WaitingAlerts> ReadWaitingAsync(string subscriptionId, CancellationToken cancellationToken);

    /// <summary>Gives an open slot another time; nothing happens when it is not open at <paramref name="from"/>.</summary>
    Task MoveSlotAsync(string subscriptionId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Closes a slot for which nothing waits any more.</summary>
    /// <returns>False when what waits has changed since it was read.</returns>
    Task<bool> CloseSlotAsync(WaitingAlerts waiting, CancellationToken cancellationToken);

    /// <summary>
    /// Takes alerts out of what waits whose story an earlier digest has told of the same entity, by another article. They stay
    /// on record as duplicates of it.
    /// </summary>
    /// <returns>How many.</returns>
    Task<int> HoldBackCopiesAsync(WaitingAlerts waiting, CancellationToken cancellationToken);

    /// <summary>Adds the digest and claims its alerts and their stories: in one transaction where they fit, else by way of <see cref="DigestState.Claiming"/>.</summary>
    /// <remarks>A claim that is there already belongs to an earlier digest: that alert is taken out of what waits, and null returned.</remarks>
    /// <param name="frozen">Tells which alerts are claimed; those that it tells without tone are kept in mind for the digest after.</param>
    /// <param name="slotFor">The slot of alerts that come while the claims take several transactions; null where they need none.</param>
    /// <returns>The planned digest, or null when what waits has changed since it was read: read it again.</returns>
    Task<OutboxDigest?> PlanAsync(
        WaitingAlerts waiting, OutboxDigest digest, FrozenDigest frozen, Func<IReadOnlyList<Alert>, DateTimeOffset?> slotFor,
        CancellationToken cancellationToken);

    /// <summary>Goes on with claims where a worker died between two transactions.</summary>
    /// <returns>The planned digest, or null when another worker was faster.</returns>
    Task<OutboxDigest?> FinishClaimingAsync(
        OutboxDigest digest, FrozenDigest frozen, Func<IReadOnlyList<Alert>, DateTimeOffset?> slotFor,
        CancellationToken cancellationToken);

    Task<OutboxDigest?> FindDigestAsync(string subscriptionId, string digestId, CancellationToken cancellationToken);

    /// <returns>The row with its new version, or null when it has changed since it was read; nothing is written then.</returns>
    Task<OutboxDigest?> SaveDigestAsync(OutboxDigest digest, CancellationToken cancellationToken);

    /// <returns>The name under which the content is kept; the same content has the same name.</returns>
    Task<string> FreezeAsync(string digestId, FrozenDigest frozen, CancellationToken cancellationToken);

    Task<FrozenDigest> ReadFrozenAsync(string name, CancellationToken cancellationToken);
}
