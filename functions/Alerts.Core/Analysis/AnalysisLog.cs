using Microsoft.Extensions.Logging;

namespace Alerts.Core.Analysis;

internal static partial class AnalysisLog
{
    [LoggerMessage(201, LogLevel.Information, "{Source}: {Articles} articles read, {Matched} matched, {Alerts} alerts")]
    public static partial void BatchAnalyzed(this ILogger logger, string source, int articles, int matched, int alerts);

    [LoggerMessage(202, LogLevel.Warning, "Batch {BatchId} is not stored; its message is dropped")]
    public static partial void BatchMissing(this ILogger logger, string batchId);

    [LoggerMessage(203, LogLevel.Error, "Matching failed for \"{Title}\"")]
    public static partial void MatchFailed(this ILogger logger, Exception exception, string title);

    [LoggerMessage(204, LogLevel.Error, "Analyser {Analyzer} failed; {Articles} articles go out without tone")]
    public static partial void AnalyzerFailed(this ILogger logger, Exception exception, string analyzer, int articles);
}
