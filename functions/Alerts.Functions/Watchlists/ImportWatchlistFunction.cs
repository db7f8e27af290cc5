using Alerts.Core.Access;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>Saves a file that is the request's body, all of it or nothing: <c>/api/watchlists/el-salvador/import?format=csv&amp;why=…</c>.</summary>
public sealed class ImportWatchlistFunction(WatchlistImport imports)
{
    [Function("ImportWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = GetWatchlistFunction.Route + "/import")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var context = request.HttpContext;
        if (WatchlistVersions.Expected(request) is not { } isExpected)
            return WatchlistVersions.NotSaid(context);
        if (await RequestBody.ReadAsync(request, WatchlistRequests.LargestBody, cancellationToken) is not { } body)
            return WatchlistAnswers.TooLarge(context);

        var id = WatchlistAnswers.IdIn(request);
        var file = WatchlistForms.Chosen(request) == WatchlistForm.Csv
            ? await imports.ReadCsvAsync(id, request.Query["name"], body, cancellationToken)
            : WatchlistImport.ReadJson(body);
        var import = new ImportedFile(id, file, WatchlistAnswers.EditorOf(context), request.Query["why"], [.. request.Query["confirm"].OfType<string>()]);
        return WatchlistAnswers.Of(context, await imports.SaveAsync(import, isExpected, cancellationToken));
    }
}
