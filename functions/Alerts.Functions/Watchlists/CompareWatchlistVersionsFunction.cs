using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>What changed, in words: <c>/api/watchlists/el-salvador/diff?from=3&amp;to=5</c>.</summary>
public sealed class CompareWatchlistVersionsFunction(WatchlistHistory history)
{
    [Function("CompareWatchlistVersions")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = GetWatchlistFunction.Route + "/diff")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (WatchlistVersions.InQuery(request.Query, "from") is not { } from || WatchlistVersions.InQuery(request.Query, "to") is not { } to)
            throw new InputException("from or to is missing; name two versions, such as ?from=3&to=5.");

        return await history.DiffAsync(WatchlistAnswers.IdIn(request), from, to, cancellationToken) is { } changes
            ? ApiJson.Result(new DiffJson(from, to, changes))
            : WatchlistAnswers.Unknown(request.HttpContext);
    }
}
