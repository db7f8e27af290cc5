namespace Alerts.Local;

/// <summary>Shows log lines as live lines: the pipeline's own by stage, of everything else only what is wrong.</summary>
internal sealed class StageLoggerProvider(LocalConsole console) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new StageLogger(console, categoryName);

    public void Dispose()
    {
    }

    private sealed class StageLogger(LocalConsole console, string category) : ILogger
    {
        private readonly Stage _stage = StageOf(category);
        private readonly LogLevel _least = LeastOf(category);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= _least;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // What Ctrl+C breaks off is no problem: it is done again at the next start.
            if (!IsEnabled(logLevel) || exception?.GetBaseException() is OperationCanceledException)
                return;
            var text = formatter(state, exception);
            if (logLevel >= LogLevel.Error)
                console.Problem(exception is null ? text : $"{text} {exception}");
            else
                console.Happened(_stage, text);
        }

        private static LogLevel LeastOf(string category) => category switch
        {
            _ when category.StartsWith("Alerts.", StringComparison.Ordinal) => LogLevel.Information,
            // Why a host does not start is told by whoever starts it, in one sentence.
            _ when category.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) => LogLevel.None,
            _ => LogLevel.Error,
        };

        private static Stage StageOf(string category) => category switch
        {
            _ when category.StartsWith("Alerts.Core.Feeds", StringComparison.Ordinal) => Stage.Feeds,
            _ when category.StartsWith("Alerts.Core.Analysis", StringComparison.Ordinal) => Stage.Articles,
            _ when category.StartsWith("Alerts.Core.Digests", StringComparison.Ordinal) => Stage.Digests,
            _ => Stage.Local,
        };
    }
}
