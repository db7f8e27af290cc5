using System.Globalization;
using Alerts.Core;
using Alerts.Core.Access;
using Alerts.Core.Watchlists.Scorecards;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>How the spellings of a watchlist do, and what would do better: <c>/api/watchlists/el-salvador/scorecard?days=30</c>.</summary>
public sealed class GetScorecardFunction(ScorecardMaker scorecards)
{
    private const int UsualDays = 30;

    [Function("GetScorecard")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/watchlists/{watchlistId}/scorecard")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var id = (string)request.RouteValues["watchlistId"]!;
        return await scorecards.MakeAsync(id, DaysIn(request.Query["days"].ToString()), cancellationToken) is { } scorecard
            ? ApiJson.Result(ScorecardJson.Of(scorecard))
            : Problems.NotFound(request.HttpContext, $"There is no watchlist \"{id}\".");
    }

    private static int DaysIn(string text)
    {
        if (text.Length == 0)
            return UsualDays;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? days
            : throw new InputException("days is no number; write a whole number of days such as days=30.");
    }
}
