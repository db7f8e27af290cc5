using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Alerts.Core.Tests.Digests;

public sealed class DigestOnDemandTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly Store _store = new();

    [Fact]
    public async Task Without_since_it_covers_the_last_24_hours()
    {
        _store.Alerts.AddRange([Alert("cecot", "At the edge", 24), Alert("cecot", "Too old", 24.1), Alert("cecot", "Now", 0)]);

        var answer = await FoundAsync(new(["cecot"]));

        Assert.Equal((Now.AddHours(-24), Now), (answer.Since, answer.Until));
        // What happens at this very moment belongs to the next window.
        Assert.Equal(["At the edge"], Titles(answer));
    }

    [Theory]
    [InlineData("2026-03-13", "2026-03-13T00:00:00Z")]
    [InlineData("2026-03-13T09:30", "2026-03-13T09:30:00Z")]
    [InlineData("2026-03-13T09:30:15Z", "2026-03-13T09:30:15Z")]
    [InlineData("2026-03-13T09:30:15.25Z", "2026-03-13T09:30:15.25Z")]
    [InlineData("2026-03-13T09:30:00+01:00", "2026-03-13T08:30:00Z")]
    [InlineData("2026-03-13T09:30:00 01:00", "2026-03-13T08:30:00Z")]
    [InlineData("2026-03-13T09:30:00-06:00", "2026-03-13T15:30:00Z")]
    public async Task Since_is_an_ISO_date_or_time_in_UTC_unless_it_says_otherwise(string since, string expected)
    {
        var answer = await FoundAsync(new(["cecot"], since));

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), answer.Since);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("14/03/2026")]
    [InlineData("2026-02-30")]
    [InlineData("7d")]
    public async Task A_bad_since_says_what_would_do(string since)
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => AskAsync(new(["cecot"], since)));

        Assert.Equal(
            $"since is \"{since}\", which is no ISO 8601 date or time; " +
            "write 2026-03-14 or 2026-03-14T09:30:00Z (without an offset it counts as UTC).", exception.Message);
    }

    [Fact]
    public async Task Since_after_until_is_refused()
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => AskAsync(new(["cecot"], "2026-03-14", "2026-03-13")));

        Assert.Equal(
            "since (2026-03-14T00:00:00+00:00) lies after until (2026-03-13T00:00:00+00:00); since must be the earlier of the two.",
            exception.Message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("501")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task A_limit_out_of_range_is_refused(string limit)
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => AskAsync(new(["cecot"], Limit: limit)));

        Assert.Equal($"limit is \"{limit}\"; write a whole number from 1 to 500.", exception.Message);
    }

    [Fact]
    public async Task Without_an_entity_it_says_how_to_name_one()
    {
        var exception = await Assert.ThrowsAsync<InputException>(() => AskAsync(new([" "])));

        Assert.Equal(
            "Say which entity the digest is about, such as entity=cecot; repeat the parameter for more.", exception.Message);
    }

    [Fact]
    public async Task An_unknown_entity_is_answered_with_the_known_ones()
    {
        var answer = Assert.IsType<DigestAnswer.UnknownEntity>(await AskAsync(new(["cecot", "alcatraz"])));

        Assert.Equal("alcatraz", answer.Asked);
        Assert.Equal(["abrego-garcia", "bukele", "cecot"], answer.Known);
    }

    [Fact]
    public async Task An_entity_may_be_named_by_id_or_name_and_counts_once()
    {
        var answer = await FoundAsync(new(["CECOT", "cecot", "kilmar abrego garcía"]));

        Assert.Equal(["cecot", "abrego-garcia"], answer.Content.Groups.Select(group => group.EntityId));
        Assert.Equal("CECOT and Kilmar Abrego García", answer.Content.Title);
    }

    [Fact]
    public async Task What_the_limit_leaves_out_is_said()
    {
        _store.Alerts.AddRange([Alert("cecot", "Newest", 1), Alert("cecot", "Middle", 2), Alert("cecot", "Oldest", 3)]);

        var two = await FoundAsync(new(["cecot"], Limit: "2"));
        var three = await FoundAsync(new(["cecot"], Limit: "3"));

        Assert.Equal(["Newest", "Middle"], Titles(two));
        Assert.True(two.More);
        Assert.False(three.More);
    }

    [Fact]
    public async Task A_story_in_several_papers_is_shown_once_under_whoever_had_it_first()
    {
        _store.Alerts.AddRange(
        [
            Alert("cecot", "Judge orders return", 1, source: "Echo"),
            Alert("cecot", "Something else", 2),
            Alert("cecot", "Judge Orders Return", 3, source: "Agency"),
        ]);

        var answer = await FoundAsync(new(["cecot"]));

        Assert.Equal(["Something else", "Judge Orders Return"], Titles(answer));
        Assert.Equal("Echo", Assert.Single(answer.Content.Groups[0].Items[1].Copies).Source);
    }

    [Fact]
    public async Task The_same_headline_on_another_day_in_the_same_paper_is_another_story()
    {
        _store.Alerts.AddRange([Alert("cecot", "Live updates", 1), Alert("cecot", "Live updates", 20)]);

        Assert.Equal(2, (await FoundAsync(new(["cecot"]))).Content.ItemCount);
    }

    private Task<DigestAnswer> AskAsync(DigestRequest request) =>
        new DigestOnDemand(new WatchlistSource(new Watchlists(), TimeProvider.System, NullLogger<WatchlistSource>.Instance), _store, new FakeTimeProvider(Now)).BuildAsync(request, TestContext.Current.CancellationToken);

    private async Task<DigestAnswer.Found> FoundAsync(DigestRequest request) =>
        Assert.IsType<DigestAnswer.Found>(await AskAsync(request));

    private static IEnumerable<string> Titles(DigestAnswer.Found answer) =>
        answer.Content.Groups.SelectMany(group => group.Items).Select(item => item.Alert.Title);

    private static Alert Alert(string entityId, string title, double hoursAgo, string source = "Paper")
    {
        var articleId = StableId.Of(source, title, hoursAgo.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new Alert
        {
            Id = Core.Digests.Alert.IdOf(entityId, articleId),
            ArticleId = articleId,
            FeedId = source,
            WatchlistId = "el-salvador",
            WatchlistVersion = 1,
            EntityId = entityId,
            EntityName = entityId,
            EntityType = EntityType.Facility,
            Title = title,
            Link = $"https://paper.example/{articleId}",
            Source = source,
            FirstSeen = Now.AddHours(-hoursAgo),
            Evidence = new Evidence(title, [], Tone.Neutral),
            Tone = Tone.Neutral,
            ToneScore = 0,
            Reasons = [new MatchReason("CECOT", MentionKind.Acronym, 1, null)],
        };
    }

    private sealed class Watchlists : IWatchlistStore
    {
        private static readonly IReadOnlyList<Watchlist> Current =
        [
            new()
            {
                Id = "el-salvador",
                Name = "Deportations to El Salvador",
                Entities =
                [
                    new() { Id = "cecot", Name = "CECOT" },
                    new() { Id = "abrego-garcia", Name = "Kilmar Abrego García" },
                    new() { Id = "bukele", Name = "Nayib Bukele" },
                ],
            },
        ];

        public Task<CurrentWatchlists> ReadCurrentAsync(CurrentWatchlists? known, CancellationToken cancellationToken) =>
            Task.FromResult(new CurrentWatchlists(Current));

        public Task<WatchlistVersion?> FindAsync(string watchlistId, int? version, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<VersionEntry> ReadHistoryAsync(string watchlistId, int? before, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> AddVersionAsync(Watchlist watchlist, WatchlistChange change, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    private sealed class Store : IAlertStore
    {
        public List<Alert> Alerts { get; } = [];

        public Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredAlert?> FindAsync(string entityId, string articleId, DateTimeOffset firstSeen, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> ReplaceAsync(StoredAlert alert, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<Alert> ReadAsync(
            string entityId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
            Alerts.Where(alert => alert.EntityId == entityId && alert.FirstSeen >= since && alert.FirstSeen < until)
                .OrderByDescending(alert => alert.FirstSeen).Take(limit).ToAsyncEnumerable();
    }
}
