using Alerts.Core;
using Alerts.Core.Feeds.Fetching;
using Alerts.Functions.Email;
using Alerts.Functions.Language;
using Alerts.Functions.Storage;
using Alerts.Functions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Functions;

public static class AlertsRegistration
{
    /// <summary>Everything that the function app needs; the local run and the tests use the same.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        // Publishers who look up who asks for their feeds find the app itself, unless an admin names a better page.
        services.AddOptions<FetchOptions>().PostConfigure<IOptions<SiteOptions>>((fetch, site) => fetch.ContactUrl ??= site.Value.PublicUrl);
        return services
            .AddCore()
            .AddStorage()
            .AddLanguage(configuration)
            .AddEmail(configuration)
            .AddWeb();
    }
}
