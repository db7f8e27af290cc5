using Alerts.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Web;

/// <summary>What applies to every HTTP request, wherever the app runs: guard, headers, and an answer to every error.</summary>
public sealed partial class RequestPipeline(RequestGuard guard, ILogger<RequestPipeline> logger)
{
    /// <param name="access">Who may; null when the function does not say.</param>
    /// <param name="function">Runs the function and writes its result.</param>
    public async Task InvokeAsync(HttpContext context, AccessAttribute? access, Func<Task> function)
    {
        SetHeaders(context);
        try
        {
            if (await guard.RefusalAsync(context, access) is { } refusal)
                await refusal.ExecuteAsync(context);
            else
                await function();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to answer.
        }
        catch (InputException exception)
        {
            await AnswerAsync(context, () => Problems.BadRequest(context, exception.Message));
        }
        catch (BadHttpRequestException exception)
        {
            // Its message speaks of the server's limits and formats, which the status says well enough.
            await AnswerAsync(
                context, () => Problems.Problem(context, exception.StatusCode, "The request cannot be used", detail: null));
        }
        catch (Exception exception)
        {
            LogFailed(exception, context.Request.Method, context.Request.Path, Problems.TraceIdOf(context));
            await AnswerAsync(context, () => Problems.Unexpected(context));
        }
    }

    private static async Task AnswerAsync(HttpContext context, Func<IResult> problem)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer is out already: break it off, so that nobody takes it for a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        SetHeaders(context);
        await problem().ExecuteAsync(context);
    }

    private static void SetHeaders(HttpContext context)
    {
        SecurityHeaders.Apply(context.Response);
        context.Response.Headers[Problems.TraceHeader] = Problems.TraceIdOf(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed unexpectedly (trace {TraceId})")]
    private partial void LogFailed(Exception exception, string method, string path, string traceId);
}
