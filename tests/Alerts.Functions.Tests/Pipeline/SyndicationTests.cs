using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Stories;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>What an agency sells to many papers is told once.</summary>
public class SyndicationTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly RecordingSender _sender = new();
    private FeedServer _server = null!;
    private TestApp _app = null!;
    private MessagePump _pump = null!;
    private Subscription _reader = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _server = await FeedServer.StartAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<IEmailSender>(_sender));
        _pump = new(_app, _azurite);
        await _app.WatchAsync(
            new TrackedEntity { Id = "cecot", Name = "CECOT", Type = EntityType.Facility },
            new TrackedEntity { Id = "nayib-bukele", Name = "Nayib Bukele", Type = EntityType.Person });
        _reader = await _app.SubscribeAsync("reader@example.org");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Ten_papers_with_one_text_under_ten_headlines_are_one_item_in_one_mail()
    {
        for (var paper = 0; paper < 10; paper++)
            await AddFeedAsync($"paper-{paper}", $"Headline {paper}", AgencyTexts.FlightsAsPrinted($"Paper {paper}"));

        await PollAndSendAsync();

        var mail = Assert.Single(_sender.Taken);
        Assert.Contains("1 new article", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Also in 9 others: paper-", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Also in 9 others:", mail.Html, StringComparison.Ordinal);
        Assert.Equal(1, mail.Text.Split("Headline ").Length - 1);
    }

    [Fact]
    public async Task A_copy_that_comes_an_hour_later_is_held_back_and_on_record_as_a_duplicate()
    {
        await AddFeedAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await PollAndSendAsync();
        await AddFeedAsync("post", "Judge's order ignored", AgencyTexts.FlightsAsPrinted("The Post"));
        _app.Clock.Advance(TimeSpan.FromHours(1));

        await PollAndSendAsync();

        Assert.Contains("Flights to a prison", Assert.Single(_sender.Taken).Text, StringComparison.Ordinal);
        var held = Assert.Single(await ClaimsAsync(), row => row.GetString("State") == "DuplicateStory");
        Assert.Equal("https://news.example/herald/1", held.GetString("Link"));
        Assert.Null((await _app.Get<IOutboxStore>().ReadWaitingAsync(_reader.Id, None)).Slot);
    }

    [Fact]
    public async Task A_copy_that_is_held_back_holds_nothing_else_back()
    {
        await AddFeedAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await PollAndSendAsync();
        await AddFeedAsync("post", "Judge's order ignored", AgencyTexts.FlightsAsPrinted("The Post"));
        await AddFeedAsync("echo", "Another day at the prison", "Lawyers stood before the gates of CECOT on Friday.");
        await PollAndSendAsync();

        Assert.Equal(2, _sender.Taken.Count);
        Assert.Contains("Another day at the prison", _sender.Taken.Last().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Judge's order ignored", _sender.Taken.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_copy_says_of_somebody_else_is_told()
    {
        await AddFeedAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await PollAndSendAsync();
        await AddFeedAsync("post", "Bukele's offer", AgencyTexts.FlightsAsPrinted("The Post") + " Nayib Bukele had offered the cells.");
        await PollAndSendAsync();

        Assert.Equal(2, _sender.Taken.Count);
        Assert.Contains("Nayib Bukele", _sender.Taken.Last().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CECOT\n=====", _sender.Taken.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_told_again_when_it_comes_again_after_72_hours()
    {
        await AddFeedAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await PollAndSendAsync();
        _app.Clock.Advance(TimeSpan.FromHours(73));
        await AddFeedAsync("post", "Flights, a look back", AgencyTexts.FlightsAsPrinted("The Post"));
        await PollAndSendAsync();

        Assert.Equal(2, _sender.Taken.Count);
    }

    [Fact]
    public async Task A_copy_for_a_daily_reader_comes_in_the_next_digest_only_where_the_story_was_in_none()
    {
        await _app.SubscribeAsync("daily@example.org", subscription => subscription with { Cadence = Cadence.Daily, Hour = 13 });
        await AddFeedAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await PollAndSendAsync();
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await PollAndSendAsync();
        await AddFeedAsync("post", "Judge's order ignored", AgencyTexts.FlightsAsPrinted("The Post"));
        _app.Clock.Advance(TimeSpan.FromHours(24));
        await PollAndSendAsync();
        _app.Clock.Advance(TimeSpan.FromHours(24));
        await PollAndSendAsync();

        Assert.Single(_sender.Taken, mail => mail.To == "daily@example.org");
    }

    [Fact]
    public async Task Messages_that_are_handled_again_tell_nothing_again()
    {
        var pump = new MessagePump(_app, _azurite) { Deliveries = 2 };
        await AddFeedAsync("herald", "Flights to a prison", AgencyTexts.Flights);
        await PollAndSendAsync(pump);
        await AddFeedAsync("post", "Judge's order ignored", AgencyTexts.FlightsAsPrinted("The Post"));
        await PollAndSendAsync(pump);
        await PollAndSendAsync(pump);

        Assert.Single(_sender.Taken);
        Assert.Null((await _app.Get<IOutboxStore>().ReadWaitingAsync(_reader.Id, None)).Slot);
    }

    private async Task AddFeedAsync(string name, string title, string text) =>
        await _app.Get<IFeedStore>().AddAsync(Feed.Create(_server.Publish(name, ("1", title, text)), name, _app.Clock.GetUtcNow()), None);

    private async Task PollAndSendAsync(MessagePump? pump = null)
    {
        pump ??= _pump;
        await pump.RunTimerAsync("PollFeeds");
        await pump.DeliverAllAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(3));
        await pump.RunTimerAsync("RecoverStalled");
        await pump.RunTimerAsync("DispatchDigests");
        await pump.DeliverAllAsync();
    }

    private async Task<List<TableEntity>> ClaimsAsync() => await _app.Get<TableServiceClient>().GetTableClient("Outbox")
        .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {_reader.Id} and RowKey ge {"c"} and RowKey lt {"d"}"))
        .ToListAsync(None);
}
