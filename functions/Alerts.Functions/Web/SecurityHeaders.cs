using Alerts.Functions.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

internal static class SecurityHeaders
{
    // Pages are text, one style sheet inside the page and forms: nothing else is loaded, run or framed.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src '{StyleSheet.Hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        // A function whose answer is public may say otherwise.
        headers.CacheControl = "no-store";
    }
}
