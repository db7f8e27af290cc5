namespace Alerts.Core.Tests.FeedCases;

/// <summary>How much of what others expect of feeds is read as they expect it.</summary>
public sealed class FeedCaseTests(ScoredCases cases) : IClassFixture<ScoredCases>
{
    [Theory]
    [InlineData("core", 97)]
    [InlineData("gofeed-rss", 95)]
    [InlineData("gofeed-atom", 95)]
    [InlineData("gofeed-json", 95)]
    [InlineData("sanitize", 100)]
    [InlineData("quirks", 100)]
    public void A_group_of_cases_reaches_its_bar(string group, double percent)
    {
        Assert.SkipWhen(cases.All.Count == 0, ScoredCases.WhySkipped);
        var inGroup = cases.All.Where(feed => feed.Group == group).ToList();
        Assert.SkipWhen(inGroup.Count == 0, $"The folder of cases has no group {group}.");

        var passed = inGroup.Count(feed => feed.Failures.Count == 0);
        Assert.True(100.0 * passed / inGroup.Count >= percent, $"{passed} of {inGroup.Count} cases pass, {percent} % must.");
    }

    [Fact]
    public void What_fails_is_listed_with_a_reason_and_what_is_listed_fails()
    {
        Assert.SkipWhen(cases.All.Count == 0, ScoredCases.WhySkipped);
        var known = KnownFailures.Read();

        var unlisted = cases.All.Where(feed => feed.Failures.Count > 0 && !known.ContainsKey(feed.Name)).ToList();
        var healed = cases.All.Where(feed => feed.Failures.Count == 0 && known.ContainsKey(feed.Name)).Select(feed => feed.Name).ToList();

        Assert.True(unlisted.Count == 0, $"{unlisted.Count} cases fail and are not in {KnownFailures.FileName}:\n{string.Join('\n', unlisted)}");
        Assert.True(healed.Count == 0, $"These cases pass; take them out of {KnownFailures.FileName}: {string.Join(", ", healed)}");
    }
}
