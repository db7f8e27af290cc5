using Alerts.Core.Access;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>What a draft would have told of the last days' articles, held against the saved version. Nothing is stored.</summary>
public sealed class BacktestDraftFunction(Backtest backtest)
{
    [Function("BacktestDraft")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/watchlists/{watchlistId}/backtest")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync<BacktestRequestJson>(request, BacktestRequestJson.Example, cancellationToken, DraftBody.Largest);
        var draft = DraftBody.Read(body.Watchlist, WatchlistAnswers.IdIn(request));
        return ApiJson.Result(BacktestJson.Of(await backtest.RunAsync(draft, body.Days, cancellationToken)));
    }
}
