using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Functions.Storage;
using Azure.Data.Tables;

namespace Alerts.Functions.Tests.Storage;

/// <summary>The emulator takes what Azure refuses: our own guard must not.</summary>
public class EntityLimitsTests
{
    [Fact]
    public void A_property_over_64_KiB_is_refused_by_its_name()
    {
        var exception = Assert.Throws<StorageLimitException>(() => EntityLimits.Checked(new("feed", "article") { ["Text"] = new string('x', 33_000) }));

        Assert.Equal("Row feed / article: property Text has 66,004 bytes; a property holds 65,536.", exception.Message);
    }

    [Fact]
    public void A_row_over_1_MiB_is_refused()
    {
        var entity = new TableEntity("feed", "article");
        for (var part = 0; part < 18; part++)
            entity[$"Part{part}"] = new byte[60_000];

        Assert.Throws<StorageLimitException>(() => EntityLimits.Checked(entity));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    public void A_key_with_a_character_that_Azure_refuses_is_refused(string key) =>
        Assert.Throws<StorageLimitException>(() => EntityLimits.Checked(new("feed", key)));

    [Fact]
    public void Transactions_hold_100_actions_and_stay_below_4_MiB()
    {
        var small = Enumerable.Range(0, 250).Select(number => Add(number, 10));
        var large = Enumerable.Range(0, 100).Select(number => Add(number, 60_000));

        Assert.Equal([100, 100, 50], EntityLimits.Chunks(small).Select(chunk => chunk.Length));
        Assert.All(EntityLimits.Chunks(large), chunk => Assert.True(chunk.Length * 60_000 < EntityLimits.TransactionBytes / 2));
        Assert.Equal(100, EntityLimits.Chunks(large).Sum(chunk => chunk.Length));
    }

    [Fact]
    public void An_alert_of_the_longest_words_there_are_fits_into_its_row_and_keeps_what_it_is_about()
    {
        var alert = Hostile(most: 40, share: 1);

        var stored = AlertRow.Read(AlertRow.Of("cecot", "row", alert));

        Assert.Equal((alert.Title, alert.Link, alert.Evidence.Text, alert.Tone), (stored.Title, stored.Link, stored.Evidence.Text, stored.Tone));
        Assert.Equal(alert.ToneDetails!.News, stored.ToneDetails!.News);
        Assert.NotEmpty(stored.Reasons);
        Assert.Empty(stored.NearMisses);
    }

    [Fact]
    public void A_rich_alert_is_stored_whole()
    {
        var alert = Hostile(most: 5, share: .4);

        Assert.Equal(StorageJson.Write(alert), AlertRow.Of("cecot", "row", alert).GetString(AlertRow.Property));
    }

    /// <summary>Each letter takes six in JSON.</summary>
    /// <param name="most">Of what there may be any number of.</param>
    /// <param name="share">Of the letters that each text may have.</param>
    private static Alert Hostile(int most, double share)
    {
        string Words(int letters) => new('\u8a71', (int)(letters * share));
        TextRange[] marks = [.. Enumerable.Range(0, most * 5).Select(mark => new TextRange(2 * mark, 1))];
        return new()
        {
            Id = "id",
            ArticleId = "article",
            FeedId = "feed",
            WatchlistId = "watchlist",
            WatchlistVersion = 1,
            EntityId = "cecot",
            EntityName = Words(200),
            EntityType = EntityType.Facility,
            Title = Words(300),
            TitleMarks = marks,
            Link = $"https://news.example/{new string('x', 2_000)}",
            Source = Words(200),
            FirstSeen = DateTimeOffset.UnixEpoch,
            Evidence = new(Words(AlertBuilder.LongestEvidence), marks, Tone.Negative),
            Tone = Tone.Negative,
            ToneScore = -0.5,
            ToneDetails = new(new(.7, .2, .1), new(.1, .8, .1), new(.9, .1, 0), [.. Enumerable.Range(0, 3).Select(_ => new VoiceTone(Words(100), Tone.Negative))]),
            AlsoNamed = [.. Enumerable.Range(0, 12).Select(_ => new NamedEntity(Words(100), EntityType.Person, 3))],
            Reasons = [.. Enumerable.Range(0, most).Select(_ => new MatchReason(Words(200), MentionKind.Alias, 1, Words(200), Words(200)))],
            NearMisses = [.. Enumerable.Range(0, 5).Select(_ => new NearMiss(Words(100), RejectionKind.BelowThreshold, Words(500)))],
        };
    }

    private static TableTransactionAction Add(int number, int bytes) =>
        new(TableTransactionActionType.Add, new TableEntity("p", $"{number}") { ["Data"] = new byte[bytes] });
}
