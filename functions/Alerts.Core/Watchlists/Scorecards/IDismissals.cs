namespace Alerts.Core.Watchlists.Scorecards;

/// <summary>A reader's word that an alert is not about what they watch.</summary>
public sealed record Dismissal(string EntityId, string AlertId, string SubscriptionId, DateTimeOffset At);

public interface IDismissals
{
    /// <summary>A reader may say it again; that changes nothing.</summary>
    Task AddAsync(Dismissal dismissal, CancellationToken cancellationToken);

    /// <summary>Ids of an entity's alerts that at least one reader has dismissed since then.</summary>
    Task<IReadOnlySet<string>> ReadAlertIdsAsync(string entityId, DateTimeOffset since, CancellationToken cancellationToken);
}
