using System.Net;

namespace Alerts.Core.Feeds.Fetching;

/// <summary>The way from a feed's own address to the one that answers.</summary>
/// <param name="IsPermanent">Each step was a 301 or 308, or there was none.</param>
internal sealed record RedirectChain(Uri Start, Uri Address, int Redirects, bool IsPermanent)
{
    public RedirectChain(Uri start)
        : this(start, start, 0, true)
    {
    }

    /// <summary>Where the feed has moved for good; null when a step was temporary or the way leads back to its start.</summary>
    public Uri? MovedTo => IsPermanent && WithoutFragment(Address) is var target && target != WithoutFragment(Start) ? target : null;

    public RedirectChain Then(HttpStatusCode status, Uri target) => this with
    {
        Address = target,
        Redirects = Redirects + 1,
        IsPermanent = IsPermanent && status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect,
    };

    public static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>A fragment is no part of what is asked for.</summary>
    private static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0 ? address : new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
}
