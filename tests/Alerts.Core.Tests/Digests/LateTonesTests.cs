using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Xunit;

namespace Alerts.Core.Tests.Digests;

public sealed class LateTonesTests
{
    private static readonly DateTimeOffset Now = SampleAlerts.Noon.AddDays(1);

    private readonly Store _store = new();

    [Fact]
    public async Task A_tone_that_came_later_is_told_once()
    {
        var (toned, settled) = await FollowUpAsync(_store.Add("toned", Tone.Negative), _store.Add("untoned", Tone.NotAnalyzed));

        Assert.Equal("toned", Assert.Single(toned).ArticleId);
        Assert.Equal([toned[0].Id], settled);
    }

    [Theory]
    [InlineData(Tone.Negative)]
    [InlineData(Tone.NotAnalyzed)]
    public async Task What_is_older_than_three_days_is_given_up_in_silence_and_unread(Tone tone)
    {
        var edge = _store.Add("edge", Tone.Positive, Now.AddDays(-3));
        var old = _store.Add("old", tone, Now.AddDays(-3).AddSeconds(-1));

        var (toned, settled) = await FollowUpAsync(edge, old);

        Assert.Equal("edge", Assert.Single(toned).ArticleId);
        Assert.Equal([edge.Id, old.Id], settled);
        Assert.Equal(["edge"], _store.Read);
    }

    [Fact]
    public async Task What_the_reader_no_longer_wants_is_given_up_in_silence()
    {
        var told = _store.Add("toned", Tone.Negative);

        var (toned, settled) = await new LateTones(_store).FollowUpAsync([told], entity => entity != told.EntityId, Now, TestContext.Current.CancellationToken);

        Assert.Empty(toned);
        Assert.Equal([told.Id], settled);
    }

    [Fact]
    public async Task What_is_gone_is_given_up()
    {
        var gone = _store.Add("gone", Tone.NotAnalyzed);
        _store.Alerts.Clear();

        Assert.Equal([gone.Id], (await FollowUpAsync(gone)).SettledIds);
    }

    [Fact]
    public async Task Older_ones_without_tone_keep_no_newer_one_waiting()
    {
        ToldAlert[] hopeless = [.. Enumerable.Range(0, 40).Select(i => _store.Add($"hopeless {i}", Tone.NotAnalyzed, Now.AddHours(-2).AddMinutes(i)))];
        var newest = _store.Add("newest", Tone.Positive, Now);

        var (toned, settled) = await FollowUpAsync([.. hopeless, newest]);

        Assert.Equal("newest", Assert.Single(toned).ArticleId);
        Assert.Equal([newest.Id], settled);
    }

    [Fact]
    public async Task A_digest_tells_and_gives_up_no_more_than_its_transaction_holds()
    {
        ToldAlert[] many =
        [
            .. Enumerable.Range(0, 60).Select(i => _store.Add($"toned {i}", Tone.Positive)),
            .. Enumerable.Range(0, 60).Select(i => _store.Add($"old {i}", Tone.Positive, Now.AddDays(-9))),
        ];

        var (toned, settled) = await FollowUpAsync(many);

        Assert.Equal((20, 60), (toned.Count, settled.Count));
    }

    private Task<(IReadOnlyList<Alert> Toned, IReadOnlyList<string> SettledIds)> FollowUpAsync(params ToldAlert[] told) =>
        new LateTones(_store).FollowUpAsync(told, _ => true, Now, TestContext.Current.CancellationToken);

    private sealed class Store : IAlertStore
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _read = [];

        public Dictionary<string, Alert> Alerts { get; } = [];

        public IReadOnlyCollection<string> Read => _read;

        public ToldAlert Add(string article, Tone tone, DateTimeOffset? firstSeen = null)
        {
            var alert = SampleAlerts.Create(article) with { Tone = tone, FirstSeen = firstSeen ?? Now };
            Alerts.Add(article, alert);
            return new(alert.Id, alert.EntityId, article, alert.FirstSeen);
        }

        public Task<StoredAlert?> FindAsync(string entityId, string articleId, DateTimeOffset firstSeen, CancellationToken cancellationToken)
        {
            _read.Enqueue(articleId);
            return Task.FromResult(Alerts.TryGetValue(articleId, out var alert) ? new StoredAlert(alert, "1") : null);
        }

        public Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> ReplaceAsync(StoredAlert alert, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<Alert> ReadAsync(
            string entityId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
