using Alerts.Core.Access;
using Alerts.Core.Feeds.Managing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Feeds;

/// <summary>Feeds with their health: <c>/api/feeds?health=failing&amp;folder=News&amp;limit=50</c>.</summary>
public sealed class ListFeedsFunction(FeedAdmin feeds, TimeProvider clock)
{
    [Function("ListFeeds")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feeds")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = FeedQuery.Read(request.Query);
        var page = await feeds.ListAsync(query.Filter, query.Continuation, query.Limit, cancellationToken);
        return ApiJson.Result(FeedPageJson.Of(page, clock.GetUtcNow()));
    }
}
