namespace Alerts.Core.Digests;

/// <summary>Orders alerts as a reader wants them: by tracked entity, the busiest first, newest first in each, copies folded.</summary>
public static class DigestBuilder
{
    public static DigestContent Build(
        IReadOnlyList<Alert> alerts, string title, string timeZone, DateTimeOffset createdAt, string? digestId = null)
    {
        var groups = alerts
            .GroupBy(alert => alert.EntityId)
            .Select(group => new DigestGroup(group.Key, group.First().EntityName, SyndicatedCopies.Fold(group.OrderByDescending(alert => alert.FirstSeen))))
            .OrderByDescending(group => group.Items.Count)
            .ThenBy(group => group.EntityName, StringComparer.OrdinalIgnoreCase);
        return new() { DigestId = digestId, Title = title, TimeZone = timeZone, CreatedAt = createdAt, Groups = [.. groups] };
    }
}
