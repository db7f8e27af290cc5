using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Evaluation.Samples;
using Alerts.Evaluation.Scoring;
using Alerts.Training.Recognition;

namespace Alerts.Core.Tests.Evaluation;

/// <summary>Each figure was counted by hand.</summary>
public sealed class ScoringTests
{
    private static readonly ToneEstimate s_negative = new(0.8, 0.1, 0.1);
    private static readonly ToneEstimate s_neutral = new(0.2, 0.6, 0.2);
    private static readonly ToneEstimate s_positive = new(0.3, 0.3, 0.4);

    /// <summary>Six of each tone but the last: what is wanted, and what is answered.</summary>
    private static readonly IReadOnlyList<ToneAnswer> s_answers =
    [
        new(Tone.Negative, s_negative), new(Tone.Negative, s_negative), new(Tone.Negative, s_neutral), new(Tone.Negative, s_positive),
        new(Tone.Neutral, s_neutral), new(Tone.Neutral, s_neutral), new(Tone.Neutral, s_neutral), new(Tone.Neutral, s_negative),
        new(Tone.Positive, s_positive), new(Tone.Positive, s_neutral),
    ];

    [Fact]
    public void A_span_counts_where_borders_and_type_are_the_same()
    {
        (int, int, string)[] wanted = [(0, 5, "PER"), (10, 15, "ORG"), (20, 25, "LOC")];
        (int, int, string)[] found = [(0, 5, "PER"), (10, 14, "ORG"), (20, 25, "ORG"), (30, 31, "LOC"), (0, 5, "PER")];

        var counts = SpanCounts.Of(found, wanted);

        Assert.Equal(new SpanCounts(Right: 1, Found: 4, Wanted: 3), counts);
        Assert.Equal(25, counts.Precision);
        Assert.Equal(33.333, counts.Recall, 0.001);
        Assert.Equal(28.571, counts.F1, 0.001);
    }

    [Fact]
    public void Counts_of_documents_are_added_before_they_are_divided()
    {
        Assert.Equal(new SpanCounts(3, 5, 7), SpanCounts.Sum([new(1, 1, 3), new(2, 4, 4)]));
        Assert.Equal(0, default(SpanCounts).F1);
    }

    [Fact]
    public void Names_count_by_type_and_facilities_among_the_places_when_counted_together()
    {
        var document = new AnnotatedDocument("news.txt:1", "en", true,
        [
            new("Talks in Lima", true, [new(new(9, 4), "LOC")]),
            new("Ana Ruiz met Mora.", false, [new(new(0, 8), "PER"), new(new(13, 4), "PER")]),
            new("The Green Palace is in Lima, the Act says.", false, [new(new(4, 12), "FAC"), new(new(23, 4), "LOC"), new(new(33, 3), "MISC")]),
        ]);
        MarkedName[] found =
        [
            new(TextField.Title, new(9, 4), EntityType.Location),
            new(TextField.Text, new(0, 8), EntityType.Person),
            new(TextField.Text, new(13, 4), EntityType.Organization),
            new(TextField.Text, new(19 + 4, 12), EntityType.Location),
            new(TextField.Text, new(19 + 23, 3), EntityType.Location),
        ];

        var article = NamedArticle.Of(document);
        var score = new NameScore([article], _ => found);

        Assert.Equal("Talks in Lima", article.Document.Title);
        Assert.Equal("Ana Ruiz met Mora.\nThe Green Palace is in Lima, the Act says.", article.Document.Text);
        Assert.Equal(["Lima", "Ana Ruiz", "Mora", "Green Palace", "Lima", "Act"], article.Names.Select(name => article.Document[name.Field].Substring(name.Range.Start, name.Range.Length)));
        Assert.Equal(new SpanCounts(1, 1, 2), score[EntityType.Person]);
        Assert.Equal(new SpanCounts(0, 1, 0), score[EntityType.Organization]);
        Assert.Equal(new SpanCounts(1, 3, 2), score[EntityType.Location]);
        Assert.Equal(new SpanCounts(0, 0, 1), score[EntityType.Facility]);
        Assert.Equal(new SpanCounts(3, 5, 5), score.Together);
    }

    [Fact]
    public void A_tone_score_is_the_mean_of_the_tones_however_rare_they_are()
    {
        var score = new ToneScore(s_answers);

        // Negative 2 of 3 answered and of 4 wanted; neutral 3 of 5 and of 4; positive 1 of 2 and of 2.
        Assert.Equal(100.0 * 4 / 7, score.F1(Tone.Negative), 0.001);
        Assert.Equal(100.0 * 6 / 9, score.F1(Tone.Neutral), 0.001);
        Assert.Equal(50, score.F1(Tone.Positive), 0.001);
        Assert.Equal((57.1429 + 66.6667 + 50) / 3, score.MacroF1, 0.001);
        Assert.Equal(60, score.Accuracy);
        Assert.Equal(1, score[Tone.Negative, Tone.Positive]);
        Assert.Equal(0, score[Tone.Positive, Tone.Negative]);
    }

    [Fact]
    public void Silence_leaves_those_that_are_sure_enough()
    {
        // Sure enough: the two right negatives, and the neutral that is answered as negative.
        Assert.Equal(new AbstainPoint(0.7, 30, 200.0 / 3, 80.0 / 3), AbstainCurve.At(0.7, s_answers));
        Assert.Equal(100, AbstainCurve.At(0, s_answers).Coverage);
        Assert.Equal(new AbstainPoint(0.9, 0, 0, 0), AbstainCurve.At(0.9, s_answers));
        Assert.Contains(AbstainCurve.Of(s_answers), point => point.Least == ToneEstimate.LeastConfidence);
    }

    [Fact]
    public void Correlation_is_that_of_Pearson()
    {
        Assert.Equal(1, Correlation.Of([(1, 10), (2, 20), (3, 30)]), 1e-9);
        Assert.Equal(-1, Correlation.Of([(1, 3), (2, 2), (3, 1)]), 1e-9);
        Assert.Equal(0.5, Correlation.Of([(1, 1), (2, 3), (3, 2)]), 1e-9);
        Assert.Equal(0, Correlation.Of([(1, 1), (1, 2)]));
    }

    [Fact]
    public void An_interval_holds_the_figure_and_is_the_same_each_time()
    {
        int[] units = [.. Enumerable.Range(0, 400).Select(number => number % 4 == 0 ? 1 : 0)];

        var interval = Interval.Of(units, drawn => drawn.Average());

        // 1.96 × √(0.25 × 0.75 / 400) = 0.042 to either side.
        Assert.Equal(0.208, interval.Low, 0.01);
        Assert.Equal(0.292, interval.High, 0.01);
        Assert.Equal(interval, Interval.Of(units, drawn => drawn.Average()));
    }
}
