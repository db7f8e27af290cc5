using System.Text;

namespace Alerts.Core.Tests.FeedCases;

/// <summary>Feeds damaged byte by byte.</summary>
public sealed class FeedFuzzTests
{
    private const string Long = "a234567890123456789012345678901234567890123456789012345678901234";

    /// <summary>For all documents of a run; a document that the parser never comes back from ends it.</summary>
    private static readonly TimeSpan s_runLimit = TimeSpan.FromMinutes(5);

    [Fact]
    public Task Five_thousand_damaged_feeds_cost_no_more_than_their_bounds() => ParseDamagedAsync(seed: 20_250_404, count: 5_000);

    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public Task Two_hundred_thousand_damaged_feeds_cost_no_more_than_their_bounds(int seed) => ParseDamagedAsync(seed, count: 25_000);

    /// <summary>Documents that broke a reader once, cut down to what did it.</summary>
    [Theory]
    [InlineData("""{ "\ud800": 1, "items": [] }""")]
    [InlineData("""{ "items": [ { "\ud800": 1 } ] }""")]
    [InlineData("""{ "items": [ { "author": { "\ud800": 1 } } ] }""")]
    [InlineData("<rss><channel><link>https://river..png</link></channel></rss>")]
    [InlineData($"<rss><channel><item><enclosure url=\"https://{Long}{Long}{Long}{Long}.example/a.mp3\"/></item></channel></rss>")]
    public void What_once_broke_the_parser_is_read_or_refused(string document) => GuardedParser.Parse(document);

    [Fact]
    public void Every_seed_is_read_when_it_is_whole() => Assert.All(FuzzSeeds.All, seed =>
    {
        var isPage = Encoding.ASCII.GetString(seed).StartsWith("<html", StringComparison.Ordinal);
        Assert.Equal(isPage, GuardedParser.Parse(seed) is null);
    });

    private static async Task ParseDamagedAsync(int seed, int count)
    {
        var mutator = new FeedMutator(seed);
        var (current, contentType) = (Array.Empty<byte>(), (string?)null);
        var run = Task.Run(() =>
        {
            for (; count > 0; count--)
            {
                (current, contentType) = (mutator.Next(), mutator.NextContentType());
                GuardedParser.Parse(current, contentType);
            }
        });

        if (await Task.WhenAny(run, Task.Delay(s_runLimit, TestContext.Current.CancellationToken)) != run)
            Assert.Fail(GuardedParser.Describe(current, contentType, $"is being read when {s_runLimit} are over, {count} documents from the end"));
        await run;
    }
}
