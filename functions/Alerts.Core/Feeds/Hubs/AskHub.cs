namespace Alerts.Core.Feeds.Hubs;

/// <summary>Message: do what is due with the hub of this feed.</summary>
public sealed record AskHub(string FeedId);
