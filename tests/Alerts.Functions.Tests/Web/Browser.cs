namespace Alerts.Functions.Tests.Web;

internal static class Browser
{
    /// <summary>Takes each answer as it comes: no redirects, no cookies.</summary>
    public static HttpClient For(string address)
    {
#pragma warning disable RS0030 // The product's handler turns away loopback addresses, where the site under test is.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return new HttpClient(handler) { BaseAddress = new Uri(address) };
#pragma warning restore RS0030
    }
}
