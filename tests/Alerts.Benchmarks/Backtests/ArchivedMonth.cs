using System.Globalization;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions;
using Alerts.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Benchmarks.Backtests;

/// <summary>The app's own container on an archive full of articles, with a saved watchlist, a draft of it and some readers.</summary>
internal sealed class ArchivedMonth : IAsyncDisposable
{
    public const int MatchEvery = 25;

    private const int BatchSize = 50;
    private const int Readers = 50;

    /// <summary>So many entities of the saved version are not in the draft, and as many are new there.</summary>
    private const int ChangedEntities = 10;

    private readonly ServiceProvider _services;

    private ArchivedMonth(ServiceProvider services, int articles, int entities)
    {
        (_services, Articles, Entities) = (services, articles, entities);
        Draft = WatchlistFile.Parse(GeneratedNews.Watchlist(entities, first: ChangedEntities), "draft");
    }

    public IServiceProvider Services => _services;

    public Watchlist Draft { get; }

    public int Articles { get; }

    public int Entities { get; }

    public int Batches => Articles / BatchSize;

    public static async Task<ArchivedMonth> FillAsync(string storage, int articles, int days, int entities)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [StorageRegistration.Section] = storage }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddAlerts(configuration).BuildServiceProvider();
        await services.GetRequiredService<StorageSetup>().CreateAsync(default);
        await services.GetRequiredService<IWatchlistStore>().AddVersionAsync(
            WatchlistFile.Parse(GeneratedNews.Watchlist(entities), "saved"), new("benchmark", TimeProvider.System.GetUtcNow(), "Set up"), default);
        for (var reader = 0; reader < Readers; reader++)
            await SubscribeAsync(services.GetRequiredService<ISubscriptionStore>(), reader);

        var month = new ArchivedMonth(services, articles, entities);
        // The youngest is an hour old, the oldest an hour younger than the month.
        var (start, step) = (TimeProvider.System.GetUtcNow().AddDays(-days).AddHours(1), TimeSpan.FromDays(days) / articles * 0.99);
        foreach (var batch in Enumerable.Range(0, articles).Chunk(BatchSize))
            await services.GetRequiredService<ArticleArchive>().AddAsync([.. batch.Select(number => month.ArticleOf(number, start + (step * number)))], default);
        return month;
    }

    /// <summary>A fast answer that is wrong counts nothing.</summary>
    public void Check(BacktestReport report)
    {
        if (report.Articles != Articles || report.Gained.Total == 0 || report.Lost.Total == 0 || report.Mails.Total != Readers
            || report.Before.Alerts + report.Gained.Total - report.Lost.Total != report.After.Alerts
            || report.Before.Alerts < Articles / MatchEvery * 9 / 10)
        {
            throw new InvalidOperationException($"{report}");
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Article ArticleOf(int number, DateTimeOffset firstSeen) => new()
    {
        Id = StableId.Of(number.ToString(CultureInfo.InvariantCulture)),
        FeedId = StableId.Of("feed"),
        Source = "Generated",
        Link = $"https://news.example/{number}",
        Title = $"Article {number}",
        Text = GeneratedNews.Text(number, number % MatchEvery == 0 ? GeneratedNews.NameOf(number / MatchEvery % (Entities + ChangedEntities)) : null),
        FirstSeen = firstSeen,
    };

    private static Task SubscribeAsync(ISubscriptionStore subscriptions, int reader)
    {
        var subscriberId = Subscriber.IdOf($"reader-{reader}@example.org");
        return subscriptions.SaveSubscriptionAsync(
            new()
            {
                Id = Subscription.IdOf(subscriberId, "benchmark"),
                SubscriberId = subscriberId,
                UnsubscribeToken = StableId.Of(subscriberId),
                Cadence = reader % 2 == 0 ? Cadence.Immediate : Cadence.Daily,
                Hour = reader % 24,
            },
            default);
    }
}
