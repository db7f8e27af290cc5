using Alerts.Core.Subscriptions;

namespace Alerts.Core.Digests;

/// <summary>A mail's texts.</summary>
public sealed record RenderedMail(string Subject, string Html, string Text);

/// <summary>The digest as a mail: written once when it is planned, handed over as often as it is refused.</summary>
public interface IDigestMail
{
    Task<RenderedMail> RenderAsync(DigestContent content, Subscription subscription);

    /// <summary>One attempt with the frozen texts.</summary>
    Task<SendResult> SendAsync(
        OutboxDigest digest, FrozenDigest frozen, Subscription subscription, Subscriber subscriber, CancellationToken cancellationToken);
}
