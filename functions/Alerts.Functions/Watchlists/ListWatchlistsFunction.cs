using Alerts.Core.Access;
using Alerts.Core.Watchlists;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

public sealed class ListWatchlistsFunction(WatchlistSource watchlists)
{
    [Function("ListWatchlists")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/watchlists")] HttpRequest request,
        CancellationToken cancellationToken) =>
        ApiJson.Result(WatchlistListJson.Of((await watchlists.GetNewestAsync(cancellationToken)).Watchlists));
}
