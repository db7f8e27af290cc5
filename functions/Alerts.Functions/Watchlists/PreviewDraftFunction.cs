using Alerts.Core.Access;
using Alerts.Core.Watchlists.Backtesting;
using Alerts.Functions.Api;
using Alerts.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Watchlists;

/// <summary>What a draft makes of one text or page, and why. Nothing is stored.</summary>
public sealed class PreviewDraftFunction(DraftPreview preview)
{
    [Function("PreviewDraft")]
    [Requires(Role.Editor)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/watchlists/preview")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadJsonAsync<PreviewRequestJson>(request, PreviewRequestJson.Example, cancellationToken, DraftBody.Largest);
        var text = new PreviewText(body.Title, body.Text, body.Address, body.Language);
        return await preview.ShowAsync(DraftBody.Read(body.Watchlist), text, cancellationToken) switch
        {
            PreviewOutcome.Shown shown => ApiJson.Result(PreviewJson.Of(shown)),
            PreviewOutcome.PageNotRead notRead => Problems.Problem(
                request.HttpContext, StatusCodes.Status422UnprocessableEntity, "The page could not be read", notRead.Reason),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }
}
