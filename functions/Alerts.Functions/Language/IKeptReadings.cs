namespace Alerts.Functions.Language;

/// <summary>Answers of the service by text, so that none is paid for twice.</summary>
internal interface IKeptReadings
{
    Task<TextAnswers?> FindAsync(string key, CancellationToken cancellationToken);

    Task KeepAsync(string key, TextAnswers answers, CancellationToken cancellationToken);

    /// <returns>How many there were.</returns>
    Task<int> RemoveOlderAsync(DateTimeOffset time, CancellationToken cancellationToken);
}

/// <summary>For tools that run beside the app.</summary>
internal sealed class NoKeptReadings : IKeptReadings
{
    public Task<TextAnswers?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult<TextAnswers?>(null);

    public Task KeepAsync(string key, TextAnswers answers, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> RemoveOlderAsync(DateTimeOffset time, CancellationToken cancellationToken) => Task.FromResult(0);
}
