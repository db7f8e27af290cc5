using Alerts.Core.Watchlists;
using Alerts.Core.Watchlists.Editing;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Watchlists;

/// <summary>What the functions for watchlists answer.</summary>
internal static class WatchlistAnswers
{
    public static string IdIn(HttpRequest request) => (string)request.RouteValues["watchlistId"]!;

    public static string EditorOf(HttpContext context) => context.Principal()?.Name ?? "unknown";

    public static IResult Show(HttpContext context, WatchlistVersion version, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = WatchlistVersions.TagOf(version.Watchlist.Version).ToString();
        if (status == StatusCodes.Status201Created)
            context.Response.Headers.Location = $"/api/watchlists/{version.Watchlist.Id}";
        return ApiJson.Result(WatchlistJson.Of(version), status);
    }

    public static IResult Of(HttpContext context, EditOutcome outcome) => outcome switch
    {
        EditOutcome.Saved { Version.Watchlist.Version: 1 } saved => Show(context, saved.Version, StatusCodes.Status201Created),
        EditOutcome.Saved saved => Show(context, saved.Version),
        EditOutcome.Unchanged unchanged => Show(context, unchanged.Version),
        EditOutcome.ChangedMeanwhile meanwhile => ChangedMeanwhile(context, meanwhile),
        EditOutcome.Refused refused => Refused(context, refused.Faults),
        EditOutcome.NeedsConfirmation held => NeedsConfirmation(context, held.Warnings),
        EditOutcome.Unknown => Unknown(context),
        var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
    };

    public static IResult Unknown(HttpContext context) =>
        Problems.NotFound(context, "There is no such watchlist or version; /api/watchlists lists all, and each has its versions under /versions.");

    public static IResult TooLarge(HttpContext context) => Problems.Problem(
        context, StatusCodes.Status413PayloadTooLarge, "Too large",
        $"A watchlist has at most {WatchlistRequests.LargestBody / 1024 / 1024} MB; split it into several.");

    public static IResult Refused(HttpContext context, IReadOnlyList<DraftFault> faults) => Problems.Problem(
        context, StatusCodes.Status422UnprocessableEntity, "The watchlist cannot be saved",
        "Nothing was saved. Each fault names its field, what is wrong and what would do.", ("faults", faults.Select(FaultJson.Of)));

    private static IResult NeedsConfirmation(HttpContext context, IReadOnlyList<DraftWarning> warnings) => Problems.Problem(
        context, StatusCodes.Status409Conflict, "Confirm what is meant so",
        "Nothing was saved. Send it again with the keys of those warnings in \"confirm\" that are meant so, or change what they name.",
        ("warnings", warnings.Select(WarningJson.Of)));

    private static IResult ChangedMeanwhile(HttpContext context, EditOutcome.ChangedMeanwhile meanwhile) => Problems.Problem(
        context, StatusCodes.Status412PreconditionFailed, "Changed meanwhile",
        "Somebody else has saved since you read it, and nothing was overwritten. \"changes\" says what would turn theirs into yours.",
        ("yours", WatchlistJson.ContentOf(meanwhile.Yours)),
        ("theirs", WatchlistJson.ContentOf(meanwhile.Theirs.Watchlist)),
        ("theirVersion", meanwhile.Theirs.Watchlist.Version),
        ("who", meanwhile.Theirs.Change.Who),
        ("when", meanwhile.Theirs.Change.When),
        ("why", meanwhile.Theirs.Change.Why),
        ("changes", meanwhile.Changes));
}
