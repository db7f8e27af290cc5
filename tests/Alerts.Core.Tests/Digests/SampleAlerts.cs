using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Tests.Digests;

internal static class SampleAlerts
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static Alert Create(string article, string entity = "cecot", int minute = 0, string source = "The Border Wire", string? title = null) => new()
    {
        Id = Alert.IdOf(entity, article),
        ArticleId = article,
        FeedId = "feed",
        WatchlistId = "el-salvador",
        WatchlistVersion = 1,
        EntityId = entity,
        EntityName = entity.ToUpperInvariant(),
        EntityType = EntityType.Facility,
        Title = title ?? $"Headline of {article}",
        Link = $"https://news.example/{article}",
        Source = source,
        FirstSeen = Noon.AddMinutes(minute),
        Evidence = new($"What {title ?? article} says of it.", [], Tone.Neutral),
        Tone = Tone.Neutral,
        ToneScore = 0,
        Reasons = [new("CECOT", MentionKind.Name, 1, null)],
    };
}
