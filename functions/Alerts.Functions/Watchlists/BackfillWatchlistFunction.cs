using Alerts.Core.Access;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>Gives what the saved watchlist finds in the last days' articles to the next digests.</summary>
public sealed class BackfillWatchlistFunction(Backfill backfill)
{
    [Function("BackfillWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/watchlists/{watchlistId}/backfill")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        var body = await RequestBody.ReadJsonAsync<BackfillRequestJson>(request, BackfillRequestJson.Example, cancellationToken);
        var (id, who) = (WatchlistAnswers.IdIn(request), WatchlistAnswers.EditorOf(context));
        return BackfillAnswers.Of(context, await backfill.StartAsync(id, body.Days, who, body.Why, cancellationToken));
    }
}
