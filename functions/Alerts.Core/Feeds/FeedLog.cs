using Microsoft.Extensions.Logging;

namespace Alerts.Core.Feeds;

internal static partial class FeedLog
{
    [LoggerMessage(101, LogLevel.Information, "{Feed}: {New} new of {Items} items")]
    public static partial void FeedRead(this ILogger logger, string feed, int @new, int items);

    [LoggerMessage(102, LogLevel.Debug, "{Feed}: unchanged")]
    public static partial void FeedUnchanged(this ILogger logger, string feed);

    [LoggerMessage(103, LogLevel.Warning, "{Feed}: {Error}")]
    public static partial void FeedFailed(this ILogger logger, string feed, string error);

    [LoggerMessage(105, LogLevel.Error, "{Feed}: reading it threw")]
    public static partial void FeedUnreadable(this ILogger logger, Exception exception, string feed);

    [LoggerMessage(106, LogLevel.Warning, "{Feed}: the publisher has given {Items} known articles new ids; they are not told again")]
    public static partial void FeedRenumbered(this ILogger logger, string feed, int items);

    [LoggerMessage(108, LogLevel.Debug, "{Host}: the time of this visit is over; feeds that were not reached stay due")]
    public static partial void VisitIsOver(this ILogger logger, string host);

    [LoggerMessage(112, LogLevel.Information, "{Host}: asked to wait; its other feeds stay due")]
    public static partial void AskedToWait(this ILogger logger, string host);

    [LoggerMessage(107, LogLevel.Error, "Feed {FeedId}: polling it threw")]
    public static partial void PollThrew(this ILogger logger, Exception exception, string feedId);

    [LoggerMessage(109, LogLevel.Error, "{Feed}: that its poll threw could not be written down; it stays due")]
    public static partial void NotPutOff(this ILogger logger, Exception exception, string feed);

    [LoggerMessage(110, LogLevel.Information, "{Feed}: its document left a gap; {Pages} further ones were asked for, with {Items} more items")]
    public static partial void HistoryRead(this ILogger logger, string feed, int pages, int items);

    [LoggerMessage(111, LogLevel.Warning, "{Feed}: a document with older items could not be read")]
    public static partial void HistoryUnread(this ILogger logger, Exception exception, string feed);

    [LoggerMessage(104, LogLevel.Debug, "{Feed}: polled by two workers at once; the first one's row stands")]
    public static partial void PolledTwice(this ILogger logger, string feed);
}
