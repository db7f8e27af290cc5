using Microsoft.Extensions.Logging;

namespace Alerts.Core.Digests;

internal static partial class DigestLog
{
    [LoggerMessage(301, LogLevel.Information, "{Count} alerts wait for {Slot:u}, or for the next mail where it opens no slot (subscription {SubscriptionId})")]
    public static partial void AlertsRouted(this ILogger logger, int count, DateTimeOffset? slot, string subscriptionId);

    [LoggerMessage(302, LogLevel.Information, "Planned: \"{Subject}\" (subscription {SubscriptionId})")]
    public static partial void DigestPlanned(this ILogger logger, string subject, string subscriptionId);

    [LoggerMessage(303, LogLevel.Information, "{State}: digest {DigestId}. {Detail}")]
    public static partial void DigestReached(this ILogger logger, string digestId, DigestState state, string detail);

    [LoggerMessage(304, LogLevel.Warning, "Subscription {SubscriptionId} is gone; its digest is dropped")]
    public static partial void SubscriptionMissing(this ILogger logger, string subscriptionId);

    [LoggerMessage(305, LogLevel.Warning, "Digest {DigestId} was changed by another worker while it was sent")]
    public static partial void DigestChangedMeanwhile(this ILogger logger, string digestId);

    [LoggerMessage(306, LogLevel.Warning, "{Kind} {Id} is unfinished; handed on again, attempt {Attempt}")]
    public static partial void HandedOnAgain(this ILogger logger, DueKind kind, string id, int attempt);

    [LoggerMessage(307, LogLevel.Error, "Batch {BatchId} failed: handed on {Attempts} times without a result")]
    public static partial void BatchGivenUp(this ILogger logger, string batchId, int attempts);

    [LoggerMessage(308, LogLevel.Information, "{Count} alerts tell again what was told (subscription {SubscriptionId}); held back")]
    public static partial void CopiesHeldBack(this ILogger logger, int count, string subscriptionId);
}
