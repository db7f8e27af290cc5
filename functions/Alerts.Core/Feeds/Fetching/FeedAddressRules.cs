using System.Net;
using Alerts.Core.Feeds.Parsing;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>Which addresses are asked at all; which network they lead to is checked at the socket, not here.</summary>
internal sealed class FeedAddressRules(bool allowsPrivateNetwork)
{
    public FeedError? Refuse(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return Forbidden($"The address begins with \"{PlainText.OfText(address.Scheme, 20)}:\"; only http and https are asked.");
        if (HostName.Of(address) is null)
            return Forbidden("The address has no usable host name.");
        // The resolver takes "no address in particular" for a mistake of ours and throws.
        if (IPAddress.TryParse(address.DnsSafeHost, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
            return Forbidden($"{address.Host} is no address that can be asked.");
        if (!allowsPrivateNetwork && address.Port is not (80 or 443 or 8080 or 8443))
            return Forbidden($"Port {address.Port} of {address.Host} is not asked; feeds are fetched from ports 80, 443, 8080 and 8443.");
        return null;
    }

    public static FeedError? RefuseRedirect(Uri from, Uri to) =>
        from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp
            ? new FeedError(FeedErrorKind.InsecureConnection, $"{from.Host} redirects from https to unprotected http; that was not followed.")
            : null;

    private static FeedError Forbidden(string message) => new(FeedErrorKind.ForbiddenAddress, message);
}
