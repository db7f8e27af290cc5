using System.Globalization;
using Alerts.Core.Feeds;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>How many requests publishers get from us: the app's own poller, client and rows over two simulated days.</summary>
public class PolitenessTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan TwoDays = TimeSpan.FromHours(48);

    private readonly AzuriteFixture _azurite = new(tools);
    private TestApp _app = null!;
    private DateTimeOffset _start;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _app = await TestApp.CreateAsync(_azurite);
        _start = _app.Clock.GetUtcNow();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Over_two_days_publishers_are_asked_less_than_by_an_hourly_reader_and_a_busy_one_is_read_sooner()
    {
        var ours = await PollAsync(Publishers());
        var hourly = After(MinifluxModel.RoundRobin);
        var dogged = After(MinifluxModel.RoundRobin.ThatNeverGivesUp());
        var byFrequency = After(MinifluxModel.EntryFrequency);
        foreach (var (name, publisher) in ours)
        {
            TestContext.Current.SendDiagnosticMessage(
                $"{name}: ours {Describe(publisher)}; miniflux {Describe(hourly[name])}, without its error limit {Describe(dogged[name])}, "
                + $"by entry frequency {Describe(byFrequency[name])}");
        }

        // A busy feed is worth more requests, and they buy something.
        Assert.All(Delays(ours["busy"]), delay => Assert.NotNull(delay));
        Assert.True(MeanDelay(ours["busy"]) <= MeanDelay(hourly["busy"]) / 4);
        Assert.True(MeanDelay(ours["busy"]) <= MeanDelay(byFrequency["busy"]));
        Assert.True(ours["busy"].Requests.Count <= TwoDays / TimeSpan.FromMinutes(5));

        // A slow one is asked a tenth as often as by the hourly reader, and a silent one not much more.
        Assert.InRange(ours["slow"].Requests.Count, 4, hourly["slow"].Requests.Count / 5);
        Assert.InRange(ours["silent"].Requests.Count, 4, hourly["silent"].Requests.Count / 5);

        // miniflux gives up after three errors, and somebody has to notice. We never do, and yet ask much less than if it went on.
        foreach (var name in (string[])["broken", "missing", "refusing"])
        {
            Assert.Equal(3, hourly[name].Requests.Count);
            Assert.InRange(ours[name].Requests.Count, 4, dogged[name].Requests.Count / 3);
            Assert.Contains(ours[name].Requests, request => request.At > _start.AddHours(24));
        }

        Assert.NotNull(ours["recovering"].DelaysOf(_start, _start.AddHours(1)).Single());
        Assert.Null(hourly["recovering"].DelaysOf(_start, _start.AddHours(1)).Single());

        // Who limits us is asked to its limit, and refuses us once a day: when we try whether it still does.
        Assert.True(ours["limited"].Requests.Count <= hourly["limited"].Requests.Count);
        Assert.InRange(ours["limited"].Refused, 1, 3);
        Assert.All(ours.Values, AssertMindsRetryAfter);
    }

    [Fact]
    public async Task A_restart_sends_no_request()
    {
        var publishers = Publishers();
        await using var server = await ScriptedPublishers.StartAsync(_app.Clock, publishers);
        string[] names = ["busy", "broken", "refusing"];
        foreach (var (number, name) in names.Index())
            await _app.Get<IFeedStore>().AddAsync(Feed.Create(server.UrlOf(name, $"127.0.0.{number + 1}"), name, _start), None);
        await RunAsync(_app);
        Assert.All(names, name => Assert.Single(publishers[name].Requests));

        await using var restarted = await TestApp.CreateAsync(_azurite);
        restarted.Clock.Advance(TimeSpan.FromMinutes(4));
        await RunAsync(restarted);
        Assert.All(names, name => Assert.Single(publishers[name].Requests));

        restarted.Clock.Advance(TimeSpan.FromMinutes(30));
        await RunAsync(restarted);
        Assert.Equal([2, 2, 1], names.Select(name => publishers[name].Requests.Count));
    }

    private async Task RunAsync(TestApp app)
    {
        var pump = new MessagePump(app, _azurite);
        await pump.RunTimerAsync("PollFeeds");
        await pump.DeliverAllAsync();
    }

    private Dictionary<string, ScriptedPublisher> After(MinifluxModel reader)
    {
        var publishers = Publishers();
        foreach (var publisher in publishers.Values)
            reader.Ask(publisher, _start, _start + TwoDays);
        return publishers;
    }

    private Dictionary<string, ScriptedPublisher> Publishers() => new()
    {
        ["busy"] = new(Newsroom()),
        ["slow"] = new([.. Enumerable.Range(-20, 22).Select(day => _start.AddDays(day).AddHours(7.5))]),
        ["silent"] = new([.. Enumerable.Range(-20, 20).Select(item => _start.AddDays(10 * item))]),
        ["broken"] = new([], (_, _) => new(500)),
        ["missing"] = new([], (_, _) => new(404)),
        ["recovering"] = new([_start], (now, _) => now < _start.AddHours(20) ? new(500) : null),
        ["refusing"] = new([], (_, _) => new(429, TimeSpan.FromHours(2))),
        ["limited"] = new(
            Newsroom(), (now, lastSent) => lastSent?.AddHours(1) is { } free && now < free ? new(429, free - now) : null),
    };

    /// <summary>An item every quarter of an hour or so while people are awake.</summary>
    private DateTimeOffset[] Newsroom()
    {
        var random = new Random(3);
        var items = new List<DateTimeOffset>();
        for (var at = _start.AddDays(-3); at < _start + TwoDays; at = at.AddMinutes(random.Next(4, 25)))
        {
            if (at.Hour is >= 6 and < 22)
                items.Add(at);
        }

        return [.. items];
    }

    /// <summary>The app's own poller at each full minute in which something is due.</summary>
    private async Task<Dictionary<string, ScriptedPublisher>> PollAsync(Dictionary<string, ScriptedPublisher> publishers)
    {
        await using var server = await ScriptedPublishers.StartAsync(_app.Clock, publishers);
        var store = _app.Get<IFeedStore>();
        // The spread of polls follows from the id: without the server's port in it, each run of this test is the same.
        var feeds = publishers.Keys.ToDictionary(
            name => name, name => Feed.Create(server.UrlOf(name), name, _start) with { Id = Feed.IdOf(name) });
        foreach (var feed in feeds.Values)
            Assert.True(await store.AddAsync(feed, None));

        while (feeds.MinBy(feed => feed.Value.DueAt) is var (name, due) && NextMinute(due.DueAt) is var at && at < _start + TwoDays)
        {
            if (at > _app.Clock.GetUtcNow())
                _app.Clock.SetUtcNow(at);
            await _app.Get<FeedPoller>().PollAsync(new(due.Id, due.DueAt), None);
            feeds[name] = (await store.FindAsync(due.Id, None))!;
        }

        return publishers;
    }

    private static void AssertMindsRetryAfter(ScriptedPublisher publisher) => Assert.All(
        publisher.Requests.Zip(publisher.Requests.Skip(1)),
        pair => Assert.True(pair.Second.At - pair.First.At >= (pair.First.Refusal?.RetryAfter ?? TimeSpan.Zero)));

    private static DateTimeOffset NextMinute(DateTimeOffset time) =>
        time.AddTicks((TimeSpan.TicksPerMinute - time.UtcTicks % TimeSpan.TicksPerMinute) % TimeSpan.TicksPerMinute);

    /// <summary>Of the items that a reader who comes twice a day must have seen.</summary>
    private TimeSpan?[] Delays(ScriptedPublisher publisher) => [.. publisher.DelaysOf(_start, _start + TwoDays - TimeSpan.FromHours(12))];

    private double? MeanDelay(ScriptedPublisher publisher) => Delays(publisher).Average(delay => delay?.TotalMinutes);

    private string Describe(ScriptedPublisher publisher) => string.Create(
        CultureInfo.InvariantCulture,
        $"{publisher.Requests.Count} ({publisher.Refused} refused, mean delay {MeanDelay(publisher):0.0} min, "
        + $"{Delays(publisher).Count(delay => delay is null)} missed)");
}
