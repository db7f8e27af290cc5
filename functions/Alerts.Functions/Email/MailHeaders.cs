using Alerts.Functions.Web;

namespace Alerts.Functions.Email;

/// <summary>The headers that tell mail programs what kind of mail this is.</summary>
public static class MailHeaders
{
    /// <summary>Keeps out-of-office replies away (RFC 3834).</summary>
    public static readonly KeyValuePair<string, string> AutoSubmitted = new("Auto-Submitted", "auto-generated");

    /// <summary>For a mail to a subscriber (RFC 2919, RFC 2369), with the mail program's own unsubscribe button (RFC 8058).</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ForList(
        SiteOptions site, MailOptions mail, string unsubscribeUrl, string digestId)
    {
        var ways = $"<{unsubscribeUrl}>";
        if (!string.IsNullOrEmpty(mail.UnsubscribeMailbox))
            ways += $", <mailto:{mail.UnsubscribeMailbox}?subject=unsubscribe%20{digestId}>";

        return
        [
            AutoSubmitted,
            new("List-Id", $"<digests.{new Uri(site.PublicUrl).IdnHost}>"),
            new("List-Unsubscribe", ways),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ];
    }
}
