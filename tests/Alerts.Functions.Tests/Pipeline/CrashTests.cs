using Alerts.Core;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>The process dies at each storage operation in turn, before it or after it, and another one goes on.</summary>
public class CrashTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int FarMoreThanThereAre = 200;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly RecordingSender _sender = new();
    private readonly StorageProbe _probe = new();
    private int _unknown;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_lost_and_nothing_is_told_twice(bool answerLost)
    {
        await using var server = await FeedServer.StartAsync();
        await using var app = await TestApp.CreateAsync(azurite, services => services
            .AddSingleton<IEmailSender>(_sender)
            .AddSingleton<HttpPipelinePolicy>(_probe));
        await app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT" });
        var pump = new MessagePump(app, azurite);

        var tried = 0;
        while (await DiesAtAsync(app, pump, server, tried, answerLost))
            Assert.True(++tried < FarMoreThanThereAre, "There is no end to the operations.");

        // Between "I begin to send" and "the provider has it" nobody can know: there, and only there, a digest is held as unknown.
        Assert.Equal(1, _unknown);
        Assert.True(tried > 20, $"Only {tried} operations were tried.");
        Assert.Empty(await app.Get<IDueIndex>().ReadAsync(DueKind.Batch, DateTimeOffset.MaxValue, None).ToListAsync(None));
    }

    /// <returns>False when everything was done before that operation.</returns>
    private async Task<bool> DiesAtAsync(TestApp app, MessagePump pump, FeedServer server, int operation, bool answerLost)
    {
        var kind = answerLost ? "after" : "before";
        var address = $"reader-{kind}-{operation}@example.org";
        var feed = Feed.Create(
            server.Publish($"{kind}-{operation}", ("1", $"Story {kind} {operation}", "Lawyers visited CECOT on Friday.")), "Wire", app.Clock.GetUtcNow());
        await app.Get<IFeedStore>().AddAsync(feed, None);
        var reader = await app.SubscribeAsync(address);

        _probe.DieAfter(operation, answerLost);
        var died = await SurviveAsync(() => pump.RunTimerAsync("PollFeeds"));
        died |= await pump.DeliverAllAsync(_probe.Live) > 0;
        for (var round = 0; round < 4; round++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(10)); // Over the patience, and over the pause between two polls.
            foreach (var timer in new[] { "PollFeeds", "RecoverStalled", "DispatchDigests" })
                died |= await SurviveAsync(() => pump.RunTimerAsync(timer));
            died |= await pump.DeliverAllAsync(_probe.Live) > 0;
        }

        _probe.Live();
        var digests = await app.DigestsAsync(reader);
        var mails = _sender.Taken.Count(mail => mail.To == address && mail.Text.Contains($"Story {kind} {operation}", StringComparison.Ordinal));
        Assert.True(
            digests.Length == 1 && digests[0].IsFinal && (mails == 1 || (mails == 0 && digests[0].State == DigestState.Unknown)),
            $"Died {kind} operation {operation}: {mails} mails; digests {string.Join(", ", digests.Select(digest => digest.State))}.");
        if (digests[0].State == DigestState.Unknown)
            _unknown++;

        await app.Get<IFeedStore>().RemoveAsync(feed.Id, None);
        await app.Get<ISubscriptionStore>().SaveSubscriberAsync(new(reader.SubscriberId, address, SubscriberState.Unsubscribed), None);
        await app.RemoveSubscriptionAsync(reader);
        return died;
    }

    private async Task<bool> SurviveAsync(Func<Task> run)
    {
        try
        {
            await run();
            return false;
        }
        catch (SimulatedCrashException)
        {
            _probe.Live();
            await run();
            return true;
        }
    }
}
