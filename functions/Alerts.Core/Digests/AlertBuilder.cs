using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Core.Watchlists;

namespace Alerts.Core.Digests;

/// <summary>Makes one alert for each tracked entity that an article mentions.</summary>
public static class AlertBuilder
{
    /// <summary>Longer sentences are cut around their first mention, so that an alert stays far below a row's limit.</summary>
    public const int LongestEvidence = 600;

    private const int MostNearMisses = 5;
    private const int MostAlsoNamed = 12;

    /// <param name="analysis">Null when no analyser could look at the article.</param>
    public static IEnumerable<Alert> Build(WatchlistSnapshot snapshot, Article article, ArticleMatches found, TextAnalysis? analysis)
    {
        var sentences = analysis is null ? null : new SentenceIndex(analysis.Sentences);
        var rejected = found.Rejected.ToLookup(rejection => (rejection.WatchlistId, rejection.EntityId));
        foreach (var group in found.Mentions
            .GroupBy(mention => (mention.WatchlistId, mention.EntityId))
            .DistinctBy(group => group.Key.EntityId)) // An entity that stands in two watchlists is told once.
        {
            Mention[] mentions = [.. group];
            var alert = Build(snapshot, article, mentions, rejected[group.Key]);
            yield return analysis is null ? alert : WithTone(alert, article, mentions, analysis, sentences!);
        }
    }

    /// <summary>What an analyser says, added to an alert that was built without it.</summary>
    /// <param name="mentions">All of the article, as when the alert was built.</param>
    public static Alert Complete(Alert alert, Article article, IReadOnlyList<Mention> mentions, TextAnalysis analysis) => WithTone(
        alert,
        article,
        [.. mentions.Where(mention => mention.WatchlistId == alert.WatchlistId && mention.EntityId == alert.EntityId)],
        analysis,
        new SentenceIndex(analysis.Sentences));

    /// <summary>Whether an alert tells of these very words, and not of an earlier or later version of the article.</summary>
    public static bool IsAbout(Alert alert, Article article) =>
        alert.Title == article.Title
        && (article.Text.Contains(alert.Evidence.Text, StringComparison.Ordinal) || article.Title.Contains(alert.Evidence.Text, StringComparison.Ordinal));

    /// <summary>The article as an analyser reads it. Two versions of an article are two documents.</summary>
    public static TextDocument DocumentOf(Article article, IReadOnlyList<Mention> mentions) => new(
        article.VersionId(),
        article.Title,
        article.Text,
        article.Language,
        [.. mentions.Select(mention => new TargetMention(TargetOf(mention), mention.Field, mention.Range))]);

    /// <summary>By which key an analysis tells the tone towards the entity that is mentioned.</summary>
    private static string TargetOf(Mention mention) => $"{mention.WatchlistId}/{mention.EntityId}";

    private static Alert Build(WatchlistSnapshot snapshot, Article article, Mention[] mentions, IEnumerable<Rejection> rejected)
    {
        var (watchlist, entity) = snapshot.Entity(mentions[0].WatchlistId, mentions[0].EntityId);
        return new()
        {
            Id = Alert.IdOf(entity.Id, article.Id),
            ArticleId = article.Id,
            FeedId = article.FeedId,
            WatchlistId = watchlist.Id,
            WatchlistVersion = watchlist.Version,
            EntityId = entity.Id,
            EntityName = entity.Name,
            EntityType = entity.Type,
            Title = article.Title,
            TitleMarks = MarksIn(mentions, TextField.Title, new(0, article.Title.Length)),
            Link = article.Link,
            Source = article.Source,
            FirstSeen = article.FirstSeen,
            Published = article.Published,
            Language = article.Language,
            IsFromSummary = article.TextSource == ArticleTextSource.SummaryInsteadOfPage,
            Evidence = EvidenceOf(article, mentions, [], null),
            Tone = Tone.NotAnalyzed,
            ToneScore = 0,
            Salience = SalienceRule.Of(article.Title, article.Text, mentions),
            Reasons = ReasonsOf(mentions),
            NearMisses =
            [
                .. rejected.Take(MostNearMisses).Select(rejection => new NearMiss(
                    rejection.Surface.Clip(Clipping.LongestName), rejection.Kind, rejection.Reason.Clip(Clipping.LongestReason))),
            ],
        };
    }

