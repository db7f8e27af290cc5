using Alerts.Core.Digests;
using Alerts.Functions.Email;
using Alerts.Functions.Web;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Digests;

/// <summary>Writes the mail of a planned digest. Composed twice it is the same mail, with the same Message-ID.</summary>
public sealed class DigestMailComposer(DigestRenderer renderer, IOptions<SiteOptions> site, IOptions<MailOptions> mail)
{
    public async Task<EmailMessage> ComposeAsync(string digestId, string to, DigestContent content, DigestLinks links)
    {
        var rendered = await renderer.RenderAsync(content, links);
        return new EmailMessage
        {
            To = to,
            Subject = rendered.Subject,
            Html = rendered.Html,
            Text = rendered.Text,
            MessageId = MessageIdOf(digestId),
            DigestId = digestId,
            Headers = MailHeaders.ForList(site.Value, mail.Value, links.UnsubscribeUrl, digestId),
        };
    }

    private string MessageIdOf(string digestId) => $"{digestId}@{mail.Value.From[(mail.Value.From.LastIndexOf('@') + 1)..]}";
}
