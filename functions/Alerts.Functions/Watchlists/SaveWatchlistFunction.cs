using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

public sealed class SaveWatchlistFunction(WatchlistImport imports)
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
        return WatchlistAnswers.Of(context, await imports.SaveAsync(import, isExpected, cancellationToken));
    }
}
