using Alerts.Core;
using Alerts.Core.Articles;
using Alerts.Core.Articles.Stories;

namespace Alerts.Functions.Tests.Samples;

/// <summary>Which sample articles carry an agency's text, cut and framed by each paper, was written down by hand.</summary>
public class SampleCopiesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly string[] Stories =
    [
        "abejas-en-la-ciudad = abejas-jardines-urbanos = abejas-once-ciudades",
        "abrego-garcias-return-in-the-reports = judge-asked-what-had-been-done = judge-presses-for-answers-on-return = judge-seeks-answers-abrego-garcia",
        "appeals-judges-split-on-invasion = fifth-circuit-panel-rejects-1798-law = fifth-circuit-ruling-venezuelans",
        "asamblea-salvadorena-reeleccion = reeleccion-indefinida-aprobada = reforma-constitucional-sin-limites",
        "bees-in-town-gardens-study = community-garden-bees = wild-bees-town-gardens",
        "canje-de-julio-cecot = canje-venezolanos-cecot-voz = venezolanos-regresan-del-cecot",
        "exchange-frees-250-venezuelans = venezuelans-freed-in-exchange = venezuelans-leave-cecot",
    ];

    [Fact]
    public async Task The_sample_articles_that_carry_one_text_are_one_story_and_no_others_are()
    {
        await using var app = await TestApp.CreateAsync(azurite);
        var articles = SampleTruthTests.Feeds.SelectMany(feed => ArticlesOf(feed.Data)).ToArray();

        var storyOf = await app.Get<StoryFinder>().FindAsync(articles, CancellationToken.None);

        var stories = articles
            .GroupBy(article => storyOf[article.Id], article => article.Link![(article.Link!.LastIndexOf('/') + 1)..])
            .Where(story => story.Count() > 1)
            .Select(story => string.Join(" = ", story.Order(StringComparer.Ordinal)));
        Assert.Equal(Stories, stories.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Article> ArticlesOf(string feed)
    {
        var (document, texts) = SampleTruthTests.Read(feed);
        return document.Items.Zip(texts, (item, text) => new Article
        {
            Id = StableId.Of(item.Link!),
            FeedId = feed,
            Source = feed,
            Title = item.Title,
            Text = text,
            Link = item.Link,
            FirstSeen = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
        });
    }
}
