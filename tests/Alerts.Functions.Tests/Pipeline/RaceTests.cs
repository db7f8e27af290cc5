using Alerts.Core;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>What happens when two things happen at the same moment.</summary>
public class RaceTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly RecordingSender _sender = new();

    [Fact]
    public async Task Alerts_that_reopen_a_slot_which_has_its_digest_come_with_the_next_one()
    {
        await using var app = await CreateAsync();
        var reader = await app.SubscribeAsync("reopened@example.org");
        var outbox = app.Get<IOutboxStore>();
        var slot = app.Clock.GetUtcNow().AddMinutes(2);
        var pump = new MessagePump(app, azurite);
        await outbox.AddWaitingAsync(reader.Id, [Alert("first")], slot, None);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await pump.RunTimerAsync("DispatchDigests");
        await pump.DeliverAllAsync();
        Assert.Single(Mails("reopened@example.org"));

        // A router that had worked out the same slot a moment before comes late.
        await outbox.AddWaitingAsync(reader.Id, [Alert("late")], slot, None);
        for (var minute = 0; minute < 5; minute++)
        {
            await pump.RunTimerAsync("DispatchDigests");
            await pump.DeliverAllAsync();
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, Mails("reopened@example.org").Length);
        Assert.Null((await outbox.ReadWaitingAsync(reader.Id, None)).Slot);
    }

    [Fact]
    public async Task A_slot_whose_entry_was_read_before_it_opened_is_looked_at_once_more()
    {
        await using var app = await CreateAsync();
        var reader = await app.SubscribeAsync("early@example.org");
        var pump = new MessagePump(app, azurite);
        var slot = app.Clock.GetUtcNow();
        await app.Get<IDueIndex>().AddAsync(DueEntry.Create(DueKind.Slot, slot, reader.Id), None);
        await pump.RunTimerAsync("DispatchDigests");
        await pump.DeliverAllAsync(); // Nothing waits yet.

        await app.Get<IOutboxStore>().AddWaitingAsync(reader.Id, [Alert("committed late")], slot, None);
        await app.Get<IDueIndex>().RemoveAsync(DueEntry.Create(DueKind.Slot, slot, reader.Id), None);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await pump.RunTimerAsync("RecoverStalled");
        await pump.DeliverAllAsync();

        Assert.Single(Mails("early@example.org"));
    }

    [Fact]
    public async Task A_host_that_stops_before_anything_went_out_leaves_the_digest_planned()
    {
        using var stopping = new CancellationTokenSource();
        await using var app = await CreateAsync(services => services.AddSingleton<IEmailSender>(new StoppedSender(stopping)));
        var reader = await app.SubscribeAsync("stopped@example.org");
        var slot = app.Clock.GetUtcNow().AddMinutes(2);
        await app.Get<IOutboxStore>().AddWaitingAsync(reader.Id, [Alert("first")], slot, None);
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        var message = new SendDigest(reader.Id, DueEntry.ToSecond(slot), DueEntry.ToSecond(slot.AddMinutes(3)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Get<DigestSender>().SendAsync(message, stopping.Token));

        var digest = Assert.Single(await app.DigestsAsync(reader));
        Assert.Equal((DigestState.Planned, "The host was stopping."), (digest.State, digest.Reason));
    }

    [Fact]
    public async Task A_slow_feed_is_asked_once_however_many_messages_name_it()
    {
        await using var app = await CreateAsync();
        await using var server = await FeedServer.StartAsync();
        var feed = Feed.Create(server.Publish("slow", ("1", "Rain", "It will rain.")), "Slow", app.Clock.GetUtcNow());
        await app.Get<IFeedStore>().AddAsync(feed, None);

        var poller = app.Get<FeedPoller>();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => poller.PollAsync(new(feed.Id, feed.DueAt), None)));

        Assert.Single(server.Requests);
    }

    private Task<TestApp> CreateAsync(Action<IServiceCollection>? replace = null) => TestApp.CreateAsync(azurite, services =>
    {
        services.AddSingleton<IEmailSender>(_sender);
        replace?.Invoke(services);
    });

    private EmailMessage[] Mails(string address) => [.. _sender.Taken.Where(mail => mail.To == address)];

    private static Alert Alert(string article) => new()
    {
        Id = Core.Digests.Alert.IdOf("cecot", article),
        ArticleId = article,
        FeedId = "feed",
        WatchlistId = "el-salvador",
        WatchlistVersion = 1,
        EntityId = "cecot",
        EntityName = "CECOT",
        EntityType = EntityType.Facility,
        Title = article,
        Source = "The Border Wire",
        FirstSeen = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
        Evidence = new("CECOT.", [new(0, 5)], Core.Analysis.Tone.Neutral),
        Tone = Core.Analysis.Tone.Neutral,
        ToneScore = 0,
        Reasons = [new("CECOT", MentionKind.Name, 1, null)],
    };

    /// <summary>Is told to stop while it connects.</summary>
    private sealed class StoppedSender(CancellationTokenSource stopping) : IEmailSender
    {
        public async Task<SendResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
        {
            await stopping.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("It was not told to stop.");
        }
    }
}
