namespace Alerts.Functions.Storage;

/// <summary>One queue for each stage, in the order in which an article passes them; hubs stand beside the polls.</summary>
public static class QueueNames
{
    public const string Feeds = "feeds";
    public const string Hubs = "hubs";
    public const string Articles = "articles";
    public const string Alerts = "alerts";
    public const string Digests = "digests";

    /// <summary>Alerts that went out without tone.</summary>
    public const string Tones = "tones";

    public static readonly IReadOnlyList<string> All = [Feeds, Hubs, Articles, Alerts, Digests, Tones];
}
