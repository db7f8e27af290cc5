using Alerts.Core.Watchlists;
using Xunit;

namespace Alerts.Core.Tests.Watchlists;

public sealed class SalienceTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("Rain fell on the capital all day, and the rivers rose. ", 30));
    private static readonly TrackedEntity Cecot = Watching.Entity("CECOT");

    public static TheoryData<string, string, Salience> Articles => new()
    {
        { "CECOT opens", $"CECOT opened. {Filler}", Salience.About },
        { "CECOT opens", "", Salience.About },
        { "CECOT and the rain", Filler, Salience.Mentioned },
        { "Rain", $"Rain fell near CECOT.\n\n{Filler}", Salience.Mentioned },
        { "Rain", $"Rain fell near CECOT.\n\n{Filler} CECOT. {Filler} CECOT.", Salience.About },
        { "Rain", $"It rained.\n\n{Filler} CECOT. {Filler}", Salience.Passing },
        { "Rain", $"It rained.\n\n{Filler} CECOT. {Filler} CECOT.", Salience.Mentioned },
        { "Rain", $"It rained.\n\nThe end. {string.Concat(Enumerable.Repeat("Then CECOT was named, and again. ", 30))}", Salience.About },
    };

    [Theory]
    [MemberData(nameof(Articles))]
    public void Place_and_number_of_mentions_tell_what_an_article_is_about(string title, string text, Salience salience) =>
        Assert.Equal(salience, SalienceRule.Of(title, text, [.. Cecot.Mentions(title, text)]));

    [Fact]
    public void An_entity_below_its_threshold_is_a_near_miss()
    {
        var matcher = Watching.Matcher(Cecot with { Threshold = new(Salience.Mentioned) });

        var matches = matcher.Match("Rain", $"It rained.\n\n{Filler} CECOT.", null);

        Assert.Empty(matches.Mentions);
        var rejection = Assert.Single(matches.Rejected);
        Assert.Equal(RejectionKind.BelowThreshold, rejection.Kind);
        Assert.Equal("“CECOT” seen, but the entity asks for “mentioned” and the article has it only as “passing”", rejection.Reason);
        Assert.NotEmpty(matcher.Match("CECOT", Filler, null).Mentions);
    }

    [Fact]
    public void A_threshold_may_count_mentions()
    {
        var matcher = Watching.Matcher(Cecot with { Threshold = new(Mentions: 2) });

        Assert.Equal("“CECOT” seen, but the entity asks for 2 mentions and the article has 1", Assert.Single(matcher.Match("CECOT", "", null).Rejected).Reason);
        Assert.Equal(2, matcher.Match("CECOT", "CECOT", null).Mentions.Count);
    }
}
