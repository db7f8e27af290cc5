using Alerts.Core.Access;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

public sealed class SaveWatchlistFunction(WatchlistImport imports, Backfill backfill)
{
    [Function("SaveWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = GetWatchlistFunction.Route)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        if (WatchlistVersions.Expected(request) is not { } isExpected)
            return WatchlistVersions.NotSaid(context);

        var body = await SaveWatchlistJson.ReadAsync(request, cancellationToken);
        var import = new ImportedFile(WatchlistAnswers.IdIn(request), body.Read(), WatchlistAnswers.EditorOf(context), body.Why, body.Confirm);
        if (body.Backfill is { } wanted)
            Backtest.CheckDays(wanted);
        var outcome = await imports.SaveAsync(import, isExpected, cancellationToken);
        var answer = WatchlistAnswers.Of(context, outcome);
        return body.Backfill is { } days && outcome is EditOutcome.Saved or EditOutcome.Unchanged
            ? BackfillAnswers.Of(context, await backfill.StartAsync(import.WatchlistId, days, import.Who, import.Why, cancellationToken))
            : answer;
    }
}
