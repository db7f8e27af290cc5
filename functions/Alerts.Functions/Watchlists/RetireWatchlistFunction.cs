using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>Ends the watching: <c>DELETE /api/watchlists/el-salvador?why=…</c>. Its versions stay.</summary>
public sealed class RetireWatchlistFunction(WatchlistEditor editor)
{
    [Function("RetireWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = GetWatchlistFunction.Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        if (WatchlistVersions.Expected(request) is not { } isExpected)
            return WatchlistVersions.NotSaid(context);

        return WatchlistAnswers.Of(context, await editor.RetireAsync(
            WatchlistAnswers.IdIn(request), WatchlistAnswers.EditorOf(context), request.Query["why"].ToString(), isExpected, cancellationToken));
    }
}