    private static Alert WithTone(Alert alert, Article article, Mention[] mentions, TextAnalysis analysis, SentenceIndex sentences)
    {
        var target = analysis.Targets.FirstOrDefault(target => target.Target == TargetOf(mentions[0]));
        return alert with
        {
            Language = analysis.Language,
            Evidence = EvidenceOf(article, mentions, sentences.Naming(mentions, mention => (mention.Field, mention.Range.Start)), target),
            Tone = target?.Tone.Tone ?? Tone.Unclear, // It has been looked at, and nothing was found to go by.
            ToneScore = target?.Tone.Score ?? 0,
            ToneDetails = target is null ? null : ToneDetails.Of(target),
            Analyzer = analysis.Analyzer,
            InPlaceOf = analysis.InPlaceOf,
            AlsoNamed = AlsoNamedIn(analysis, mentions),
        };
    }

    /// <summary>
    /// The sentence of the text with most mentions, the earlier one of two; the title where the text has none, since
    /// the headline is shown anyway and a sentence tells more.
    /// </summary>
    private static Evidence EvidenceOf(
        Article article, Mention[] mentions, IReadOnlyList<NamingSentence<Mention>> sentences, TargetTone? target)
    {
        var best = sentences
            .OrderBy(naming => naming.Sentence.Field == TextField.Text ? 0 : 1)
            .ThenByDescending(naming => naming.Mentions.Count)
            .ThenBy(naming => naming.Sentence.Range.Start)
            .FirstOrDefault();
        var first = best?.Mentions[0] ?? mentions.OrderByDescending(mention => mention.Field).First();
        var text = first.Field == TextField.Title ? article.Title : article.Text;
        var range = Clip(best?.Sentence.Range ?? ParagraphAround(text, first.Range), first.Range, text);
        var tone = target?.Sentences.FirstOrDefault(sentence => (sentence.Field, sentence.Range) == (best?.Sentence.Field, best?.Sentence.Range));
        return new(
            text.Substring(range.Start, range.Length), MarksIn(mentions, first.Field, range), tone?.Tone.Tone ?? best?.Sentence.Tone ?? Tone.NotAnalyzed);
    }

    /// <summary>Who else the article names, most often named first.</summary>
    private static NamedEntity[] AlsoNamedIn(TextAnalysis analysis, Mention[] mentions)
    {
        var own = mentions.Select(mention => mention.Surface).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. analysis.Entities
                .GroupBy(entity => (entity.CanonicalName, entity.Type))
                .Where(named => !named.Any(entity => own.Contains(entity.Surface)))
                .OrderByDescending(named => named.Count())
                .Take(MostAlsoNamed)
                .Select(named => new NamedEntity(named.Key.CanonicalName.Clip(Clipping.LongestName), named.Key.Type, named.Count())),
        ];
    }

    private static TextRange ParagraphAround(string text, TextRange mention)
    {
        var before = mention.Start == 0 ? -1 : text.LastIndexOf('\n', mention.Start - 1);
        var after = text.IndexOf('\n', mention.End);
        return new(before + 1, (after < 0 ? text.Length : after) - before - 1);
    }

    private static TextRange Clip(TextRange range, TextRange mention, string text)
    {
        if (range.Length <= LongestEvidence)
            return range;
        var start = Math.Clamp(mention.Start - (LongestEvidence / 3), range.Start, range.End - LongestEvidence);
        if (start > range.Start && text.IndexOf(' ', start) is var space && space >= 0 && space < mention.Start)
            start = space + 1;
        var end = Math.Min(start + LongestEvidence, range.End);
        if (end < range.End && text.LastIndexOf(' ', end) is var gap && gap >= mention.End)
            end = gap;
        return new(start, end - start);
    }

    private static TextRange[] MarksIn(Mention[] mentions, TextField field, TextRange range) =>
    [
        .. mentions
            .Where(mention => mention.Field == field && mention.Range.Start >= range.Start && mention.Range.End <= range.End)
            .Select(mention => new TextRange(mention.Range.Start - range.Start, mention.Range.Length)),
    ];

    private static MatchReason[] ReasonsOf(Mention[] mentions) =>
    [
        .. mentions
            .GroupBy(mention => (mention.Alias, mention.Kind, mention.Context, mention.Introduction))
            .Select(group => new MatchReason(group.Key.Alias, group.Key.Kind, group.Count(), group.Key.Context, group.Key.Introduction))
            .OrderByDescending(reason => reason.Count),
    ];
}
