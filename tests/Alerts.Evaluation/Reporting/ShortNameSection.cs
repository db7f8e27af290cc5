using Alerts.Core.Articles;
using Alerts.Core.Watchlists;
using Alerts.Evaluation.Samples;
using Alerts.Evaluation.Scoring;

namespace Alerts.Evaluation.Reporting;

/// <summary>How well tracked persons are found by whichever part of their name stands there.</summary>
internal static class ShortNameSection
{
    private const string News = "news";

    public static void Write(MarkdownReport report, IReadOnlyList<NamedDocument> documents) => report.Table(
        ["texts", "what", "wanted", "precision", "recall", "F1", "95 %"],
        [
            .. Rows(News, [.. documents.Where(document => document.Genre == News)]),
            .. Rows("all genres", documents),
        ]);

    private static IEnumerable<IReadOnlyList<string>> Rows(string texts, IReadOnlyList<NamedDocument> documents) =>
    [
        Row(texts, "Alerts", documents, Find),
        Row(texts, "the full name only", documents, FindFullNames),
    ];

    private static IReadOnlyList<string> Row(
        string texts, string what, IReadOnlyList<NamedDocument> documents, Func<NamedDocument, IEnumerable<TokenSpan>> find)
    {
        SpanCounts[] counts = [.. documents.Select(document => SpanCounts.Of(find(document), document.Mentions))];
        var sum = SpanCounts.Sum(counts);
        return
        [
            $"{texts} ({documents.Count})", what, Figures.Number(sum.Wanted), Figures.Percent(sum.Precision), Figures.Percent(sum.Recall),
            Figures.Percent(sum.F1), Figures.Percent(Interval.Of(counts, drawn => SpanCounts.Sum(drawn).F1)),
        ];
    }

    private static IEnumerable<TokenSpan> Find(NamedDocument document)
    {
        var matcher = new WatchlistMatcher(
        [
            new()
            {
                Id = "tracked",
                Name = "Tracked",
                Entities = [.. document.Persons.Select(person => new TrackedEntity { Id = person.Id, Name = person.Name, Type = EntityType.Person })],
            },
        ]);
        return matcher.Match("", document.Text, language: null).Mentions.Select(mention => document.TokensOf(mention.EntityId, mention.Range));
    }

    private static IEnumerable<TokenSpan> FindFullNames(NamedDocument document)
    {
        foreach (var person in document.Persons)
        {
            for (var at = document.Text.IndexOf(person.Name, StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf(person.Name, at + 1, StringComparison.Ordinal))
                yield return document.TokensOf(person.Id, new TextRange(at, person.Name.Length));
        }
    }
}
