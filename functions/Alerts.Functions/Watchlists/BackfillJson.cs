using System.Globalization;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions.Api;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Watchlists;

/// <summary>The body that asks for a backfill.</summary>
internal sealed record BackfillRequestJson(int Days, string? Why)
{
    public const string Example = """{"days": 14, "why": "The alias is new, and readers asked for what they have missed"}""";
}

internal static class BackfillAnswers
{
    public static IResult Of(HttpContext context, BackfillOutcome outcome) => outcome switch
    {
        BackfillOutcome.Started started => ApiJson.Result(BackfillJson.Of(started), StatusCodes.Status202Accepted),
        BackfillOutcome.UnknownWatchlist => WatchlistAnswers.Unknown(context),
        var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
    };
}

/// <param name="Batches">Ids of the rows in which the work ends.</param>
/// <param name="Words">What will happen.</param>
internal sealed record BackfillJson(string WatchlistId, int Version, int Articles, IReadOnlyList<string> Batches, string Words)
{
    public static BackfillJson Of(BackfillOutcome.Started started) => new(
        started.Watchlist.Id, started.Watchlist.Version, started.Articles, started.BatchIds,
        started.Articles == 0
            ? "No article of these days matches; nothing will be told."
            : string.Create(CultureInfo.InvariantCulture, $"{started.Articles:N0} articles of these days match. What was not told in its own time goes, marked, with the next digest of those who want it; nobody gets a mail for it alone at once."));
}
