using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>
/// A change that a page of another site asks for with the visitor's own sign-in (CSRF). Browsers say where a request comes from
/// (https://www.w3.org/TR/fetch-metadata/); what no browser sent carries no sign-in of a visitor either.
/// </summary>
internal static class CrossSiteRequest
{
    public static bool Is(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return false;

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");

        // Older browsers name the origin alone.
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var sender)
                && sender.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
