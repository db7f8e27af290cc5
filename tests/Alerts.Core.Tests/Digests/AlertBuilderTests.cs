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
        var targets = TargetTones.Of(AlertBuilder.DocumentOf(article, mentions), analyzed.Sentences);
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
