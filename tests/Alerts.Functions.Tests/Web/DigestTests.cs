using System.Text.Json;
using Alerts.Core.Access;
using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Watchlists;
using Alerts.Functions.Tests.Email;
using Xunit;

namespace Alerts.Functions.Tests.Web;

public sealed class DigestTests
{
    private const string Digest = "/api/digest?entity=cecot";

    [Theory]
    [InlineData("", "", "application/json")]
    [InlineData("", "*/*", "application/json")]
    [InlineData("", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("", "text/plain", "text/plain")]
    [InlineData("", "text/plain;q=0.5, application/json", "application/json")]
    [InlineData("", "text/html;q=0, text/plain;q=0.1", "text/plain")]
    [InlineData("", "image/png", "application/json")]
    [InlineData("&format=text", "text/html", "text/plain")]
    [InlineData("&format=HTML", "application/json", "text/html")]
    [InlineData("&format=json", "text/html", "application/json")]
    public async Task The_format_is_named_or_taken_from_Accept(string format, string accept, string expected)
    {
        await using var site = await Site.StartAsync();

        using var response = await site.GetAsync(Digest + format, Role.Caller, ("Accept", accept));

        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
    }

    [Theory]
    [InlineData("/api/digest", 400, "Say which entity the digest is about")]
    [InlineData("/api/digest?entity=cecot&since=7d", 400, "write 2026-03-14 or 2026-03-14T09:30:00Z")]
    [InlineData("/api/digest?entity=cecot&since=2026-03-14&until=2026-03-01", 400, "since must be the earlier of the two")]
    [InlineData("/api/digest?entity=cecot&limit=501", 400, "write a whole number from 1 to 500")]
    [InlineData("/api/digest?entity=cecot&format=pdf", 400, "write html, text or json")]
    [InlineData("/api/digest?entity=alcatraz", 404, "Known entities: abrego-garcia, alien-enemies-act, bukele, cecot.")]
    public async Task A_request_that_cannot_be_answered_says_what_would_do(string path, int status, string words)
    {
        await using var site = await Site.StartAsync();

        using var response = await site.GetAsync(path, Role.Caller);
        var problem =
            JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_every_fact_of_an_alert()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.AddRange(
        [
            Stores.Alert("Families wait outside CECOT", "Relatives of men held in CECOT say they have heard nothing.") with
            {
                Published = new DateTimeOffset(2026, 3, 14, 4, 30, 0, TimeSpan.FromHours(-6)),
                Reasons = [new MatchReason("García", MentionKind.Alias, 1, "Maryland")],
            },
            Stores.Alert("Families wait outside CECOT", "Relatives wait.", source: "The Echo", link: "https://echo.example/7", hoursAgo: 0.5),
        ]);

        var page = await ReadAsync(site, Digest + "&format=html");

        Assert.Contains("1 alert,", page, StringComparison.Ordinal);
        Assert.Contains(
            """<a href="https://paper.example/story" rel="noopener noreferrer">Families wait outside <mark>CECOT</mark></a>""",
            page, StringComparison.Ordinal);
        Assert.Contains(
            "Relatives of men held in <mark>CECOT</mark> say they have heard nothing.", page, StringComparison.Ordinal);
        Assert.Contains(
            """<time datetime="2026-03-14T10:30:00Z">14 March 2026, 10:30 UTC</time>""", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>The Paper</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("▼</span> negative", page, StringComparison.Ordinal);
        Assert.Contains("alias “García” once, because the article also says “Maryland”", page, StringComparison.Ordinal);
        Assert.Contains(
            """<a href="https://echo.example/7" rel="noopener noreferrer"><bdi>The Echo</bdi></a>""", page, StringComparison.Ordinal);
        Assert.Contains("Also in 1 other:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_feed_stay_words()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.Add(Stores.Alert(
            "<script>alert(1)</script> CECOT", "</blockquote><img src=x onerror=alert(1)> CECOT", source: "<b>Paper</b>",
            link: "javascript:alert(1)", language: "en\" onclick=\"alert(1)"));

        var page = await ReadAsync(site, Digest + "&format=html");

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onclick=\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; <mark>CECOT</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_names_the_others_that_carry_a_story()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.AddRange(
        [
            Stores.Alert("Families wait", "Relatives wait.") with { StoryId = "families" },
            Stores.Alert("No word from inside", "Relatives wait.", source: "The Echo", link: "https://echo.example/7", hoursAgo: 0.5) with { StoryId = "families" },
            Stores.Alert("Waiting", "Relatives wait.", source: "The Post", link: null, hoursAgo: 0.4) with { StoryId = "families" },
        ]);

        var text = await ReadAsync(site, Digest + "&format=text");

        Assert.EndsWith(
            """
              https://paper.example/story
              Also in 2 others:
                The Echo https://echo.example/7
                The Post

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_for_a_terminal()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.Add(Stores.Alert("Families wait\u001b[31m outside CECOT", "Relatives say they have heard nothing.", tone: Tone.NotAnalyzed));

        var text = await ReadAsync(site, Digest + "&entity=bukele&format=text");

        Assert.Equal(
            """
            CECOT and Nayib Bukele
            1 alert, 13 March 2026, 12:00 UTC to 14 March 2026, 12:00 UTC

            == CECOT ==

            Families wait [31m outside CECOT
              The Paper, 14 March 2026, 11:00 UTC
              ○ tone not yet analysed
              “Relatives say they have heard nothing.”
              Why: name “CECOT” 2 times (watchlist el-salvador, version 1)
              https://paper.example/story

            == Nayib Bukele ==

            Nothing in this window.

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public async Task The_JSON_spells_names_as_they_are_and_hides_what_callers_need_not_know()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.Add(Stores.Alert(
            "Kilmar Abrego García returns", "He is back.", "Kilmar Abrego García", "abrego-garcia", Tone.Positive));

        var json = await ReadAsync(site, "/api/digest?entity=abrego-garcia&since=2026-03-01&until=2026-03-15&limit=1");
        var digest = JsonDocument.Parse(json).RootElement;
        var alert = digest.GetProperty("entities")[0].GetProperty("alerts")[0];

        Assert.Contains("Kilmar Abrego García", json, StringComparison.Ordinal);
        Assert.Equal("2026-03-01T00:00:00+00:00", digest.GetProperty("since").GetString());
        Assert.False(digest.GetProperty("more").GetBoolean());
        Assert.Equal(("positive", 0.6), (alert.GetProperty("tone").GetString(), alert.GetProperty("toneScore").GetDouble()));
        Assert.Equal("""[{"start":0,"length":20}]""", alert.GetProperty("titleMarks").GetRawText());
        Assert.Equal(
            """[{"alias":"Kilmar Abrego García","kind":"name","count":2,"context":null,"introduction":null}]""", alert.GetProperty("reasons").GetRawText());
        Assert.False(alert.TryGetProperty("feedId", out _));
    }

    [Fact]
    public async Task A_tone_that_nobody_has_worked_out_has_no_score()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.Add(Stores.Alert("CECOT", "CECOT", tone: Tone.NotAnalyzed));

        var alert =
            JsonDocument.Parse(await ReadAsync(site, Digest)).RootElement.GetProperty("entities")[0].GetProperty("alerts")[0];

        Assert.Equal(JsonValueKind.Null, alert.GetProperty("toneScore").ValueKind);
    }

    [Fact]
    public async Task Page_text_and_JSON_say_whose_the_tone_is_and_what_lies_behind_it()
    {
        await using var site = await Site.StartAsync();
        site.Stores.Alerts.Add(TestDigests.Toned("praise and blame") with
        {
            EntityId = "cecot",
            FirstSeen = Site.Now.AddHours(-1),
            Analyzer = "embedded",
            InPlaceOf = "azure",
            AlsoNamed = [new("Nayib Bukele", EntityType.Person, 2)],
        });

        var page = await ReadAsync(site, Digest + "&format=html");
        var text = await ReadAsync(site, Digest + "&format=text");
        var alert = JsonDocument.Parse(await ReadAsync(site, Digest)).RootElement.GetProperty("entities")[0].GetProperty("alerts")[0];

        Assert.Contains("""<span aria-hidden="true">▲</span> positive</span><bdi> (praised by Donald Trump) · bad news</bdi>""", page, StringComparison.Ordinal);
        Assert.Contains("Voices: <bdi>Human Rights Watch ▼ negative</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("The tone of 1 article was worked out by the built-in analyser", page, StringComparison.Ordinal);
        Assert.Contains("  ▲ positive (praised by Donald Trump) · bad news\n", text, StringComparison.Ordinal);
        Assert.Contains("  Voices: Human Rights Watch ▼ negative\n", text, StringComparison.Ordinal);
        Assert.Contains("The tone of 1 article was worked out by the built-in analyser", text, StringComparison.Ordinal);
        Assert.Equal(
            """{"inWords":"▲ positive (praised by Donald Trump) · bad news","probabilities":{"negative":0.05,"neutral":0.15,"positive":0.8},"analyzer":"embedded","inPlaceOf":"azure","own":{"tone":"neutral","probabilities":{"negative":0.1,"neutral":0.8,"positive":0.1}},"news":{"tone":"negative","probabilities":{"negative":0.8,"neutral":0.15,"positive":0.05}},"voices":[{"speaker":"Donald Trump","tone":"positive"},{"speaker":"Human Rights Watch","tone":"negative"}]}""",
            alert.GetProperty("toneDetails").GetRawText());
        Assert.Equal("""[{"name":"Nayib Bukele","type":"person","count":2}]""", alert.GetProperty("alsoNamed").GetRawText());
    }

    private static async Task<string> ReadAsync(Site site, string path)
    {
        using var response = await site.GetAsync(path, Role.Caller);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
