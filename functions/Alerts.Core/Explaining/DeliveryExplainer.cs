using System.Globalization;
using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;

namespace Alerts.Core.Explaining;

/// <summary>Follows the alerts of an article to one reader, or says whether anybody wants them.</summary>
public sealed class DeliveryExplainer(
    IAlertStore alerts, ISubscriptionStore subscriptions, ISuppressionStore suppressions, IDeliveryTrail trail)
{
    /// <summary>Alerts of one entity that were first seen in the same moment.</summary>
    private const int MostAtOnce = 1_000;

    public async Task<IReadOnlyList<Delivery>> FollowAsync(ArticleTrace article, Subscriber subscriber, CancellationToken cancellationToken)
    {
        var found = await ReadAlertsAsync(article, cancellationToken);
        var deliveries = new List<Delivery>();
        var own = await subscriptions.ReadOfAsync(subscriber.Id, cancellationToken).ToListAsync(cancellationToken);
        foreach (var subscription in own)
        {
            Alert[] wanted = [.. found.Where(alert => subscription.Wants(alert.EntityId))];
            if (wanted.Length == 0)
                deliveries.Add(new(subscription.Id, null, ExplainStage.NotWanted, "The subscription does not want what the article is about."));
            foreach (var alert in wanted)
                deliveries.Add(await FollowAsync(alert, subscription, subscriber, cancellationToken));
        }

        return own.Count > 0 ? deliveries : [new(null, null, ExplainStage.NotWanted, "The address has no subscription.")];
    }

    /// <summary>How many subscriptions want one of these entities.</summary>
    public async Task<int> CountWantingAsync(IReadOnlyList<string> entityIds, CancellationToken cancellationToken) =>
        await subscriptions.ReadWantingAsync(entityIds, cancellationToken)
            .Select(wanting => wanting.Subscription.Id).Distinct().CountAsync(cancellationToken);

    private async Task<List<Alert>> ReadAlertsAsync(ArticleTrace article, CancellationToken cancellationToken)
    {
        var found = new List<Alert>();
        foreach (var entityId in article.Findings.EntityIds)
        {
            var seenTogether = alerts.ReadAsync(entityId, article.FirstSeen, article.FirstSeen.AddTicks(1), MostAtOnce, cancellationToken);
            if (await seenTogether.FirstOrDefaultAsync(alert => alert.ArticleId == article.ArticleId, cancellationToken) is { } own)
                found.Add(own);
        }

        return found;
    }

    private async Task<Delivery> FollowAsync(Alert alert, Subscription subscription, Subscriber subscriber, CancellationToken cancellationToken)
    {
        var trace = await trail.FindAsync(subscription.Id, alert.Id, cancellationToken);
        var (stage, sentence) = trace switch
        {
            { IsDuplicate: true } => (ExplainStage.DuplicateStory,
                $"The same story was told before, by {trace.ToldLink ?? "another article"}{InDigest(trace.Digest)}."),
            { Digest: { } digest } => OfDigest(digest),
            _ when await suppressions.ReasonNotToSendAsync(subscriber, cancellationToken) is { } reason => (ExplainStage.Suppressed, reason),
            { Waits: true, Slot: null } => (ExplainStage.Waiting, "It was found in an older article and goes with the next mail."),
            { Slot: { } slot } => (ExplainStage.Waiting, $"It waits for the digest of {Time(slot)}."),
            _ when alert.Salience < subscription.LeastSalience => (ExplainStage.BelowThreshold,
                $"The article makes too little of {alert.EntityName} for this subscription: “{Word(alert.Salience)}”, and it wants “{Word(subscription.LeastSalience)}” at least."),
            _ => (ExplainStage.Alerted, "It is an alert that has not come to this subscription: it is on its way, or the subscription is newer."),
        };
        return new(subscription.Id, alert.EntityId, stage, sentence, trace.Slot, trace.Digest?.Id, trace.Digest?.State, trace.Digest?.ChangedAt, alert.Tone);
    }

    private static (ExplainStage Stage, string Sentence) OfDigest(OutboxDigest digest) => digest.State switch
    {
        DigestState.Accepted => (ExplainStage.Sent, $"Sent{InDigest(digest)}."),
        DigestState.Cancelled => (ExplainStage.Suppressed, $"Its digest {digest.Id} was not sent at {Time(digest.ChangedAt)}: {digest.Reason}"),
        DigestState.Failed => (ExplainStage.NotSent, $"The mail provider refused its digest {digest.Id} at {Time(digest.ChangedAt)}: {digest.Reason}"),
        DigestState.Unknown => (ExplainStage.NotSent,
            $"The mail provider may have taken its digest {digest.Id} at {Time(digest.ChangedAt)}, and it is not sent again by itself: {digest.Reason}"),
        _ when digest.NextAttemptAt is { } next => (ExplainStage.Waiting, $"Its digest {digest.Id} is tried again at {Time(next)}: {digest.Reason}"),
        _ => (ExplainStage.Waiting, $"Its digest {digest.Id} was planned at {Time(digest.PlannedAt)} and is being sent."),
    };

    private static string InDigest(OutboxDigest? digest) => digest is null ? "" : $" in digest {digest.Id} at {Time(digest.ChangedAt)}";

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Time(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
