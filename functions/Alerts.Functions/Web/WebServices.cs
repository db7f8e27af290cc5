using System.Text.Encodings.Web;
using System.Text.Unicode;
using Alerts.Core.Access;
using Alerts.Core.Digests;
using Alerts.Functions.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Functions.Web;

public static class WebServices
{
    /// <summary>All that answers HTTP requests, but for the stores behind it.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        // "García" stays itself in a page's source: in UTF-8 only the characters of markup need an escape.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services
            .AddSingleton(new HttpFunctions(typeof(WebServices).Assembly))
            .AddSingleton<ApiKeys>()
            .AddSingleton<RequestGuard>()
            .AddSingleton<RequestPipeline>()
            .AddSingleton<DigestOnDemand>()
            .AddSingleton<HealthCheck>();
    }
}
