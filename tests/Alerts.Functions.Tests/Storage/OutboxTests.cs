using Alerts.Core;
using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Storage;

/// <summary>The promise: an alert is in exactly one digest of a subscription.</summary>
public class OutboxTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_alert_that_waits_is_claimed_by_one_digest_and_waits_no_more()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var outbox = app.Get<IOutboxStore>();
        var subscription = await app.SubscribeAsync("claimed@example.org");
        await AddAsync(app, subscription, Alerts(3));

        var digest = await PlanAsync(app, subscription);

        Assert.Equal((DigestState.Planned, 3), (digest!.State, digest.Items));
        var waiting = await outbox.ReadWaitingAsync(subscription.Id, None);
        Assert.Null(waiting.Slot);
        Assert.Empty(waiting.Alerts);
    }

    [Fact]
    public async Task An_alert_that_is_routed_again_after_it_was_claimed_is_not_told_again()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync("again@example.org");
        await AddAsync(app, subscription, Alerts(3));
        Assert.NotNull(await PlanAsync(app, subscription));

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await AddAsync(app, subscription, Alerts(3));

        Assert.Null(await PlanAsync(app, subscription));
        Assert.Null((await app.Get<IOutboxStore>().ReadWaitingAsync(subscription.Id, None)).Slot);
    }

    [Fact]
    public async Task A_new_alert_beside_one_that_was_told_before_is_told_alone()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync("beside@example.org");
        await AddAsync(app, subscription, Alerts(3));
        Assert.NotNull(await PlanAsync(app, subscription));

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await AddAsync(app, subscription, Alerts(4));
        var digest = await PlanAsync(app, subscription);

        var frozen = await app.Get<IOutboxStore>().ReadFrozenAsync(digest!.Content, None);
        Assert.Equal([Alerts(4)[3].Id], frozen.AlertIds);
    }

    [Fact]
    public async Task An_alert_that_comes_while_a_digest_is_planned_makes_the_plan_start_again()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var outbox = app.Get<IOutboxStore>();
        var subscription = await app.SubscribeAsync("meanwhile@example.org");
        await AddAsync(app, subscription, Alerts(2));
        var read = await outbox.ReadWaitingAsync(subscription.Id, None);
        await AddAsync(app, subscription, Alerts(3));

        var stale = await outbox.PlanAsync(read, Draft(subscription, read), Frozen(read), _ => read.Slot!.Value.AddMinutes(5), None);

        Assert.Null(stale);
        Assert.Equal(3, (await PlanAsync(app, subscription))!.Items);
    }

    [Fact]
    public async Task Two_workers_that_plan_at_once_make_one_digest()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync("two@example.org");
        await AddAsync(app, subscription, Alerts(20));

        var planned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PlanAsync(app, subscription)));

        var ids = planned.OfType<OutboxDigest>().Select(digest => (digest.Id, digest.Content)).Distinct();
        Assert.Single(ids);
    }

    [Fact]
    public async Task More_alerts_than_one_transaction_takes_are_in_one_digest()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync("many@example.org");
        await AddAsync(app, subscription, Alerts(230));

        var digest = await PlanAsync(app, subscription);

        Assert.Equal((DigestState.Planned, 230), (digest!.State, digest.Items));
        Assert.Null((await app.Get<IOutboxStore>().ReadWaitingAsync(subscription.Id, None)).Slot);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(80)]
    public async Task The_stories_of_a_digest_are_claimed_with_its_alerts(int count)
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync($"stories-{count}@example.org");
        Alert[] told = [.. Alerts(count).Select(alert => alert with { StoryId = alert.ArticleId })];
        await AddAsync(app, subscription, told);
        Assert.Equal(count, (await PlanAsync(app, subscription))!.Items);

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var copy = told[^1] with { Id = Alert.IdOf("cecot", "copy"), ArticleId = "copy" };
        var another = copy with { Id = Alert.IdOf("nayib-bukele", "copy"), EntityId = "nayib-bukele" };
        await AddAsync(app, subscription, [copy, another]);
        var digest = await PlanAsync(app, subscription);

        Assert.Equal([another.Id], (await app.Get<IOutboxStore>().ReadFrozenAsync(digest!.Content, None)).AlertIds);
    }

    [Fact]
    public async Task A_later_version_of_what_was_told_is_no_copy_and_keeps_its_claim()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync("version@example.org");
        var alert = Alerts(1)[0] with { StoryId = "article 0" };
        await AddAsync(app, subscription, [alert]);
        var digest = await PlanAsync(app, subscription);

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await AddAsync(app, subscription, [alert with { Title = "Corrected" }]);

        Assert.Null(await PlanAsync(app, subscription));
        var claim = await app.Get<TableServiceClient>().GetTableClient("Outbox").GetEntityAsync<TableEntity>(subscription.Id, "c" + alert.Id, cancellationToken: None);
        Assert.Equal((digest!.Id, null), (claim.Value.GetString("Digest"), claim.Value.GetString("State")));
    }

    [Fact]
    public async Task A_half_claimed_digest_is_finished_with_the_content_that_was_frozen()
    {
        var probe = new StorageProbe();
        await using var app = await TestApp.CreateAsync(azurite, services => services.AddSingleton<HttpPipelinePolicy>(probe));
        var outbox = app.Get<IOutboxStore>();
        var subscription = await app.SubscribeAsync("half@example.org");
        await AddAsync(app, subscription, Alerts(120));
        var read = await outbox.ReadWaitingAsync(subscription.Id, None);

        // 120 looks for earlier claims, the digest's row, what waits, the first claims: then the worker dies.
        probe.DieAfter(123);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => outbox.PlanAsync(
            read, Draft(subscription, read), Frozen(read), _ => read.Slot!.Value.AddMinutes(5), None));
        probe.Live();
        await AddAsync(app, subscription, Alerts(125)); // Five more come before somebody looks after it.
        var half = await outbox.FindDigestAsync(subscription.Id, OutboxDigest.IdOf(subscription.Id, read.Slot!.Value), None);
        Assert.Equal(DigestState.Claiming, half!.State);

        var finished = await outbox.FinishClaimingAsync(
            half, Frozen(read), _ => read.Slot.Value.AddMinutes(5), None);

        Assert.Equal((DigestState.Planned, 120), (finished!.State, finished.Items));
        var waiting = await outbox.ReadWaitingAsync(subscription.Id, None);
        Assert.Equal(5, waiting.Alerts.Count);
        Assert.Equal(read.Slot.Value.AddMinutes(5), waiting.Slot);
    }

    [Fact]
    public async Task A_slot_that_opens_stands_in_the_due_index()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var subscription = await app.SubscribeAsync("slot@example.org");
        await AddAsync(app, subscription, Alerts(1));

        var due = await app.Get<IDueIndex>().ReadAsync(DueKind.Slot, DateTimeOffset.MaxValue, None).Where(entry => entry.Id == subscription.Id).ToListAsync(None);

        Assert.Equal(app.Clock.GetUtcNow().AddMinutes(2), Assert.Single(due).At);
    }

    private static Task AddAsync(TestApp app, Subscription subscription, Alert[] alerts) => app.Get<IOutboxStore>().AddWaitingAsync(
        subscription.Id, alerts, app.Get<DigestSchedule>().NextSlot(subscription, app.Clock.GetUtcNow()), None);

    private static async Task<OutboxDigest?> PlanAsync(TestApp app, Subscription subscription)
    {
        var waiting = await app.Get<IOutboxStore>().ReadWaitingAsync(subscription.Id, None);
        return waiting.Slot is { } slot ? await app.Get<DigestPlanner>().PlanAsync(subscription, slot, None) : null;
    }

    private static FrozenDigest Frozen(WaitingAlerts waiting) => new(
        [.. waiting.Alerts.Select(alert => alert.Id)], DigestBuilder.Build(waiting.Alerts, "Your alerts", "Etc/UTC", waiting.Slot!.Value), "", "", "");

    private static OutboxDigest Draft(Subscription subscription, WaitingAlerts waiting) => new()
    {
        Id = OutboxDigest.IdOf(subscription.Id, waiting.Slot!.Value),
        SubscriptionId = subscription.Id,
        Slot = waiting.Slot.Value,
        State = DigestState.Planned,
        Content = "frozen elsewhere",
        Items = waiting.Alerts.Count,
        PlannedAt = waiting.Slot.Value,
    };

    private static Alert[] Alerts(int count) => [.. Enumerable.Range(0, count).Select(number => new Alert
    {
        Id = Alert.IdOf("cecot", $"article {number}"),
        ArticleId = $"article {number}",
        FeedId = "feed",
        WatchlistId = "el-salvador",
        WatchlistVersion = 1,
        EntityId = "cecot",
        EntityName = "CECOT",
        EntityType = EntityType.Facility,
        Title = $"Headline {number}",
        Link = $"https://news.example/{number}",
        Source = "The Border Wire",
        FirstSeen = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
        Evidence = new($"CECOT in article {number}.", [new(0, 5)], Tone.Neutral),
        Tone = Tone.Neutral,
        ToneScore = 0,
        Reasons = [new("CECOT", MentionKind.Name, 1, null)],
    })];
}
