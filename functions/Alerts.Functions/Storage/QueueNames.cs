namespace Alerts.Functions.Storage;

/// <summary>One queue for each stage, in the order in which an article passes them.</summary>
public static class QueueNames
{
    public const string Feeds = "feeds";
    public const string Articles = "articles";
    public const string Alerts = "alerts";
    public const string Digests = "digests";

    public static readonly IReadOnlyList<string> All = [Feeds, Articles, Alerts, Digests];
}
