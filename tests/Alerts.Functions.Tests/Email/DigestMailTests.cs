using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;
using Alerts.Core.Watchlists;
using Alerts.Functions.Digests;
using Alerts.Functions.Email;
using Alerts.Functions.Tests.Pipeline;
using Alerts.Functions.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Alerts.Functions.Tests.Email;

public sealed class DigestMailTests : IDisposable
{
    private static readonly DigestLinks Links = new("https://alerts.example.org/unsubscribe?token=abc&x=1", "https://alerts.example.org/preferences?token=def");

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddEmail(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Site:PublicUrl"] = "https://alerts.example.org",
            ["Site:Name"] = "Border & Bench",
            ["Site:ContactEmail"] = "editor@example.org",
            ["Site:PostalAddress"] = "1 Press Lane, Springfield",
            ["Mail:From"] = "alerts@mail.example.org",
            ["Mail:UnsubscribeMailbox"] = "leave@example.org",
            ["Smtp:Host"] = "localhost",
        }).Build()).BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_reader_sees_name_headline_source_time_tone_sentence_and_reason()
    {
        var (_, html, _) = await RenderAsync(TestDigests.Realistic());
        var page = Parse(html);

        Assert.Equal("Deportations to El Salvador", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["CECOT", "Kilmar Abrego García", "Nayib Bukele"], page.QuerySelectorAll("h2").Select(Words));
        Assert.Contains("6 new articles · Tue 24 Nov, 15:42 · times in America/New York", Words(page.Body!), StringComparison.Ordinal);
        Assert.Equal(
            "Families sue over transfers to CECOT prison "
            + "The Beacon Ledger · Tue 24 Nov, 14:27 · ▼ negative "
            + "Lawyers said the men were held for months at the Terrorism Confinement Center without seeing a judge. "
            + "Matched: alias “Terrorism Confinement Center” 2 times; name “CECOT” once (watchlist el-salvador, version 1) "
            + "Also in 2 others: Harbor Post, Radio Norte",
            Words(Item(page, 0)));
        Assert.Contains("Matched: alias “García” 3 times, because the article also says “Maryland”; alias “Abrego García” once", Words(Item(page, 3)), StringComparison.Ordinal);
        Assert.EndsWith("Also in 11 others: Paper 1, Paper 2, Paper 3, Paper 4, Paper 5, Paper 6, Paper 7, Paper 8 and 3 more", Words(Item(page, 3)), StringComparison.Ordinal);
        Assert.Contains("The Meridian · Wed 31 Dec 2025, 07:00", Words(Item(page, 5)), StringComparison.Ordinal);
        Assert.Equal(
            ["▼ negative", "● neutral", "○ tone not yet analysed", "▲ positive", "● neutral", "▼ negative"],
            Enumerable.Range(0, 6).Select(i => Words(Item(page, i).QuerySelector("p span")!)));
    }

    [Fact]
    public async Task A_reader_is_told_where_only_the_summary_was_read()
    {
        var alert = TestDigests.Realistic().Groups[0].Items[0].Alert;
        var (_, whole, _) = await RenderAsync(TestDigests.OneItem(alert));
        var (_, html, text) = await RenderAsync(TestDigests.OneItem(alert with { IsFromSummary = true }));

        const string Note = "name “CECOT” once (watchlist el-salvador, version 1). Only the feed's summary was read, not the article's page.";
        Assert.Contains(Note, Words(Item(Parse(html), 0)), StringComparison.Ordinal);
        Assert.Contains("Only the feed's summary was read", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("summary", whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unclear", "◌ tone unclear", "")]
    [InlineData("bad news", "● neutral towards CECOT · bad news", "")]
    [InlineData("unclear, bad news", "◌ tone unclear · bad news", "")]
    [InlineData("praise", "▲ positive (praised by Donald Trump)", "")]
    [InlineData("praise of two", "▲ positive (praised by Donald Trump and Nayib Bukele)", "")]
    [InlineData("praise and blame", "▲ positive (praised by Donald Trump) · bad news", "Voices: Human Rights Watch ▼ negative")]
    [InlineData("blame", "▼ negative (criticised by Human Rights Watch)", "")]
    [InlineData("blame by the paper", "▼ negative", "Voices: Donald Trump ▲ positive")]
    [InlineData("praise by the paper", "▲ positive", "Voices: Donald Trump ▲ positive")]
    [InlineData("not analysed", "○ tone not yet analysed", "")]
    public async Task A_tone_says_whose_it_is_and_what_the_news_is_where_that_differs(string article, string words, string voices)
    {
        var alert = TestDigests.Toned(article);
        var (_, html, text) = await RenderAsync(TestDigests.OneItem(alert));

        Assert.Contains($"The Beacon Ledger · Tue 24 Nov, 14:27 · {words}", Words(Item(Parse(html), 0)), StringComparison.Ordinal);
        Assert.Contains($" · {words}", string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(voices.Length > 0, html.Contains("Voices:", StringComparison.Ordinal));
        Assert.Equal(voices.Length > 0, text.Contains("Voices:", StringComparison.Ordinal));
        Assert.Contains(voices, Words(Item(Parse(html), 0)), StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_says_once_at_its_foot_how_many_tones_come_from_the_built_in_analyser_instead()
    {
        var alert = TestDigests.Toned("unclear") with { Analyzer = "embedded", InPlaceOf = "azure" };
        var (_, one, _) = await RenderAsync(TestDigests.OneItem(alert));
        var (_, html, text) = await RenderAsync(TestDigests.Of(new DigestGroup("cecot", "CECOT",
            [new(alert, []), new(alert with { ArticleId = "another" }, []), new(TestDigests.Toned("praise"), [])])));
        var (_, none, _) = await RenderAsync(TestDigests.Realistic());

        const string Note = "was worked out by the built-in analyser in place of the language service.";
        Assert.Contains($"The tone of 1 article {Note}", Words(Parse(one).Body!), StringComparison.Ordinal);
        Assert.Contains($"The tone of 2 articles {Note}", Words(Parse(html).Body!), StringComparison.Ordinal);
        Assert.Contains("The tone of 2 articles was worked out", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("built-in analyser", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_built_in_analyser_said_later_counts_at_the_foot_as_well()
    {
        var content = TestDigests.OneItem(TestDigests.Toned("praise"));
        var late = TestDigests.Toned("unclear") with { ArticleId = "late", Analyzer = "embedded", InPlaceOf = "azure" };
        var (_, html, text) = await RenderAsync(content with { TonedSince = [late, late with { EntityId = "another" }] });

        Assert.Contains("The tone of 1 article was worked out by the built-in analyser", Words(Parse(html).Body!), StringComparison.Ordinal);
        Assert.Contains("The tone of 1 article was worked out", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_part_says_the_same_in_lines_of_a_mail()
    {
        var (_, _, text) = await RenderAsync(TestDigests.Realistic());

        Assert.StartsWith(
            """
            Deportations to El Salvador
            6 new articles · Tue 24 Nov, 15:42 · times in America/New York

            CECOT
            =====

            Families sue over transfers to *CECOT* prison
            The Beacon Ledger · Tue 24 Nov, 14:27 · ▼ negative
            https://news.example/
            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.Contains(
            """


              Lawyers said the men were held for months at the *Terrorism Confinement
              Center* without seeing a judge.

              Matched: alias “Terrorism Confinement Center” 2 times; name “CECOT” once
              (watchlist el-salvador, version 1)
              Also in 2 others: Harbor Post, Radio Norte

            Crecen las denuncias por el trato en el *CECOT*
            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.EndsWith(
            """

            --
            You get this mail because you asked Border & Bench for news about
            Deportations to El Salvador.
            Unsubscribe: https://alerts.example.org/unsubscribe?token=abc&x=1
            Change what you get: https://alerts.example.org/preferences?token=def

            Headlines and sentences are the publishers’ own. The tone towards the name
            is an estimate by a program.

            Border & Bench · editor@example.org · 1 Press Lane, Springfield

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(line => !line.Contains("https://", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 76));
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matched_words_are_marked_in_headline_and_sentence()
    {
        var (_, html, _) = await RenderAsync(TestDigests.Realistic());

        Assert.Equal(["CECOT", "Terrorism Confinement Center"], Item(Parse(html), 0).QuerySelectorAll(".mark").Select(mark => mark.TextContent));
    }

    [Fact]
    public async Task Links_lead_to_where_the_feeds_said_and_to_nothing_else()
    {
        var content = TestDigests.Realistic();
        var (_, html, text) = await RenderAsync(content);
        var items = content.Groups.SelectMany(group => group.Items).ToList();

        var expected = items.SelectMany(item => item.Copies.Take(8).Select(copy => copy.Link).Prepend(item.Alert.Link)).OfType<string>()
            .Append(Links.UnsubscribeUrl).Append(Links.PreferencesUrl).Append("mailto:editor@example.org");

        Assert.Equal(expected, Parse(html).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.All(items, item => Assert.Contains(item.Alert.Link + "\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_fetched_when_a_mail_is_opened()
    {
        var (_, html, _) = await RenderAsync(TestDigests.Realistic());
        var page = Parse(html);

        Assert.Empty(page.QuerySelectorAll("img, link, script, iframe, object, embed, video, audio, source, [src], [background]"));
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_keeps_below_the_size_at_which_Gmail_cuts_it_off()
    {
        var group = TestDigests.Realistic().Groups[0];
        var many = TestDigests.Of(group with { Items = [.. Enumerable.Repeat(group.Items[0], 50)] });

        var (_, html, _) = await RenderAsync(many);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 10_000, 102_000);
    }

    [Fact]
    public async Task Foreign_text_carries_its_language()
    {
        var (_, html, _) = await RenderAsync(TestDigests.Realistic());
        var page = Parse(html);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.All(Item(page, 1).QuerySelectorAll("h3, p.ink"), text => Assert.Equal("es", text.GetAttribute("lang")));
        Assert.Contains("Crecen las denuncias por el trato en el", html, StringComparison.Ordinal);
        Assert.Contains("Kilmar Abrego García", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_feed_text_becomes_an_element_an_attribute_or_a_line_of_its_own()
    {
        var plain = await RenderAsync(Filled("harmless"));
        var shape = Shape(plain.Html);

        foreach (var title in TestMails.HostileTitles().Where(title => !string.IsNullOrWhiteSpace(title)))
        {
            var (_, html, text) = await RenderAsync(Filled(title));

            Assert.Equal(shape, Shape(html));
            Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u0085\u2028\u2029]", html + text);
            Assert.Equal(ReaderText.OneLine(title), Words(Parse(html).QuerySelector("h3")!));
            Assert.Equal((await RenderAsync(Filled(ReaderText.OneLine(title)))).Text, text);
        }

        static DigestContent Filled(string text)
        {
            var reason = new MatchReason(text, MentionKind.Alias, 1, text);
            var alert = TestDigests.Alert("CECOT", text, text, "evidence " + text, "e", Tone.Neutral, reason)
                with
            { EntityName = text, Link = "https://news.example/story", TitleMarks = [] };
            return TestDigests.OneItem(alert) with
            {
                Title = text,
                Groups = [new DigestGroup("cecot", text, [new DigestItem(alert, [new DigestCopy(text, null)])])],
            };
        }
    }

    [Theory]
    [InlineData("es-SV", "es-SV")]
    [InlineData("\" onclick=\"x", null)]
    [InlineData("español de aquí", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task A_language_that_is_no_tag_is_left_out(string? language, string? expected)
    {
        var alert = TestDigests.Realistic().Groups[0].Items[0].Alert with { Language = language };

        var (_, html, _) = await RenderAsync(TestDigests.OneItem(alert));

        Assert.Equal(expected, Parse(html).QuerySelector("h3")!.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("data:text/html,<script>1</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/x")]
    [InlineData("/relative")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Only_web_addresses_are_linked(string? link)
    {
        var alert = TestDigests.Realistic().Groups[0].Items[0].Alert with { Link = link };
        var content = TestDigests.Of(new DigestGroup("cecot", "CECOT", [new DigestItem(alert, [new DigestCopy("Copy", link)])]));

        var (_, html, text) = await RenderAsync(content);

        Assert.Empty(Parse(html).QuerySelectorAll("h3 a, bdi a, a bdi"));
        if (!string.IsNullOrEmpty(link))
            Assert.DoesNotContain(link, html + text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_sentence_that_is_the_headline_is_not_said_twice()
    {
        var alert = TestDigests.Realistic().Groups[0].Items[0].Alert;
        var content = TestDigests.OneItem(alert with { Evidence = new Evidence(alert.Title, alert.TitleMarks, Tone.Neutral) });

        var (_, html, _) = await RenderAsync(content);

        Assert.Empty(Parse(html).QuerySelectorAll("p.ink"));
    }

    [Fact]
    public async Task A_zone_that_the_machine_does_not_know_falls_back_to_UTC()
    {
        var (_, _, text) = await RenderAsync(TestDigests.Realistic() with { TimeZone = "Mars/Olympus_Mons" });

        Assert.Contains("Tue 24 Nov, 20:42 · times in UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publishers_date_in_the_future_gives_way_to_when_we_saw_it()
    {
        var alert = TestDigests.Realistic().Groups[0].Items[0].Alert with { Published = TestDigests.Now.AddYears(5) };

        var (_, _, text) = await RenderAsync(TestDigests.OneItem(alert));

        Assert.Contains("The Beacon Ledger · Tue 24 Nov, 15:22", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_on_demand_speaks_of_no_subscription()
    {
        var renderer = _services.GetRequiredService<DigestRenderer>();

        var rendered = await renderer.RenderAsync(TestDigests.Realistic(), null);

        Assert.DoesNotContain("nsubscribe", rendered.Html + rendered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You get this mail", rendered.Html + rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_digest_is_the_same_mail()
    {
        var sender = new RecordingSender();
        var mailer = ActivatorUtilities.CreateInstance<DigestMailer>(_services, sender);
        var subscriber = new Subscriber(Subscriber.IdOf("reader@example.org"), "reader@example.org", SubscriberState.Active);
        var subscription = new Subscription { Id = Subscription.IdOf(subscriber.Id, "test"), SubscriberId = subscriber.Id, UnsubscribeToken = "abc" };
        var digest = new OutboxDigest
        {
            Id = "d1g357",
            SubscriptionId = subscription.Id,
            Slot = DateTimeOffset.UnixEpoch,
            State = DigestState.Sending,
            Content = "frozen",
            Items = 1,
            PlannedAt = DateTimeOffset.UnixEpoch,
        };
        var content = TestDigests.Realistic();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var texts = await mailer.RenderAsync(content, subscription);
            var frozen = new FrozenDigest([], content, texts.Subject, texts.Html, texts.Text);
            await mailer.SendAsync(digest, frozen, subscription, subscriber, TestContext.Current.CancellationToken);
        }

        var (first, second) = (sender.Taken.First(), sender.Taken.Last());
        Assert.Equal(first with { Headers = [] }, second with { Headers = [] });
        Assert.Equal("d1g357@mail.example.org", first.MessageId);
        Assert.Equal("d1g357", first.DigestId);
        var link = $"https://alerts.example.org/unsubscribe?s={subscription.Id}&t=abc";
        Assert.Equal(
            [
                new("Auto-Submitted", "auto-generated"),
                new("List-Id", "<digests.alerts.example.org>"),
                new("List-Unsubscribe", $"<{link}>, <mailto:leave@example.org?subject=unsubscribe%20d1g357>"),
                new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ],
            first.Headers);
        Assert.Contains(link, first.Text, StringComparison.Ordinal);
    }

    private async Task<(string Subject, string Html, string Text)> RenderAsync(DigestContent content)
    {
        var rendered = await _services.GetRequiredService<DigestRenderer>().RenderAsync(content, Links);
        return (rendered.Subject, rendered.Html, rendered.Text);
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static IElement Item(IDocument page, int index) => page.QuerySelectorAll("h3")[index].ParentElement!;

    private static string Words(IElement element)
    {
        // A block stands on lines of its own.
        foreach (var block in element.QuerySelectorAll("h1, h2, h3, p, td"))
            block.AppendChild(block.Owner!.CreateTextNode("\n"));
        return ReaderText.OneLine(element.TextContent);
    }

    /// <summary>Every element with its attributes' names, in order.</summary>
    private static string Shape(string html) => string.Join('\n', Parse(html).All
        .Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}"));
}
