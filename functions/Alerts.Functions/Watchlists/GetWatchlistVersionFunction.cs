using System.Globalization;
using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

public sealed class GetWatchlistVersionFunction(WatchlistHistory history)
{
    [Function("GetWatchlistVersion")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = ListWatchlistVersionsFunction.Route + "/{version:int}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var version = Convert.ToInt32(request.RouteValues["version"], CultureInfo.InvariantCulture);
        return await history.FindAsync(WatchlistAnswers.IdIn(request), version, cancellationToken) is { } found
            ? WatchlistAnswers.Show(request.HttpContext, found)
            : WatchlistAnswers.Unknown(request.HttpContext);
    }
}
