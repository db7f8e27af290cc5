namespace Alerts.Functions.Storage;

internal static class TableNames
{
    public const string Feeds = "Feeds";
    public const string Batches = "Batches";
    public const string Articles = "Articles";
    public const string ArticleIndex = "ArticleIndex";
    public const string Alerts = "Alerts";
    public const string Stories = "Stories";
    public const string Subscribers = "Subscribers";
    public const string Subscriptions = "Subscriptions";
    public const string Outbox = "Outbox";
    public const string Watchlists = "Watchlists";
    public const string Suppressions = "Suppressions";
    public const string Dismissals = "Dismissals";
    public const string Due = "Due";
    public const string ApiKeys = "ApiKeys";

    /// <summary>Limits that hold over all instances.</summary>
    public const string Counters = "Counters";

    public static readonly IReadOnlyList<string> All =
        [Feeds, Batches, Articles, ArticleIndex, Alerts, Stories, Subscribers, Subscriptions, Outbox, Watchlists, Suppressions, Dismissals, Due, ApiKeys, Counters];
}

internal static class ContainerNames
{
    /// <summary>New articles of a fetch, and the alerts found in them.</summary>
    public const string Batches = "batches";

    /// <summary>Frozen mails.</summary>
    public const string Digests = "digests";

    /// <summary>Texts of articles by day.</summary>
    public const string Articles = "articles";

    /// <summary>Which versions of the watchlists are current, and the content of those too large for a row.</summary>
    public const string Watchlists = "watchlists";

    /// <summary>What the Language service said of texts; useful as long as the same text may come again, which is weeks.</summary>
    public const string Readings = "readings";

    public static readonly IReadOnlyList<string> All = [Batches, Digests, Articles, Watchlists, Readings];
}
