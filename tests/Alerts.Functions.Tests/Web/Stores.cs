using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Api;

namespace Alerts.Functions.Tests.Web;

/// <summary>All that the web part reads, in memory.</summary>
internal sealed class Stores : IApiKeyStore, IAlertStore, IWatchlistStore, IFeedOverview, IHealthSource, ISubscriptionStore
{
    private static readonly WatchlistChange s_change = new("an editor", Site.Now, "Set up");

    private readonly Dictionary<string, ApiKey> _keys = [];

    public Dictionary<string, Subscriber> Subscribers { get; } = [];

    public Dictionary<string, Subscription> Subscriptions { get; } = [];

    public List<Alert> Alerts { get; } = [];

    public Func<DateTimeOffset?> OldestUnfinished { get; set; } = () => null;

    public FeedCounts Feeds { get; set; } = new(11, 1, 0, Site.Now.AddMinutes(-2));

    public IReadOnlyList<Watchlist> Current { get; set; } =
    [
        new()
        {
            Id = "el-salvador",
            Name = "Deportations to El Salvador",
            Entities =
            [
                new() { Id = "cecot", Name = "CECOT", Type = EntityType.Facility },
                new() { Id = "abrego-garcia", Name = "Kilmar Abrego García", Type = EntityType.Person },
                new() { Id = "bukele", Name = "Nayib Bukele", Type = EntityType.Person },
                new() { Id = "alien-enemies-act", Name = "Alien Enemies Act", Type = EntityType.Law },
            ],
        },
    ];

    public Task AddAsync(ApiKey key, CancellationToken cancellationToken)
    {
        _keys.Add(key.Hash, key);
        return Task.CompletedTask;
    }

    public Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken) =>
        Task.FromResult(_keys.GetValueOrDefault(hash));

    public IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellationToken) => _keys.Values.ToAsyncEnumerable();

    public Task MarkUsedAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _keys[hash] = _keys[hash] with { LastUsedAt = at };
        return Task.CompletedTask;
    }

    public Task<bool> RevokeAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _keys[hash] = _keys[hash] with { RevokedAt = at };
        return Task.FromResult(true);
    }

    public IAsyncEnumerable<Alert> ReadAsync(
        string entityId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        Alerts.Where(alert => alert.EntityId == entityId && alert.FirstSeen >= since && alert.FirstSeen < until)
            .OrderByDescending(alert => alert.FirstSeen).Take(limit).ToAsyncEnumerable();

    public Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        Alerts.AddRange(alerts);
        return Task.CompletedTask;
    }

    public Task<StoredAlert?> FindAsync(string entityId, string articleId, DateTimeOffset firstSeen, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> ReplaceAsync(StoredAlert alert, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CurrentWatchlists> ReadCurrentAsync(CurrentWatchlists? known, CancellationToken cancellationToken) =>
        Task.FromResult(new CurrentWatchlists(Current));

    public Task<WatchlistVersion?> FindAsync(string watchlistId, int? version, CancellationToken cancellationToken) =>
        Task.FromResult(Current.Where(watchlist => watchlist.Id == watchlistId && version is null or 1)
            .Select(watchlist => new WatchlistVersion(watchlist, s_change)).FirstOrDefault());

    public IAsyncEnumerable<VersionEntry> ReadHistoryAsync(string watchlistId, int? before, int limit, CancellationToken cancellationToken) =>
        Current.Where(watchlist => watchlist.Id == watchlistId && before is null)
            .Select(watchlist => new VersionEntry(watchlist.Version, s_change)).ToAsyncEnumerable();

    public Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<FeedCounts> CountAsync(CancellationToken cancellationToken) => Task.FromResult(Feeds);

    public Task<DateTimeOffset?> OldestUnfinishedAsync(CancellationToken cancellationToken) =>
        Task.FromResult(OldestUnfinished());

    public Task SaveSubscriberAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        Subscribers[subscriber.Id] = subscriber;
        return Task.CompletedTask;
    }

    public Task SaveSubscriptionAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        Subscriptions[subscription.Id] = subscription;
        return Task.CompletedTask;
    }

    public Task<Subscriber?> FindSubscriberAsync(string subscriberId, CancellationToken cancellationToken) =>
        Task.FromResult(Subscribers.GetValueOrDefault(subscriberId));

    public Task<Subscription?> FindSubscriptionAsync(string subscriptionId, CancellationToken cancellationToken) =>
        Task.FromResult(Subscriptions.GetValueOrDefault(subscriptionId));

    public IAsyncEnumerable<Subscription> ReadOfAsync(string subscriberId, CancellationToken cancellationToken) =>
        Subscriptions.Values.Where(subscription => subscription.SubscriberId == subscriberId).ToAsyncEnumerable();

    public IAsyncEnumerable<(string EntityId, Subscription Subscription)> ReadWantingAsync(
        IReadOnlyCollection<string> entityIds, CancellationToken cancellationToken) =>
        Subscriptions.Values.Select(subscription => (Subscription.Everything, subscription)).ToAsyncEnumerable();

    /// <summary>An alert whose entity is marked wherever its name stands.</summary>
    public static Alert Alert(
        string title, string evidence, string name = "CECOT", string entityId = "cecot", Tone tone = Tone.Negative,
        double hoursAgo = 1, string source = "The Paper", string? link = "https://paper.example/story", string? language = "en")
    {
        var articleId = StableId.Of(source, title);
        return new Alert
        {
            Id = Core.Digests.Alert.IdOf(entityId, articleId),
            ArticleId = articleId,
            FeedId = StableId.Of(source),
            WatchlistId = "el-salvador",
            WatchlistVersion = 1,
            EntityId = entityId,
            EntityName = name,
            EntityType = EntityType.Facility,
            Title = title,
            TitleMarks = MarksOf(name, title),
            Link = link,
            Source = source,
            FirstSeen = Site.Now.AddHours(-hoursAgo),
            Language = language,
            Evidence = new Evidence(evidence, MarksOf(name, evidence), tone),
            Tone = tone,
            ToneScore = tone switch { Tone.Negative => -0.7, Tone.Positive => 0.6, _ => 0 },
            Analyzer = "test",
            Reasons = [new MatchReason(name, MentionKind.Name, 2, null)],
        };
    }

    private static TextRange[] MarksOf(string name, string text)
    {
        var start = text.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? [] : [new TextRange(start, name.Length)];
    }
}
