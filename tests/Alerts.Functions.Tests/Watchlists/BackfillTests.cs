using System.Net;
using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Archive;
using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Feeds;
using Alerts.Functions.Tests.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Watchlists;

/// <summary>Articles from before a save, given to the next digests.</summary>
public sealed class BackfillTests(AzuriteFixture azurite) : ApiFixture(azurite)
{
    private const string Mark = "from before this rule was saved · 12 Mar";

    private readonly AzuriteFixture _azurite = azurite;
    private readonly RecordingSender _sender = new();
    private readonly string _entity = "entity-" + Guid.NewGuid().ToString("N");
    private MessagePump _pump = null!;

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IEmailSender>(_sender);

    [Fact]
    public async Task An_immediate_reader_gets_old_articles_marked_with_the_next_mail_and_no_mail_for_them_alone()
    {
        var reader = await PrepareAsync(Cadence.Immediate);

        await BackfillAsync();
        await DispatchAfterAsync(TimeSpan.FromDays(1));
        Assert.Empty(Mails);
        var waiting = await App.Get<IOutboxStore>().ReadWaitingAsync(reader.Id, Token);
        Assert.Equal((null, 1), (waiting.Slot, waiting.Alerts.Count));

        await AnalyzeAsync(Article("Something new", $"Lawyers visited {House} today.", hoursAgo: 0));
        await DispatchAfterAsync(TimeSpan.FromMinutes(3));
        var mail = Assert.Single(Mails);
        Assert.Matches("Something new.*Something old.*" + Mark, OneLine(mail.Text));
        Assert.Single(OneLine(mail.Text).Split("from before")[1..]);
        Assert.Contains(Mark, mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daily_reader_gets_them_at_the_next_slot()
    {
        await PrepareAsync(Cadence.Daily);

        await BackfillAsync();
        await DispatchAfterAsync(TimeSpan.FromHours(18)); // From noon to six.
        Assert.Empty(Mails);
        await DispatchAfterAsync(TimeSpan.FromHours(2));

        Assert.Contains(Mark, OneLine(Assert.Single(Mails).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_twice_and_handled_twice_it_is_told_once()
    {
        await PrepareAsync(Cadence.Daily);
        _pump = new(App, _azurite) { Deliveries = 2 };

        await BackfillAsync();
        await BackfillAsync();
        await DispatchAfterAsync(TimeSpan.FromHours(20));
        await BackfillAsync();
        await DispatchAfterAsync(TimeSpan.FromHours(24));

        Assert.Single(Mails);
    }

    [Fact]
    public async Task What_was_told_in_its_own_time_is_not_told_again()
    {
        var reader = await PrepareAsync(Cadence.Daily);
        await AnalyzeAsync(Article("Told before", $"Lawyers visited {House} yesterday.", hoursAgo: 24));
        await DispatchAfterAsync(TimeSpan.FromHours(20));
        Assert.Contains("Told before", Assert.Single(Mails).Text, StringComparison.Ordinal);

        await BackfillAsync();

        var waiting = Assert.Single((await App.Get<IOutboxStore>().ReadWaitingAsync(reader.Id, Token)).Alerts);
        Assert.Equal(("Something old", true), (waiting.Title, waiting.IsBackfilled));
    }

    [Fact]
    public async Task The_answer_says_what_will_happen_and_the_batchs_row_who_wanted_it_and_why()
    {
        await PrepareAsync(Cadence.Daily);

        var answer = await PostAsync(Path, """{"days": 14, "why": "Readers asked for it"}""");
        await _pump.DeliverAllAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.StartsWith("1 articles of these days match.", answer["words"], StringComparison.Ordinal);
        var batch = answer.Json.GetProperty("batches")[0].GetString();
        var row = await App.Get<TableServiceClient>().GetTableClient("Batches")
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {batch}"), cancellationToken: Token).SingleAsync(Token);
        Assert.Equal(("Analyzed", 1), (row.GetString("State"), row.GetInt32("Alerts")));
        Assert.Equal($$"""{"watchlistId":"{{_entity}}","version":1,"who":"test","why":"Readers asked for it"}""", row.GetString("Backfill"));
    }

    [Fact]
    public async Task The_first_batch_is_stored_before_later_days_are_read_so_that_not_all_texts_are_in_memory()
    {
        await PrepareAsync(Cadence.Daily);
        await App.Get<ArticleArchive>().AddAsync(
            [.. Enumerable.Range(0, ArticleIntake.MostArticles).Select(number => Article($"Visit {number}", $"Lawyers visited {House}.", hoursAgo: 24 * 5))], Token);
        var lastDay = App.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Probe.Reset();

        var answer = await PostAsync(Path, """{"days": 14, "why": "Readers asked for it"}""");

        string[] operations = [.. Probe.Operations];
        Assert.StartsWith("501 articles of these days match.", answer["words"], StringComparison.Ordinal);
        Assert.Equal(2, answer.Json.GetProperty("batches").GetArrayLength());
        var batch = Array.FindIndex(operations, operation => operation.StartsWith("PUT devstoreaccount1/batches/", StringComparison.Ordinal));
        var last = Array.FindIndex(operations, operation => operation.EndsWith($"/articles/{lastDay}", StringComparison.Ordinal));
        Assert.True(batch >= 0 && batch < last, string.Join('\n', operations));
        Assert.Equal(1, operations.Count(operation => operation.EndsWith($"/articles/{lastDay}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_save_may_bring_its_backfill_with_it()
    {
        await PrepareAsync(Cadence.Daily);
        var watchlist = $$"""{"id": "{{_entity}}", "name": "Houses", "entities": [{"id": "{{_entity}}", "name": "{{House}}", "note": "Again"}]}""";

        var refused = await SendAsync(HttpMethod.Put, $"/api/watchlists/{_entity}", $$$"""{"why": "Asked for", "backfill": 99, "watchlist": {{{watchlist}}}}""", "*");
        var saved = await SendAsync(HttpMethod.Put, $"/api/watchlists/{_entity}", $$$"""{"why": "Asked for", "backfill": 14, "watchlist": {{{watchlist}}}}""", "*");
        await _pump.DeliverAllAsync();
        await DispatchAfterAsync(TimeSpan.FromHours(20));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Accepted), (refused.Status, saved.Status));
        Assert.Equal(("\"2\"", "2"), (saved.ETag, saved["version"])); // What was refused has saved nothing.
        Assert.Contains(Mark, OneLine(Assert.Single(Mails).Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"days": 14}""", "why is missing; say in a sentence why readers shall get older articles.")]
    [InlineData("""{"days": 0, "why": "x"}""", "days is 0; write a whole number from 1 to 45, since it looks back at most 45 days.")]
    public async Task A_request_that_cannot_be_used_says_why(string body, string cause)
    {
        var answer = await PostAsync("/api/watchlists/el-salvador/backfill", body);

        Assert.Equal((HttpStatusCode.BadRequest, cause), (answer.Status, answer["detail"]));
    }

    [Fact]
    public async Task A_watchlist_that_is_not_there_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("/api/watchlists/nowhere/backfill", """{"days": 1, "why": "x"}""")).Status);

    /// <summary>Other tests of this class have articles on the same days.</summary>
    private string House => $"Foxglove {_entity[^8..]}";

    private string Path => $"/api/watchlists/{_entity}/backfill";

    /// <summary>An article that nobody watched for when it was new, and a reader of the watchlist that was saved since.</summary>
    private async Task<Subscription> PrepareAsync(Cadence cadence)
    {
        _pump = new(App, _azurite);
        await App.Get<ArticleArchive>().AddAsync(
            [Article("Something old", $"Nobody spoke of {House} then.", hoursAgo: 48), Article("Rain", "It will rain.", hoursAgo: 50)], Token);
        await App.Get<IWatchlistStore>().AddVersionAsync(
            new() { Id = _entity, Name = "Houses", Entities = [new() { Id = _entity, Name = House }] },
            new("test", App.Clock.GetUtcNow(), "Set up"), Token);
        return await App.SubscribeAsync($"{_entity}@example.org", subscription => subscription with { EntityIds = [_entity], Cadence = cadence, Hour = 7 });
    }

    /// <summary>Other tests of this class have readers, too.</summary>
    private EmailMessage[] Mails => [.. _sender.Taken.Where(mail => mail.To == $"{_entity}@example.org")];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task BackfillAsync()
    {
        var answer = await PostAsync(Path, """{"days": 14, "why": "Readers asked for it"}""");
        Assert.True(answer.Status == HttpStatusCode.Accepted, answer.Text);
        await _pump.DeliverAllAsync();
    }

    private async Task AnalyzeAsync(Article article)
    {
        await App.Get<ArticleIntake>().AddAsync([article], Token);
        await _pump.DeliverAllAsync();
    }

    private async Task DispatchAfterAsync(TimeSpan time)
    {
        App.Clock.Advance(time);
        await _pump.RunTimerAsync("RecoverStalled");
        await _pump.RunTimerAsync("DispatchDigests");
        await _pump.DeliverAllAsync();
    }

    private Article Article(string title, string text, double hoursAgo) => new()
    {
        Id = StableId.Of(_entity, title),
        FeedId = StableId.Of("feed"),
        Source = "The Border Wire",
        Link = $"https://news.example/{_entity}/{title.Replace(' ', '-')}",
        Title = title,
        Text = text,
        FirstSeen = App.Clock.GetUtcNow().AddHours(-hoursAgo),
    };
}
