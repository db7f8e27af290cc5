using System.Collections.Concurrent;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Stories;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Tests.Stories;

/// <summary>Which articles are one story, with the index on a real Azurite.</summary>
public class StoryFinderTests(AzuriteTools tools) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly AzuriteFixture _azurite = new(tools);
    private readonly StorageProbe _probe = new();
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        _app = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<HttpPipelinePolicy>(_probe));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_same_text_with_another_headline_is_one_story_in_one_batch_and_in_the_next()
    {
        var batch = await FindAsync(Article("herald", AgencyTexts.Flights), Article("post", AgencyTexts.FlightsAsPrinted("The Post"), minute: 1));
        var next = await FindAsync(Article("echo", AgencyTexts.FlightsAsPrinted("Echo"), minute: 600));

        Assert.Equal(["herald", "herald"], batch);
        Assert.Equal(["herald"], next);
    }

    [Fact]
    public async Task The_same_page_is_one_story_however_it_is_summed_up()
    {
        await FindAsync(Article("herald", "A judge spoke.") with { Link = "https://paper.example/judge?utm_source=feed" });

        Assert.Equal(["herald"], await FindAsync(Article("aggregator", AgencyTexts.Flights) with { Link = "https://paper.example/judge" }));
    }

    [Fact]
    public async Task A_text_that_comes_again_after_72_hours_is_a_new_story()
    {
        await FindAsync(Article("herald", AgencyTexts.Flights));

        Assert.Equal(["herald"], await FindAsync(Article("post", AgencyTexts.Flights, minute: 72 * 60)));
        Assert.Equal(["echo"], await FindAsync(Article("echo", AgencyTexts.Flights, minute: (72 * 60) + 1)));
    }

    [Fact]
    public async Task Short_texts_are_one_story_only_where_headline_and_text_are_the_same_in_two_feeds()
    {
        await FindAsync(Article("herald", "Judge orders return.", "Abrego García case"));

        Assert.Equal(["post"], await FindAsync(Article("post", "Judge refuses return.", "Abrego García case")));
        Assert.Equal(["second"], await FindAsync(Article("second", "Judge orders return.", "Abrego García case") with { FeedId = "feed of herald" }));
        Assert.Equal(["herald"], await FindAsync(Article("echo", "Judge orders return", "Abrego Garcia case")));
    }

    [Fact]
    public async Task A_text_that_stands_under_all_articles_of_one_feed_does_not_make_them_one()
    {
        var found = await FindAsync(
            Article("monday", AgencyTexts.Flights) with { FeedId = "paper" },
            Article("tuesday", AgencyTexts.Flights) with { FeedId = "paper" });

        Assert.Equal(["monday", "tuesday"], found);
    }

    [Fact]
    public async Task A_site_as_the_link_of_everything_does_not_make_everything_one()
    {
        var found = await FindAsync(
            Article("one", AgencyTexts.Numbered(1)) with { Link = "https://paper.example/" },
            Article("two", AgencyTexts.Numbered(2)) with { Link = "https://paper.example" });

        Assert.Equal(["one", "two"], found);
    }

    [Fact]
    public async Task A_corrected_article_stays_in_its_story_and_its_new_text_finds_copies_too()
    {
        await FindAsync(Article("herald", AgencyTexts.Flights));
        var corrected = Article("herald", AgencyTexts.Numbered(1)) with { Revision = new(Noon.AddHours(5), false) };

        Assert.Equal(["herald"], await FindAsync(corrected));
        Assert.Equal(["herald"], await FindAsync(Article("post", AgencyTexts.Numbered(1), minute: 400)));
    }

    [Fact]
    public async Task Work_that_is_done_again_finds_the_same_stories_and_writes_nothing()
    {
        Article[] articles = [Article("herald", AgencyTexts.Flights), Article("post", AgencyTexts.FlightsAsPrinted("The Post")), Article("other", AgencyTexts.Numbered(1))];
        var once = await FindAsync(articles);
        _probe.Reset();

        Assert.Equal(once, (await FindAsync([.. articles.Reverse()])).Reverse());
        Assert.All(_probe.Operations, operation => Assert.StartsWith("GET", operation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_instances_that_meet_copies_at_once_one_begins_the_story_and_the_other_joins_it(bool isFirstStory)
    {
        if (!isFirstStory)
            await FindAsync(Article("other", AgencyTexts.Numbered(1)));
        var other = new BetweenReadingAndWriting(() => FindAsync(Article("herald", AgencyTexts.Flights)));
        await using var slow = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<HttpPipelinePolicy>(other));

        var found = await slow.Get<StoryFinder>().FindAsync([Article("post", AgencyTexts.FlightsAsPrinted("The Post"))], None);

        Assert.Equal("herald", found["post"]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(10, 9)]
    [InlineData(100, 77)]
    public async Task Articles_take_fewer_than_three_storage_operations_each(int articles, int operations)
    {
        await FindAsync(Article("herald", AgencyTexts.Flights));
        _probe.Reset();

        await FindAsync([.. Enumerable.Range(0, articles).Select(number => Article($"article{number}", AgencyTexts.Numbered(number)))]);

        Assert.True(_probe.Operations.Count <= operations, string.Join('\n', _probe.Operations));
    }

    [Fact]
    public async Task Work_on_old_articles_reads_no_rows_from_long_after_them()
    {
        await FindAsync(Article("herald", AgencyTexts.Flights, minute: 60), Article("later", AgencyTexts.Flights, minute: 30 * 24 * 60));
        StoryKey[] own = [.. StoryMember.Alone(Article("herald", AgencyTexts.Flights)).Signature.Keys()];
        StoryKey[] others = [.. Enumerable.Range(0, 20).SelectMany(number => StoryMember.Alone(Article($"other{number}", AgencyTexts.Numbered(number))).Signature.Keys())];
        var queries = new Queries();
        await using var app = await TestApp.CreateAsync(_azurite, services => services.AddSingleton<HttpPipelinePolicy>(queries));
        queries.Seen.Clear();

        foreach (var keys in new StoryKey[][] { [.. own, .. others], [.. others, .. own] })
        {
            var known = await app.Get<IStoryStore>().ReadAsync(keys, Noon, Noon.AddDays(1), None);
            Assert.Equal(["herald"], known.Members.Select(member => member.ArticleId));
        }

        // Only the query that also reads the version of the index has no newest row.
        Assert.Equal(2, queries.Seen.Count(query => !query.Contains("RowKey ge", StringComparison.Ordinal)));
        Assert.True(queries.Seen.Count > 4);
    }

    private async Task<string[]> FindAsync(params Article[] articles)
    {
        var found = await _app.Get<StoryFinder>().FindAsync(articles, None);
        return [.. articles.Select(article => found[article.VersionId()])];
    }

    private static Article Article(string id, string text, string? title = null, int minute = 0) => new()
    {
        Id = id,
        FeedId = $"feed of {id}",
        Source = id,
        Link = $"https://{id.Replace(' ', '-')}.example/story",
        Title = title ?? $"As {id} calls it",
        Text = text,
        FirstSeen = Noon.AddMinutes(minute),
    };

    private sealed class Queries : HttpPipelinePolicy
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method == RequestMethod.Get)
                Seen.Enqueue(Uri.UnescapeDataString(message.Request.Uri.Query).Replace('+', ' '));
            return ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("Everything is asynchronous.");
    }

    /// <summary>Lets somebody else act when an instance has read the index and is about to write it.</summary>
    private sealed class BetweenReadingAndWriting(Func<Task> act) : HttpPipelinePolicy
    {
        private bool _hasRead;
        private bool _hasActed;

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method == RequestMethod.Get)
            {
                _hasRead = true;
            }
            else if (_hasRead && !_hasActed)
            {
                _hasActed = true;
                await act();
            }

            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("Everything is asynchronous.");
    }
}
