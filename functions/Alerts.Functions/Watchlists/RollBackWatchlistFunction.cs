using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>Saves an earlier version anew.</summary>
public sealed class RollBackWatchlistFunction(WatchlistEditor editor)
{
    [Function("RollBackWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = GetWatchlistFunction.Route + "/rollback")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        if (WatchlistVersions.Expected(request) is not { } isExpected)
            return WatchlistVersions.NotSaid(context);

        var body = await RollBackJson.ReadAsync(request, cancellationToken);
        var wanted = new RollBack(WatchlistAnswers.IdIn(request), body.To, WatchlistAnswers.EditorOf(context), body.Why ?? "") { Confirmed = body.Confirm ?? [] };
        return WatchlistAnswers.Of(context, await editor.RollBackAsync(wanted, isExpected, cancellationToken));
    }
}
