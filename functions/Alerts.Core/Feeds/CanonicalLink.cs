using System.Globalization;
using Alerts.Core.Feeds.Fetching;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds;

/// <summary>One form for the addresses under which a publisher spreads one article.</summary>
public static class CanonicalLink
{
    /// <summary>Families of parameters that only count visits: Google Analytics, Matomo, AT Internet, HubSpot, Facebook, Vero, Omeda.</summary>
    private static readonly string[] s_trackingPrefixes =
        ["utm_", "mtm_", "matomo_", "pk_", "piwik_", "itm_", "ga_", "at_", "hsa_", "__hs", "fb_", "vero_", "oly_", "trk_"];

    /// <summary>Only names that never say which article is meant: "id", "ref", "source", "share" and their like may.</summary>
    private static readonly HashSet<string> s_tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        // Clicks on advertisements.
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid", "msclkid", "yclid", "ysclid", "ymclid",
        "twclid", "ttclid", "fbclid", "li_fat_id", "irclickid", "irgwc", "rb_clickid", "epik", "ef_id", "s_kwcid", "tblci", "dicbo",
        // Shares in social networks.
        "igshid", "igsh", "mibextid", "__twitter_impression", "ref_src", "ref_url", "soc_src", "soc_trk", "sr_share", "smid", "smtyp",
        // Mails.
        "mc_cid", "mc_eid", "mc_tc", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "ml_subscriber", "ml_subscriber_hash", "wickedid",
        "_bta_tid", "_bta_c", "_ke", "_kx", "nr_email_referer", "elqtrack", "elqtrackid", "emc",
        // Campaigns, as publishers name them.
        "_ga", "_gl", "_openstat", "_branch_match_id", "cmp", "cmpid", "ncid", "ocid", "icid", "intcid", "int_cid", "mbid", "ftag", "ftcamp",
        "ito", "xtor", "s_cid", "spm", "srnd", "wprov", "wt_mc", "wt_zmc", "wt.mc_id", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname",
        "guccounter", "guce_referrer", "guce_referrer_sig", "traffic_source",
    };

    /// <summary>
    /// Scheme and host in lower case and ASCII, without user, default port, fragment and the parameters that only count visits.
    /// The order of the others is kept: to some servers it matters.
    /// </summary>
    /// <returns>The text itself when it is no http(s) address.</returns>
    public static string Of(string link)
    {
        if (!FeedLinks.TryParse(link, out var uri) || HostName.Of(uri) is not { } host)
            return link.Trim();

        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        // Behind "#!" some sites keep the article's address; elsewhere a fragment is a place within the page.
        var route = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) ? uri.Fragment : "";
        return $"{uri.Scheme}://{host}{port}{uri.AbsolutePath}{QueryOf(uri)}{route}";
    }

    private static string QueryOf(Uri uri)
    {
        // "&amp;amp;" in a feed leaves "amp;" before the name.
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.StartsWith("amp;", StringComparison.Ordinal) ? parameter[4..] : parameter)
            .Where(parameter => !IsTracking(parameter.Split('=', 2)[0]));
        var query = string.Join('&', parameters);
        return query.Length > 0 ? $"?{query}" : "";
    }

    private static bool IsTracking(string name) =>
        s_tracking.Contains(name) || s_trackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
