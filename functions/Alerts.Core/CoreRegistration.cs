using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Articles.Pages;
using Alerts.Core.Articles.Stories;
using Alerts.Core.Digests;
using Alerts.Core.Explaining;
using Alerts.Core.Feeds;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Hubs;
using Alerts.Core.Feeds.Managing;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Core.Watchlists.Editing;
using Alerts.Core.Watchlists.Scorecards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Core;

public static class CoreRegistration
{
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<PipelineMetrics>();

        services.AddOptions<FeedOptions>().BindConfiguration(FeedOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FetchOptions>().BindConfiguration(FetchOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HubOptions>().BindConfiguration(HubOptions.Section);
        services.AddOptions<WatchlistOptions>().BindConfiguration(WatchlistOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AnalysisOptions>().BindConfiguration(AnalysisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DigestOptions>().BindConfiguration(DigestOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<FetchHosts>();
        services.AddSingleton<FeedHandlers>();
        services.AddSingleton<FeedClient>();
        services.AddSingleton<FeedSchedule>();
        services.AddSingleton<RobotsGate>();
        services.AddSingleton<ArticlePage>();
        services.AddSingleton<ArticlePages>();
        services.AddSingleton<ArticleIntake>();
        services.AddSingleton<ArticleArchive>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<FeedHistory>();
        services.AddSingleton<FeedPoller>();
        services.AddSingleton<FeedDiscovery>();
        services.AddSingleton<FeedAdmin>();
        services.AddSingleton<FeedExchange>();
        services.AddSingleton<HubCallback>();
        services.AddSingleton<HubDiscovery>();
        services.AddSingleton<HubSubscriber>();
        services.AddSingleton<HubVerifier>();
        services.AddSingleton<HubInbox>();
        services.AddSingleton<FeedDispatcher>();
        services.AddSingleton<HostVisitor>();

        services.AddSingleton<WatchlistSource>();
        services.AddSingleton<IDraftCheck, SpellingCheck>();
        services.AddSingleton<IDraftCheck, AlertRateCheck>();
        services.AddSingleton<WatchlistEditor>();
        services.AddSingleton<WatchlistHistory>();
        services.AddSingleton<WatchlistImport>();
        services.AddSingleton<EmbeddedAnalyzer>();
        services.AddSingleton<ITextAnalyzer>(provider => provider.GetRequiredService<EmbeddedAnalyzer>());
        services.AddSingleton<StoryFinder>();
        services.AddSingleton<ToneRound>();
        services.AddSingleton<BatchAnalyzer>();
        services.AddSingleton<ToneCompleter>();
        services.AddSingleton<DraftPreview>();
        services.AddSingleton<Backtest>();
        services.AddSingleton<Backfill>();
        services.AddSingleton<BackfilledAlerts>();

        services.AddSingleton<DigestSchedule>();
        services.AddSingleton<AlertRouter>();
        services.AddSingleton<DigestDispatcher>();
        services.AddSingleton<LateTones>();
        services.AddSingleton<DigestPlanner>();
        services.AddSingleton<DigestSender>();
        services.AddSingleton<Unsubscribing>();
        services.AddSingleton<StalledWork>();

        services.AddSingleton<ScorecardMaker>();
        services.AddSingleton<SourceExplainer>();
        services.AddSingleton<DeliveryExplainer>();
        services.AddSingleton<TodaysVerdict>();
        services.AddSingleton<ArticleExplainer>();
        return services;
    }
}
