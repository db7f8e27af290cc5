using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Alerts.Functions.Web;

/// <summary>Puts <see cref="RequestPipeline"/> around the HTTP functions of the Functions worker.</summary>
public sealed class WorkerRequestPipeline(RequestPipeline pipeline, HttpFunctions functions) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        await pipeline.InvokeAsync(http, functions.AccessOf(context.FunctionDefinition.Name), async () =>
        {
            await next(context);
            // Left to the worker, the result would be written outside of the pipeline, and its errors would be an empty 500.
            if (context.GetInvocationResult().Value is IResult result)
                await result.ExecuteAsync(http);
        });
        // The answer is written: tells the worker that there is one and nothing left to do.
        context.GetInvocationResult().Value = Results.Empty;
    }
}
