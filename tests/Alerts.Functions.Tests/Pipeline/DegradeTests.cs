using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Pipeline;

/// <summary>Degrade, never drop.</summary>
public class DegradeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Without_an_analyser_the_alert_goes_out_and_says_that_the_tone_is_not_known_yet()
    {
        var sender = new RecordingSender();
        await using var server = await FeedServer.StartAsync();
        await using var app = await TestApp.CreateAsync(azurite, services => services
            .AddSingleton<IEmailSender>(sender)
            .AddSingleton<ITextAnalyzer, BrokenAnalyzer>());
        await app.WatchAsync(new TrackedEntity { Id = "cecot", Name = "CECOT" });
        await app.SubscribeAsync("reader@example.org");
        var address = server.Publish("border-wire", ("1", "A visit", "Lawyers visited CECOT on Friday."));
        await app.Get<IFeedStore>().AddAsync(Feed.Create(address, "Border Wire", app.Clock.GetUtcNow()), CancellationToken.None);

        var pump = new MessagePump(app, azurite);
        await pump.RunTimerAsync("PollFeeds");
        await pump.DeliverAllAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await pump.RunTimerAsync("DispatchDigests");
        await pump.DeliverAllAsync();

        var mail = Assert.Single(sender.Taken);
        Assert.Contains("Lawyers visited *CECOT* on Friday.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("not yet analysed", mail.Text, StringComparison.Ordinal);
    }

    private sealed class BrokenAnalyzer : ITextAnalyzer
    {
        public string Name => "broken";

        public Task<IReadOnlyList<TextAnalysis>> AnalyzeAsync(IReadOnlyList<TextDocument> documents, CancellationToken cancellationToken) =>
            throw new HttpRequestException("The service is down.");
    }
}
