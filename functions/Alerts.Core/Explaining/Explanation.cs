using Alerts.Core.Analysis;
using Alerts.Core.Digests;
using Alerts.Core.Feeds;

namespace Alerts.Core.Explaining;

/// <summary>Which article, and for whom. Either an address or an article's id.</summary>
/// <param name="Subscriber">A mail address; null where no reader in particular is meant.</param>
public sealed record ExplainRequest(string? Address, string? ArticleId, string? Subscriber);

public abstract record ExplainAnswer
{
    private ExplainAnswer() { }

    public sealed record Explained(Explanation Explanation) : ExplainAnswer;

    public sealed record UnknownArticle(string ArticleId) : ExplainAnswer;

    public sealed record UnknownSubscriber(string Address) : ExplainAnswer;
}

/// <summary>Why somebody was or was not told of an article.</summary>
/// <param name="Stage">The furthest that any version of it came.</param>
/// <param name="Sentence">For a person to read.</param>
/// <param name="Link">In the one form in which addresses are compared; null where the article has none.</param>
/// <param name="Feeds">Where nothing is known of the article: the feeds of its site. Else those that brought it.</param>
/// <param name="Articles">The same story from several feeds, and each version; the furthest first.</param>
public sealed record Explanation(
    ExplainStage Stage, string Sentence, string? Link, IReadOnlyList<ExplainedFeed> Feeds, IReadOnlyList<ExplainedArticle> Articles);

public sealed record ExplainedFeed(string Id, string Name, string Url, FeedHealthState Health, string Words, DateTimeOffset? NextPoll)
{
    public static ExplainedFeed Of(Feed feed, DateTimeOffset now)
    {
        var health = FeedHealth.Of(feed, now);
        return new(feed.Id, feed.Name, feed.Url, health.State, health.Words, health.NextPoll);
    }
}

/// <param name="Today">What the watchlists of today would say instead; null when they are the same, say the same, or the text is not kept any more.</param>
/// <param name="Deliveries">For the subscriber that was asked about: each subscription and alert.</param>
public sealed record ExplainedArticle(
    ArticleTrace Trace, ExplainStage Stage, string Sentence, string? Today, IReadOnlyList<Delivery> Deliveries);

/// <param name="SubscriptionId">Null where the subscriber has no subscription.</param>
/// <param name="EntityId">Null where the subscription wants none of the article's.</param>
/// <param name="Slot">For which it waits.</param>
/// <param name="At">When the digest reached its state.</param>
/// <param name="Tone">As it is known now, which may be later than the digest.</param>
public sealed record Delivery(
    string? SubscriptionId, string? EntityId, ExplainStage Stage, string Sentence,
    DateTimeOffset? Slot = null, string? DigestId = null, DigestState? DigestState = null, DateTimeOffset? At = null,
    Tone? Tone = null);
