using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>The newest version, or an earlier one: <c>/api/watchlists/el-salvador?version=3</c>.</summary>
public sealed class GetWatchlistFunction(WatchlistHistory history)
{
    public const string Route = "api/watchlists/{watchlistId}";

    [Function("GetWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var version = WatchlistVersions.InQuery(request.Query, "version");
        return await history.FindAsync(WatchlistAnswers.IdIn(request), version, cancellationToken) is { } found
            ? WatchlistAnswers.Show(request.HttpContext, found)
            : WatchlistAnswers.Unknown(request.HttpContext);
    }
}
