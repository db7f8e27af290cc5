using Alerts.Core;
using Alerts.Functions.Email;
using Alerts.Functions.Storage;
using Alerts.Functions.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions;

public static class AlertsRegistration
{
    /// <summary>Everything that the function app needs; the local run and the tests use the same.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration) => services
        .AddCore()
        .AddStorage()
        .AddEmail(configuration)
        .AddWeb();
}
