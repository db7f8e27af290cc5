using System.Collections;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Digests;
using Alerts.Core.Tests.Watchlists;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Tests.Digests;

public sealed class AlertBuilderTests
{
    private const int Many = 10_000;

    [Fact]
    public void Ten_thousand_mentions_in_as_many_sentences_give_the_sentence_that_names_most()
    {
        string[] sentences = [.. Enumerable.Range(0, Many).Select(number => number is 7_000 or 8_000 ? $"CECOT and CECOT, day {number}." : "CECOT is full.")];
        var watchlist = Watching.List(Watching.Entity("CECOT"));

        var alert = Assert.Single(Build(watchlist, sentences, ["CECOT"], out _));

        Assert.Equal("CECOT and CECOT, day 7000.", alert.Evidence.Text);
        Assert.Equal([new(0, 5), new(10, 5)], alert.Evidence.Marks);
        Assert.Equal((Tone.Negative, -0.5), (alert.Tone, Math.Round(alert.ToneScore, 9)));
        Assert.Equal(Many + 2, Assert.Single(alert.Reasons).Count);
    }

    [Fact]
    public void Sentences_are_read_once_however_many_entities_they_name()
    {
        string[] names = [.. Enumerable.Range(0, 200).Select(number => $"Flight{number:D3}")];
        var watchlist = Watching.List([.. names.Select(name => new TrackedEntity { Id = name, Name = name })]);

        var alerts = Build(watchlist, [.. names.Select(name => $"{name} left.")], names, out var reads);

        Assert.Equal(names.Select(name => $"{name} left."), alerts.Select(alert => alert.Evidence.Text));
        Assert.Equal(names.Length, reads);
    }

    [Fact]
    public void An_alert_that_is_completed_later_is_the_one_that_it_would_have_been()
    {
        var (snapshot, article, matches) = Article("Families wait", "Families wait at CECOT. A wonderful success, they said. CECOT is a place of torture and death.");
        var analysis = new EmbeddedAnalyzer().Analyze(AlertBuilder.DocumentOf(article, matches.Mentions));

        var atOnce = Assert.Single(AlertBuilder.Build(snapshot, article, matches, analysis));
        var without = Assert.Single(AlertBuilder.Build(snapshot, article, matches, null));

        Assert.Equal((Tone.NotAnalyzed, null), (without.Tone, without.Analyzer));
        Assert.True(AlertBuilder.IsAbout(without, article));
        Assert.Equivalent(atOnce, AlertBuilder.Complete(without, article, matches.Mentions, analysis), strict: true);
        Assert.True(AlertBuilder.IsAbout(atOnce, article));
        Assert.False(AlertBuilder.IsAbout(atOnce, article with { Title = "Families turned away" }));
        Assert.False(AlertBuilder.IsAbout(atOnce, article with { Text = "Families wait at another gate of CECOT." }));
    }

    [Fact]
    public void An_article_that_was_looked_at_without_result_is_unclear_and_not_waiting_for_an_analyser()
    {
        var (snapshot, article, matches) = Article("Families wait", "Families wait at CECOT.");

        var alert = Assert.Single(AlertBuilder.Build(snapshot, article, matches, new TextAnalysis(article.Id, "en", "test", [])));

        Assert.Equal((Tone.Unclear, 0, null), (alert.Tone, alert.ToneScore, alert.ToneDetails));
    }

    [Fact]
    public void Names_that_an_analyser_takes_too_far_are_clipped()
    {
        var (snapshot, article, matches) = Article("Families wait", "Families wait at CECOT.");
        var longName = new string('x', 5_000);
        var document = AlertBuilder.DocumentOf(article, matches.Mentions);
        var sentence = new Sentence(TextField.Text, new(0, article.Text.Length), new(.8, .1, .1));
        var analysis = new TextAnalysis(article.Id, "en", "test", [sentence])
        {
            Entities = [.. Enumerable.Range(0, 50).Select(i => new RecognizedEntity(TextField.Text, new(0, 8), EntityType.Person, "Families", $"{i}{longName}", 1))],
            Targets = TargetTones.Of(document, [sentence], (each, _) => new(each.Field, each.Range, each.Estimate, each.Estimate, new Voice(longName))),
        };

        var alert = Assert.Single(AlertBuilder.Build(snapshot, article, matches, analysis));

        Assert.Equal(12, alert.AlsoNamed.Count);
        Assert.All(alert.AlsoNamed, named => Assert.Equal(101, named.Name.Length));
        Assert.Equal(101, Assert.Single(alert.ToneDetails!.Voices).Speaker.Length);
    }

    private static (WatchlistSnapshot Snapshot, Article Article, ArticleMatches Matches) Article(string title, string text)
    {
        var snapshot = new WatchlistSnapshot([Watching.List(Watching.Entity("CECOT"))]);
        var article = new Article { Id = "article", FeedId = "feed", Source = "The Border Wire", Title = title, Text = text, FirstSeen = DateTimeOffset.UnixEpoch };
        return (snapshot, article, snapshot.Matcher.Match(title, text, null));
    }

    private static Alert[] Build(Watchlist watchlist, string[] sentences, string[] names, out int reads)
    {
        var text = string.Join(' ', sentences);
        var analyzed = new Counted();
        var mentions = new List<Mention>();
        var at = 0;
        foreach (var sentence in sentences)
        {
            analyzed.Sentences.Add(new(TextField.Text, new(at, sentence.Length), new(0.6, 0.3, 0.1)));
            foreach (var name in names.Where(name => sentence.StartsWith(name, StringComparison.Ordinal)))
            {
                for (var place = 0; place >= 0; place = sentence.IndexOf(name, place + 1, StringComparison.Ordinal))
                    mentions.Add(new(watchlist.Id, watchlist.Entities.Single(entity => entity.Name == name).Id, TextField.Text, new(at + place, name.Length), name, name, MentionKind.Alias, null));
            }
            at += sentence.Length + 1;
        }

        var article = new Article
        {
            Id = "article",
            FeedId = "feed",
            Source = "The Border Wire",
            Title = "Flights",
            Text = text,
            FirstSeen = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero),
        };
        var targets = TargetTones.Of(
            AlertBuilder.DocumentOf(article, mentions), analyzed.Sentences, (each, _) => new(each.Field, each.Range, each.Estimate, each.Estimate, null));
        Alert[] alerts = [.. AlertBuilder.Build(new([watchlist]), article, new(mentions, []), new("article", "en", "test", analyzed) { Targets = targets })];
        reads = analyzed.Reads;
        return alerts;
    }

    private sealed class Counted : IReadOnlyList<Sentence>
    {
        public List<Sentence> Sentences { get; } = [];

        public int Reads { get; private set; }

        public int Count => Sentences.Count;

        public Sentence this[int index]
        {
            get
            {
                Reads++;
                return Sentences[index];
            }
        }

        public IEnumerator<Sentence> GetEnumerator()
        {
            for (var index = 0; index < Count; index++)
                yield return this[index];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
