using Alerts.Core.Analysis;
using Alerts.Core.Articles;
using Alerts.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Analysis;

/// <summary>Matches one batch of new articles and works out their tone.</summary>
public sealed class AnalyzeArticlesFunction(BatchAnalyzer analyzer)
{
    [Function("AnalyzeArticles")]
    public Task RunAsync([QueueTrigger(QueueNames.Articles)] AnalyzeArticles message, CancellationToken cancellationToken) =>
        analyzer.AnalyzeAsync(message, cancellationToken);
}
