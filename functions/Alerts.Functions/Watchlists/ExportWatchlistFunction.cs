using System.Text;
using Alerts.Core.Access;
using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>A version as a file: <c>/api/watchlists/el-salvador/export?format=csv</c>.</summary>
public sealed class ExportWatchlistFunction(WatchlistHistory history)
{
    [Function("ExportWatchlist")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = GetWatchlistFunction.Route + "/export")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (form, version) = (WatchlistForms.Chosen(request), WatchlistVersions.InQuery(request.Query, "version"));
        if (await history.FindAsync(WatchlistAnswers.IdIn(request), version, cancellationToken) is not { Watchlist: var watchlist })
            return WatchlistAnswers.Unknown(request.HttpContext);

        request.HttpContext.Response.Headers.ETag = WatchlistVersions.TagOf(watchlist.Version).ToString();
        return form == WatchlistForm.Csv
            ? Results.Bytes(WatchlistCsv.Write(watchlist), "text/csv; charset=utf-8", $"{watchlist.Id}.csv")
            : Results.Bytes(Encoding.UTF8.GetBytes(WatchlistFile.ToJson(watchlist)), "application/json", $"{watchlist.Id}.json");
    }
}
