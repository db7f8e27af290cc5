using Alerts.Core.Digests;
using Alerts.Core.Subscriptions;
using Alerts.Functions.Email;
using Alerts.Functions.Web;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Digests;

/// <summary>Writes a subscription's digest and puts it into its envelope. Each attempt has the same bytes and the same Message-ID.</summary>
public sealed class DigestMailer(
    DigestRenderer renderer, IEmailSender sender, IOptions<SiteOptions> site, IOptions<MailOptions> mail) : IDigestMail
{
    public Task<RenderedMail> RenderAsync(DigestContent content, Subscription subscription) =>
        renderer.RenderAsync(content, new(UnsubscribeUrl(subscription)));

    public Task<SendResult> SendAsync(
        OutboxDigest digest, FrozenDigest frozen, Subscription subscription, Subscriber subscriber, CancellationToken cancellationToken) =>
        sender.SendAsync(
            new()
            {
                To = subscriber.Address,
                Subject = frozen.Subject,
                Html = frozen.Html,
                Text = frozen.Text,
                MessageId = $"{digest.Id}@{mail.Value.From[(mail.Value.From.LastIndexOf('@') + 1)..]}",
                DigestId = digest.Id,
                Headers = MailHeaders.ForList(site.Value, mail.Value, UnsubscribeUrl(subscription), digest.Id),
            },
            cancellationToken);

    /// <summary>Names the subscription, never the address.</summary>
    private string UnsubscribeUrl(Subscription subscription) =>
        $"{site.Value.PublicUrl.TrimEnd('/')}/unsubscribe?s={subscription.Id}&t={subscription.UnsubscribeToken}";
}
