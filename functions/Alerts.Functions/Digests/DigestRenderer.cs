using Alerts.Core.Digests;
using Alerts.Functions.Web;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Digests;

/// <summary>Turns a digest's frozen content into a mail's three texts: the same content, the same texts.</summary>
public sealed class DigestRenderer(RazorText razor, IOptions<SiteOptions> site)
{
    /// <param name="links">Null for a digest on demand, to which nobody is subscribed.</param>
    public async Task<RenderedMail> RenderAsync(DigestContent content, DigestLinks? links)
    {
        var mail = DigestMailModel.Of(content);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(DigestMail.Mail)] = mail,
            [nameof(DigestMail.Site)] = site.Value,
            [nameof(DigestMail.Links)] = links,
        };
        return new(mail.Subject, await razor.HtmlAsync<DigestMail>(parameters), await razor.TextAsync<DigestMailText>(parameters));
    }
}
