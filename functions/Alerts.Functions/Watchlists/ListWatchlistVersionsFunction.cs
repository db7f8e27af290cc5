using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>Who saved what, when and why, newest first; in pages.</summary>
public sealed class ListWatchlistVersionsFunction(WatchlistHistory history)
{
    public const string Route = GetWatchlistFunction.Route + "/versions";
    private const int PageSize = 50;

    [Function("ListWatchlistVersions")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var before = WatchlistVersions.InQuery(request.Query, "continuation");
        return await history.ListAsync(WatchlistAnswers.IdIn(request), before, PageSize, cancellationToken) is { } page
            ? ApiJson.Result(HistoryJson.Of(page))
            : WatchlistAnswers.Unknown(request.HttpContext);
    }
}
