using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds;

/// <summary>One form for the addresses under which a publisher spreads one article.</summary>
public static class CanonicalLink
{
    private static readonly HashSet<string> s_tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh",
        "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id", "wickedid", "_ga", "_gl",
        "ocid", "cmpid", "ncid", "smid", "xtor", "ito", "ref_src", "s_cid", "at_medium", "at_campaign",
    };

    /// <summary>Scheme and host in lower case, without fragment, default port and the parameters that only count visits.</summary>
    /// <returns>The text itself when it is no http(s) address.</returns>
    public static string Of(string link)
    {
        if (!FeedLinks.TryParse(link, out var uri))
            return link.Trim();

        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !IsTracking(parameter));
        var query = string.Join('&', parameters);
        return uri.GetLeftPart(UriPartial.Path) + (query.Length > 0 ? $"?{query}" : "");
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || s_tracking.Contains(name);
    }
}
