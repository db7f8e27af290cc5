using Alerts.Core.Analysis;

namespace Alerts.Core.Digests;

public enum DigestState
{
    /// <summary>More alerts than one transaction takes: some are claimed, the rest follows. Nothing is sent yet.</summary>
    Claiming,

    /// <summary>Its alerts are claimed and its content is frozen.</summary>
    Planned,

    /// <summary>A worker has begun to hand it to the provider.</summary>
    Sending,

    /// <summary>The provider has taken it. Final until the provider reports more.</summary>
    Accepted,

    /// <summary>The provider may have taken it; it is not sent again by itself.</summary>
    Unknown,

    /// <summary>Not sent because its reader may not or does not want to be written to any more. Final.</summary>
    Cancelled,

    /// <summary>The provider refused it for good. Final.</summary>
    Failed,
}

/// <summary>A digest's row in the outbox.</summary>
public sealed record OutboxDigest
{
    public required string Id { get; init; }

    public required string SubscriptionId { get; init; }

    public required DateTimeOffset Slot { get; init; }

    public required DigestState State { get; init; }

    /// <summary>Name of the frozen content; it follows from the content, so that two planners never overwrite each other.</summary>
    public required string Content { get; init; }

    public required int Items { get; init; }

    /// <summary>Times that it was handed to the provider.</summary>
    public int Attempts { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>Tells this attempt's own write from another worker's, where the storage's answer was lost.</summary>
    public Guid? AttemptId { get; init; }

    /// <summary>When the last attempt began, or when the state after it was reached.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>No attempt before then.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public string? ProviderId { get; init; }

    /// <summary>What the provider said, or why nothing was sent.</summary>
    public string? Reason { get; init; }

    /// <summary>The store's mark of the row as it was read; a save with an old mark is refused.</summary>
    public string? Version { get; init; }

    public bool IsFinal => State is DigestState.Accepted or DigestState.Cancelled or DigestState.Failed or DigestState.Unknown;

    public static string IdOf(string subscriptionId, DateTimeOffset slot) =>
        StableId.Of("digest", subscriptionId, DueEntry.ToSecond(slot).UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Alerts of a subscription that no digest has claimed, and the slot for which they wait.</summary>
/// <param name="Slot">Null when nothing waits.</param>
/// <param name="Version">The store's mark of the slot's row: it changes with every alert that is added.</param>
public sealed record WaitingAlerts(string SubscriptionId, DateTimeOffset? Slot, IReadOnlyList<Alert> Alerts, string? Version)
{
    /// <summary>Alerts that earlier digests told when their tone was not known yet.</summary>
    public IReadOnlyList<ToldAlert> ToldWithoutTone { get; init; } = [];
}

/// <summary>Where to find an alert that was told.</summary>
public sealed record ToldAlert(string Id, string EntityId, string ArticleId, DateTimeOffset FirstSeen);

/// <summary>A mail as its reader gets it, frozen when the digest is planned: every attempt sends the same bytes.</summary>
/// <param name="AlertIds">The alerts that it claims.</param>
public sealed record FrozenDigest(IReadOnlyList<string> AlertIds, DigestContent Content, string Subject, string Html, string Text)
{
    /// <summary>Of those told without tone earlier, the ones that need not be looked at any more.</summary>
    public IReadOnlyList<string> SettledIds { get; init; } = [];

    /// <summary>The alerts that it tells without tone.</summary>
    public IReadOnlySet<string> UntonedIds() => Content.Groups
        .SelectMany(group => group.Items)
        .Where(item => item.Alert.Tone == Tone.NotAnalyzed)
        .Select(item => item.Alert.Id)
        .ToHashSet();
}

/// <summary>Message: plan what waits for this slot, if that has not been done, and send it.</summary>
/// <param name="LookAgainAt">Time of the digest's entry in the due index.</param>
public sealed record SendDigest(string SubscriptionId, DateTimeOffset Slot, DateTimeOffset LookAgainAt, int Attempts = 0)
{
    /// <summary>Longer than an attempt may take: a digest that is still being sent by then was left by a worker that died.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string DigestId => OutboxDigest.IdOf(SubscriptionId, Slot);

    private string Key => $"{SubscriptionId}|{DueEntry.ToSecond(Slot).UtcTicks}";

    public DueEntry Due => DueEntry.Create(DueKind.Send, LookAgainAt, Key, Attempts);

    public static SendDigest From(DueEntry due, DateTimeOffset lookAgainAt)
    {
        var parts = due.Id.Split('|');
        var slot = new DateTimeOffset(long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
        return new(parts[0], slot, DueEntry.ToSecond(lookAgainAt), due.Attempts + 1);
    }
}
