using System.Net;
using System.Text;
using System.Text.Unicode;

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

    /// <summary>Header bytes arrive as Latin-1; an address with other letters in it was written as UTF-8.</summary>
    public static string Decode(string location)
    {
        var bytes = Encoding.Latin1.GetBytes(location);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : location;
    }

    public static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>A fragment is no part of what is asked for.</summary>
    private static Uri WithoutFragment(Uri address) =>
        address.Fragment.Length == 0 ? address : new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
}
