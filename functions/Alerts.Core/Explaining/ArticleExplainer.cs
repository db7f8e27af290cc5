using Alerts.Core.Articles;
using Alerts.Core.Feeds;
using Alerts.Core.Subscriptions;

namespace Alerts.Core.Explaining;

/// <summary>Answers "why was I (not) told?": the stage at which the way of an article ended. Nothing is stored.</summary>
public sealed class ArticleExplainer(
    IArticleTrail articles,
    IFeedStore feeds,
    ISubscriptionStore subscriptions,
    SourceExplainer sources,
    DeliveryExplainer deliveries,
    TodaysVerdict today,
    TimeProvider clock)
{
    /// <exception cref="InputException">It is not clear what is asked about.</exception>
    public async Task<ExplainAnswer> ExplainAsync(ExplainRequest request, CancellationToken cancellationToken)
    {
        var link = Checked(request);
        var subscriber = request.Subscriber is { } address
            ? await subscriptions.FindSubscriberAsync(Subscriber.IdOf(address), cancellationToken)
            : null;
        if (request.Subscriber is not null && subscriber is null)
            return new ExplainAnswer.UnknownSubscriber(request.Subscriber);

        var traces = link is not null
            ? await articles.FindByLinkAsync(link, cancellationToken)
            : await articles.FindAsync(request.ArticleId!, cancellationToken);
        if (traces.Count > 0)
            return new ExplainAnswer.Explained(await ExplainAsync(traces, subscriber, cancellationToken));
        return link is not null
            ? new ExplainAnswer.Explained(await sources.ExplainAsync(link, cancellationToken))
            : new ExplainAnswer.UnknownArticle(request.ArticleId!);
    }

    /// <returns>The address in its canonical form; null when an id is given instead.</returns>
    private static string? Checked(ExplainRequest request)
    {
        if (request.Address is null == request.ArticleId is null)
            throw new InputException("Say which article is meant, by url=https://news.example/story or by article= and its id; one of the two.");
        if (request.ArticleId is { } id)
            return StableId.IsOne(id) ? null : throw new InputException("article is no id; an article's id has 32 characters, 0 to 9 and a to f.");

        var link = CanonicalLink.Of(request.Address!);
        return Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? link
            : throw new InputException("url is no address of an article; write it with its https:// and escape it where it stands in another address.");
    }

    private async Task<Explanation> ExplainAsync(IReadOnlyList<ArticleTrace> traces, Subscriber? subscriber, CancellationToken cancellationToken)
    {
        var explained = new List<ExplainedArticle>();
        foreach (var trace in traces)
            explained.Add(await ExplainAsync(trace, subscriber, cancellationToken));
        ExplainedArticle[] furthestFirst = [.. explained.OrderByDescending(article => article.Stage).ThenByDescending(article => article.Trace.SeenAt)];

        var brought = new List<ExplainedFeed>();
        foreach (var feedId in traces.Select(trace => trace.FeedId).Distinct())
        {
            if (await feeds.FindAsync(feedId, cancellationToken) is { } feed)
                brought.Add(ExplainedFeed.Of(feed, clock.GetUtcNow()));
        }

        var furthest = furthestFirst[0];
        var link = furthest.Trace.Link is { } own ? CanonicalLink.Of(own) : null;
        return new(furthest.Stage, furthest.Sentence, link, brought, furthestFirst);
    }

    private async Task<ExplainedArticle> ExplainAsync(ArticleTrace trace, Subscriber? subscriber, CancellationToken cancellationToken)
    {
        var (stage, sentence) = ArticleVerdict.Of(trace);
        IReadOnlyList<Delivery> followed = [];
        if (trace.Stage == ArticleStage.Matched && subscriber is not null)
        {
            followed = await deliveries.FollowAsync(trace, subscriber, cancellationToken);
            var furthest = followed.MaxBy(delivery => delivery.SubscriptionId is null || delivery.EntityId is null ? -1 : (int)delivery.Stage)!;
            (stage, sentence) = (furthest.Stage, furthest.Sentence);
        }
        else if (trace.Stage == ArticleStage.Matched)
        {
            (stage, sentence) = await deliveries.CountWantingAsync(trace.Findings.EntityIds, cancellationToken) switch
            {
                0 => (ExplainStage.NotWanted, $"{sentence} No subscription wants that."),
                1 => (stage, $"{sentence} One subscription wants that."),
                var wanting => (stage, $"{sentence} {wanting} subscriptions want that."),
            };
        }

        return new(trace, stage, sentence, await today.DifferenceAsync(trace, cancellationToken), followed);
    }
}
