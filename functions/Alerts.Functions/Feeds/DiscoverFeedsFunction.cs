using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>The feeds of a site: <c>/api/feeds/discover?url=news.example</c>. It asks that site, and stores nothing.</summary>
public sealed class DiscoverFeedsFunction(FeedDiscovery discovery)
{
    [Function("DiscoverFeeds")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds/discover")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var address = request.Query["url"].ToString();
        if (string.IsNullOrWhiteSpace(address))
            throw new InputException("Say whose feeds you look for: /api/feeds/discover?url=https://news.example/.");

        var found = await discovery.FindAsync(address, cancellationToken);
        return found.IsForbidden
            ? Problems.BadRequest(request.HttpContext, found.Failure!.Message)
            : ApiJson.Result(DiscoveryJson.Of(found));
    }
}
