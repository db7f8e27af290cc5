using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Language;

internal static partial class LanguageLog
{
    [LoggerMessage(901, LogLevel.Warning, "Azure AI Language: {Failed} of {Requests} requests have no answer; their articles have no tone yet. {Reason}")]
    public static partial void RequestsFailed(this ILogger logger, int failed, int requests, string reason);

    [LoggerMessage(902, LogLevel.Warning, "Azure AI Language refused or mistook a document: {Reason}")]
    public static partial void DocumentFailed(this ILogger logger, string reason);

    [LoggerMessage(903, LogLevel.Warning, "Azure AI Language is not asked for {Seconds} seconds. {Reason}")]
    public static partial void ServiceGivenUp(this ILogger logger, double seconds, string reason);

    [LoggerMessage(904, LogLevel.Information, "Azure AI Language answers again")]
    public static partial void ServiceBack(this ILogger logger);

    [LoggerMessage(905, LogLevel.Warning, "Azure AI Language: {Used} of {Budget} text records of {Month} are used; at this pace it will be {Forecast}. After the last one the embedded analyser takes over")]
    public static partial void BudgetNear(this ILogger logger, long used, int budget, string month, long forecast);

    [LoggerMessage(906, LogLevel.Error, "Azure AI Language: the {Budget} text records of {Month} are used up; the embedded analyser takes over until the month ends. Language:MonthlyRecords is the setting")]
    public static partial void BudgetSpent(this ILogger logger, int budget, string month);

    [LoggerMessage(907, LogLevel.Warning, "Azure AI Language: {Articles} articles do not fit into this minute's records and have no tone yet. Language:RecordsPerMinute is the setting")]
    public static partial void MinuteFull(this ILogger logger, int articles);

    [LoggerMessage(908, LogLevel.Error, "Azure AI Language: storage failed beside it; an answer may be paid for twice, or come later")]
    public static partial void StorageFailed(this ILogger logger, Exception exception);

    [LoggerMessage(909, LogLevel.Warning, "Azure AI Language asks to be left alone for {Told}; it is tried again after {Cut}")]
    public static partial void RetryAfterCut(this ILogger logger, TimeSpan told, TimeSpan cut);

    [LoggerMessage(910, LogLevel.Information, "Azure AI Language: {Removed} kept answers were older than {Days} days and are removed")]
    public static partial void ReadingsRemoved(this ILogger logger, int removed, int days);
}
