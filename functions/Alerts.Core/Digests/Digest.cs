namespace Alerts.Core.Digests;

/// <summary>What one subscription gets for one slot, or a caller on demand: the frozen content that every format renders.</summary>
public sealed record DigestContent
{
    /// <summary>Null for a digest on demand.</summary>
    public string? DigestId { get; init; }

    /// <summary>What it is about, such as the watchlist's or the entity's name.</summary>
    public required string Title { get; init; }

    /// <summary>IANA name; times are shown in it.</summary>
    public required string TimeZone { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<DigestGroup> Groups { get; init; }

    /// <summary>Told in an earlier digest when their tone was not known yet; it is now.</summary>
    public IReadOnlyList<Alert> TonedSince { get; init; } = [];

    public int ItemCount => Groups.Sum(group => group.Items.Count);
}

/// <summary>The alerts of one tracked entity.</summary>
public sealed record DigestGroup(string EntityId, string EntityName, IReadOnlyList<DigestItem> Items);

/// <param name="Copies">Other sources of the same story, each once.</param>
public sealed record DigestItem(Alert Alert, IReadOnlyList<DigestCopy> Copies);

public sealed record DigestCopy(string Source, string? Link);
