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

    [LoggerMessage(205, LogLevel.Warning, "Analyser {Analyzer} gave no tone for {Missing} of {Articles} articles; what it said of {Odd} does not fit their text")]
    public static partial void DocumentsNotAnalyzed(this ILogger logger, string analyzer, int missing, int articles, int odd);

    [LoggerMessage(206, LogLevel.Information, "{Alerts} alerts of batch {BatchId} have their tone now")]
    public static partial void TonesCompleted(this ILogger logger, int alerts, string batchId);

    [LoggerMessage(207, LogLevel.Warning, "{Alerts} alerts of batch {BatchId} are still without tone; the next attempt is at {At:u}")]
    public static partial void TonesPutOff(this ILogger logger, int alerts, string batchId, DateTimeOffset at);

    [LoggerMessage(208, LogLevel.Error, "Batch {BatchId}: {Reason}")]
    public static partial void TonesGivenUp(this ILogger logger, string batchId, string reason);
}
