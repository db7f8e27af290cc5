using System.Collections;
using System.Diagnostics.Metrics;
using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Core.Tests.Analysis;

/// <summary>What is done when time is up is told.</summary>
public class ToneRoundTests
{
    private static readonly TextDocument[] Three = [.. "abc".Select(name => new TextDocument($"{name}", "Title", "They praised a wonderful man.", "en"))];

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Documents_that_are_read_when_the_time_is_up_keep_their_tone()
    {
        var options = new AnalysisOptions();
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var round = new ToneRound(
            new EmbeddedAnalyzer(), Options.Create(options), new PipelineMetrics(services.GetRequiredService<IMeterFactory>()), _clock, NullLogger<ToneRound>.Instance);

        var answers = await round.AskAsync(new SlowList(Three, () => _clock.Advance(options.StopAfter)), TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], answers.Analyses.Keys.Order());
        Assert.Equal("The analyser \"embedded\" left out 1 of 3 articles.", answers.Failure);
    }

    [Fact]
    public async Task The_embedded_analyser_tells_what_is_done_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();

        var analyses = await new EmbeddedAnalyzer().AnalyzeAsync(new SlowList(Three, cancellation.Cancel), cancellation.Token);

        Assert.Equal(["a", "b"], analyses.Select(analysis => analysis.DocumentId));
    }

    [Fact]
    public void Of_a_target_in_each_sentence_of_a_long_text_the_first_ones_are_read()
    {
        const string sentence = "Bukele Bukele Bukele Bukele Bukele Bukele Bukele Bukele Bukele Bukele Bukele Bukele. ";
        var text = string.Concat(Enumerable.Repeat(sentence, 2_000));
        var document = new TextDocument("a", "", text, "en", [.. Enumerable.Range(0, text.Length)
            .Where(at => text[at] == 'B').Select(at => new TargetMention("bukele", TextField.Text, new(at, 6)))]);
        Sentence[] sentences = [.. SentenceSplitter.Split(text).Select(range => new Sentence(TextField.Text, range, ToneEstimate.None))];
        var mentions = 0;

        var target = Assert.Single(TargetTones.Of(document, sentences, (read, places) =>
        {
            mentions += places.Count;
            return new(read.Field, read.Range, read.Estimate, read.Estimate, null);
        }));

        Assert.Equal(TargetTones.MostSentences, target.Sentences.Count);
        Assert.Equal(0, target.Sentences[0].Range.Start);
        Assert.Equal(TargetTones.MostSentences * TargetTones.MostMentions, mentions);
    }

    /// <summary>Something happens while its second document is read.</summary>
    private sealed class SlowList(TextDocument[] documents, Action atSecond) : IReadOnlyList<TextDocument>
    {
        private bool _hasHappened;

        public int Count => documents.Length;

        public TextDocument this[int index] => documents[index];

        public IEnumerator<TextDocument> GetEnumerator()
        {
            for (var index = 0; index < documents.Length; index++)
            {
                yield return documents[index];
                if (index != 1 || _hasHappened)
                    continue;
                _hasHappened = true;
                atSecond();
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
