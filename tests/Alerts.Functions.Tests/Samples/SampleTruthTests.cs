using System.Text;
using System.Text.Json;
using Alerts.Core.Articles;
using Alerts.Core.Feeds;
using Alerts.Core.Watchlists;
using Alerts.Local.SampleFeeds;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Functions.Tests.Samples;

/// <summary>What the sample articles mention was written down by hand; feeds, text and matching together must find just that.</summary>
public class SampleTruthTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static TheoryData<string> Feeds => [.. Directory.GetFiles(Path.Combine(Folder, "feeds")).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Every_sample_article_mentions_what_its_truth_says(string fileName)
    {
        var truth = Truth().Where(article => article.Feed == Path.GetFileNameWithoutExtension(fileName)).ToDictionary(article => article.Slug);
        var watchlistFile = Path.Combine(Folder, "watchlist.json");
        var matcher = new WatchlistMatcher([WatchlistFile.Parse(File.ReadAllBytes(watchlistFile), watchlistFile)]);
        var (document, texts) = Read(fileName);

        var wrong = new List<string>();
        for (var index = 0; index < document.Items.Count; index++)
        {
            var item = document.Items[index];
            var expected = truth[item.Link![(item.Link!.LastIndexOf('/') + 1)..]];
            var found = Describe(matcher.Match(item.Title, texts[index], document.Language).Mentions
                .GroupBy(mention => mention.EntityId)
                .Select(entity => (entity.Key, entity.Select(mention => mention.Surface))));
            var wanted = Describe(expected.Entities.Select(entity => (entity.Key, entity.Value.AsEnumerable())));
            if (found != wanted)
                wrong.Add($"{expected.Slug}\n  expected {wanted}\n  found    {found}");
        }

        Assert.Equal(truth.Count, document.Items.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    internal static (FeedDocument Document, string[] Texts) Read(string fileName)
    {
        var newsstand = SampleNewsstand.Load(Folder, 1, new FakeTimeProvider(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero)));
        newsstand.PublishAll();
        var feed = newsstand.Find(fileName)!;
        var body = Encoding.UTF8.GetBytes(feed.Render(newsstand.LatestIssue(feed), "http://samples.example"));
        var document = FeedParser.Parse(body, feed.ContentType, new Uri($"http://samples.example/feeds/{fileName}"));
        ArticleText[] texts = [.. document.Items.Select(item => ArticleText.FromHtml(item.ContentHtml ?? item.SummaryHtml ?? ""))];
        var repeated = RepeatedParagraphs.Find(texts);
        return (document, [.. texts.Select(text => repeated.RemoveFrom(text).Text)]);
    }

    private static string Describe(IEnumerable<(string Entity, IEnumerable<string> Words)> entities) => string.Join("; ", entities
        .OrderBy(entity => entity.Entity, StringComparer.Ordinal)
        .Select(entity => $"{entity.Entity}: {string.Join(", ", entity.Words.Distinct().Order(StringComparer.Ordinal))}"));

    private static Article[] Truth() => JsonSerializer.Deserialize<Article[]>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "samples.expected.json")), Json)!;

    private sealed record Article(string Feed, string Slug, Dictionary<string, string[]> Entities);
}
