using System.Text.Json;
using Alerts.Functions.Storage;
using Alerts.Functions.Web;
using Alerts.Local.Hosting;
using Cronos;
using Microsoft.Extensions.Configuration;

namespace Alerts.Functions.Tests.Architecture;

/// <summary>The local run serves every trigger of the app that Azure would serve.</summary>
public class ParityTests
{
    private static readonly IReadOnlyList<FunctionEntry> App = FunctionCatalog.Read(AppContext.BaseDirectory);

    [Fact]
    public void The_app_has_the_functions_of_its_design() => Assert.Equal(
        [
             "AddFeed", "AnalyzeArticles", "AskHub", "BackfillWatchlist", "BacktestDraft", "ChangeFeed", "CompareWatchlistVersions", "CompleteTones",
             "DiscoverFeeds", "DispatchDigests", "Explain", "ExportFeeds", "ExportWatchlist", "FetchFeed", "GetDigest", "GetFeed",
             "GetHealth", "GetScorecard", "GetWatchlist", "GetWatchlistVersion", "Home", "ImportFeeds", "ImportWatchlist", "ListFeeds", "ListWatchlistVersions",
             "ListWatchlists", "PollFeed", "PollFeeds", "PreviewDraft", "ReceiveHubPush", "ReceiveHubQuestion", "RecoverStalled",
             "RemoveFeed", "RemoveOldReadings", "RenewHubs", "RetireWatchlist", "RollBackWatchlist", "RouteAlert", "SaveWatchlist", "SendDigest",
             "Unsubscribe",
        ],
        App.Select(function => function.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_queue_is_listened_to_under_its_name()
    {
        var queues = App.Where(function => function.Trigger == "queueTrigger").ToDictionary(function => function.Name, function => function.Settings["queueName"]);

        Assert.Equal(QueueNames.All.Order(), queues.Values.Order());
        Assert.Equal(queues.OrderBy(queue => queue.Key), QueueHost.Served.OrderBy(queue => queue.Key));
    }

    [Fact]
    public void Every_timer_has_a_schedule_that_is_a_setting_of_the_template()
    {
        using var template = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "local.settings.template.json")));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            template.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString())).Build();

        var timers = App.Where(function => function.Trigger == "timerTrigger").ToArray();

        Assert.Equal(5, timers.Length);
        Assert.All(timers, timer =>
        {
            Assert.Equal($"%{timer.Name}Schedule%", timer.Settings["schedule"]);
            Assert.NotNull(CronExpression.Parse(settings[$"{timer.Name}Schedule"]!, CronFormat.IncludeSeconds));
        });
    }

    [Fact]
    public void Every_route_is_mapped_as_the_app_declares_it()
    {
        var routes = App.Where(function => function.Trigger == "httpTrigger").Select(function => (function.Name, function.Settings["route"]));

        Assert.Equal(routes.Order(), new HttpFunctions(typeof(QueueNames).Assembly).All.Select(function => (function.Name, function.Route)).Order());
    }

    [Fact]
    public void No_trigger_is_of_a_kind_that_the_local_run_does_not_know() =>
        Assert.All(App, function => Assert.Contains(function.Trigger, new[] { "queueTrigger", "timerTrigger", "httpTrigger" }));

    [Fact]
    public void The_host_finds_its_files_in_the_output()
    {
        string[] files = ["functions.metadata", "extensions.json", "worker.config.json", "host.json"];

        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, file)), file));
    }
}
